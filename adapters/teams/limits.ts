/** The whole message may not be larger, in bytes of its JSON. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages */
export const CARD_BYTES = 80 * 1024;
/** What a card may take of that: the activity around it needs some. */
export const CARD_ROOM_BYTES = CARD_BYTES - 8 * 1024;
/** Of a plain message's text: far below what Teams takes (80 KB), so that it stays readable. */
export const TEXT_UNITS = 12_000;
/** Of one text block. A longer one is split into several. */
export const BLOCK_UNITS = 4_000;
/** Bytes that a card's paragraphs may take before the message is split in two. */
export const CARD_TEXT_BYTES = 40_000;
/** Buttons beside each other; Teams shows at most six and hides the rest in a menu. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference */
export const BUTTONS = 6;
/** Options of one choice set. More are searched by typing letters. */
export const OPTIONS = 200;
/** Rows that a repeating group offers to fill at once. */
export const GROUP_ROWS = 8;
/** Of one fact's value. */
export const FACT_UNITS = 3_000;
/** Of an input's label and its hint. */
export const LABEL_UNITS = 400;
/** People whose clients refresh a card by themselves. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/up-to-date-views */
export const REFRESH_USERS = 60;
/** What the desk reads of one request from Teams. */
export const BODY_BYTES = 512 * 1024;
/** How long a card's button may wait for its answer; Teams gives up after five seconds, then tries again. */
export const INVOKE_MS = 4_000;
/** Of that, how long the turn may take until the card as it stands is the answer. */
export const TURN_MS = 2_500;
/** One request to Teams, or to where tokens come from. */
export const HTTP_MS = 8_000;
/** A file that goes to OneDrive or comes from there. */
export const FILE_MS = 60_000;
/**
 * Messages to one conversation. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 * Teams counts when they arrive, the desk when they leave: half a second more keeps calls that take unevenly long apart enough.
 */
export const CONVERSATION_RATES = [
  { calls: 7, perMs: 1_500 },
  { calls: 8, perMs: 2_500 },
  { calls: 60, perMs: 30_500 },
  { calls: 1_800, perMs: 3_600_000 },
] as const;
/** All conversations together. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
export const APP_RATES = [{ calls: 50, perMs: 1_000 }] as const;
/** A wait for our own pace that is no longer than this is waited out; a longer one goes back to the outbox. */
export const SHORT_WAIT_MS = 2_000;
/** A tap that comes again within this time is the same tap, whatever id it carries. */
export const SAME_TAP_MS = 60_000;
/** An image of this size or less is shown in the message. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 */
export const INLINE_IMAGE_BYTES = 40 * 1024;
/** Where people who have never written are reached, until Teams names another address. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages */
export const PUBLIC_SERVICE_URL = 'https://smba.trafficmanager.net/teams/';
