/** What the Cloud API takes. Lengths in characters as it counts them, or fewer; sizes in bytes. */

/** https://developers.facebook.com/docs/whatsapp/cloud-api/messages/text-messages */
export const TEXT_BODY = 4096;
/** https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-reply-buttons-messages */
export const INTERACTIVE_BODY = 1024;
export const REPLY_BUTTONS = 3;
export const REPLY_TITLE = 20;
/** https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-list-messages */
export const LIST_ROWS = 10;
export const ROW_TITLE = 24;
export const ROW_DESCRIPTION = 72;
/** A button's may have 256 characters; one form serves both. */
export const ROW_ID = 200;
export const LIST_BUTTON = 20;
/** https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/components (the whole body; one value is kept far below it) */
export const TEMPLATE_PARAMETER = 600;

const MB = 1024 * 1024;
/** https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media#supported-media-types */
export const mediaKinds = {
  image: { most: 5 * MB, types: ['image/jpeg', 'image/png'] },
  audio: { most: 16 * MB, types: ['audio/aac', 'audio/mp4', 'audio/mpeg', 'audio/amr', 'audio/ogg'] },
  video: { most: 16 * MB, types: ['video/mp4', 'video/3gpp'] },
  document: {
    most: 100 * MB,
    types: [
      'text/plain',
      'application/pdf',
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      // A picture or a recording that is too large for its own kind may still go as a document.
      'image/jpeg',
      'image/png',
      'audio/mpeg',
      'audio/ogg',
      'video/mp4',
    ],
  },
} as const;
export type MediaKind = keyof typeof mediaKinds;

/** https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/overview (a post of at most 3 MB) */
export const WEBHOOK_BYTES = 3 * MB;
/** The same page: an event that could not be delivered is offered again for so long. An instant before that is none of ours. */
export const OLDEST_EVENT_MS = 7 * 86_400_000;

/** https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-messages#customer-service-windows */
const WINDOW_MS = 24 * 3_600_000;
/** What is on its way when the window closes would be refused. */
const WINDOW_MARGIN_MS = 60_000;
export const WINDOW_OPEN_MS = WINDOW_MS - WINDOW_MARGIN_MS;

/** https://developers.facebook.com/docs/whatsapp/cloud-api/overview#throughput: 80 messages a second of one number. */
export const ACCOUNT_RATE = { calls: 80, perMs: 1000 } as const;
/** The same page, "pair rate limits": one message in six seconds to one person; 45 may go at once, and are then waited for. */
export const PAIR_RATE = { calls: 45, perMs: 45 * 6000 } as const;
/** After error 131056 no message to that person for 4^n seconds, n counted from 0. */
export const PAIR_BACKOFF_BASE = 4;

/** The outbox gives up on an attempt after ten seconds; what is not begun by then waits for the next one. */
export const SEND_MS = 8000;
/** A wait for the platform's rates that is not worth another attempt. */
export const SHORT_WAIT_MS = 2000;
/** A status that tells of a message usually comes within a second or two. */
export const FIND_MS = 4000;
export const RECEIVE_MS = 8000;
export const MEDIA_MS = 60_000;
export const CHECK_MS = 5000;

/** https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media#download-media */
export const MEDIA_HOSTS = ['lookaside.fbsbx.com'] as const;
export const MEDIA_DOMAINS = ['.fbcdn.net', '.whatsapp.net'] as const;

export const DEFAULT_API_URL = 'https://graph.facebook.com/v23.0';
