import type { Router } from 'express';
import { createPace, type Rate } from '../../src/messaging/platform/pace.ts';
import type { Channel, ChannelTools } from '../../src/channel.ts';
import { createApi } from './send/api.ts';
import { fetchMedia } from './receive/fetch-media.ts';
import { ACCOUNT_RATE, PAIR_RATE } from './limits.ts';
import { createPlaces } from './places.ts';
import { createSendContent } from './send/send-content.ts';
import { createSender } from './send/send.ts';
import type { WhatsAppSettings } from './settings.ts';
import { createTaking, type Ears } from './receive/take-post.ts';
import { createWebhook } from './receive/webhook.ts';

export interface WhatsAppChannel extends Channel {
  /** To be mounted at `/`; answers its own paths and reads its own bodies, since signatures cover raw bytes. */
  readonly router: Router;
}

/** Of the account, and of one person; `held` has no rate, it only waits where the platform asked for it. */
function ratesOf(key: string): readonly Rate[] {
  if (key === 'account') return [ACCOUNT_RATE];
  return key.startsWith('pair:') ? [PAIR_RATE] : [];
}

/** WhatsApp, for a desk whose credentials are set. */
export function createWhatsAppChannel(settings: WhatsAppSettings, tools: ChannelTools): WhatsAppChannel {
  const { store, now, log } = tools;
  const api = createApi(settings, now);
  const places = createPlaces(store, now);
  const pace = createPace({ now, ratesOf });
  const sendContent = createSendContent({ api, pace, now });
  const sender = createSender({ tools, api, places, sendContent });
  let ears: Ears | undefined;
  const taking = createTaking({ settings, tools, api, places, sendContent, pace, ears: () => ears });
  return {
    name: 'whatsapp',
    router: createWebhook({ settings, log, take: taking.take }),
    start: async (receive, noted) => {
      ears = { receive, noted };
    },
    stop: async () => {
      ears = undefined;
      await taking.idle();
    },
    send: (message) => sender.send(message),
    find: (message) => sender.find(message),
    fetch: (ref) => fetchMedia(settings, api, ref),
  };
}
