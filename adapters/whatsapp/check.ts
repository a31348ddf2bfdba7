import { createHmac } from 'node:crypto';
import { createApi, type Answered } from './send/api.ts';
import { consequenceOf } from './send/errors.ts';
import { CHECK_MS, DEFAULT_API_URL } from './limits.ts';
import type { WhatsAppSettings } from './settings.ts';

/** What was looked at: `problem` of a good one says what was found. */
export interface Look {
  readonly ok: boolean;
  readonly problem?: string;
  readonly remedy?: string;
}

interface Phone {
  readonly display_phone_number?: unknown;
  readonly verified_name?: unknown;
  readonly quality_rating?: unknown;
}

/**
 * Asks WhatsApp for the number that the desk writes from, signed with the app's secret: that tells a wrong token, a wrong number and a wrong
 * secret apart. https://developers.facebook.com/docs/graph-api/securing-requests
 */
export async function checkWhatsApp(settings: WhatsAppSettings): Promise<readonly Look[]> {
  const api = createApi(settings, () => new Date());
  const proof = createHmac('sha256', settings.appSecret).update(settings.token).digest('hex');
  const fields = 'display_phone_number,verified_name,quality_rating';
  const path = `${api.phone}?fields=${fields}&appsecret_proof=${proof}`;
  const answered = await api.call({ path, method: 'GET', withinMs: CHECK_MS });
  if (!answered.ok) return [problemOf(answered, settings)];
  const phone = answered.body as Phone;
  const named = [phone.verified_name, phone.display_phone_number].filter((one) => typeof one === 'string').join(', ');
  const found: Look = { ok: true, problem: named === '' ? 'the token and the number work' : `writes as ${named}` };
  return phone.quality_rating === 'RED' ? [found, lowQuality] : [found];
}

const lowQuality: Look = {
  ok: false,
  problem: "the number's quality is rated low, so that WhatsApp may limit it",
  remedy: 'see in the WhatsApp Manager which messages people block or report',
};

function problemOf(error: Extract<Answered, { ok: false }>, { phoneNumberId, apiUrl = DEFAULT_API_URL }: WhatsAppSettings): Look {
  if (/appsecret_proof/.test(error.text))
    return {
      ok: false,
      problem: "WHATSAPP_APP_SECRET is not that of the token's app",
      remedy: 'copy it from the app settings, "Basic"',
    };
  if (error.code === BLOCKED || error.code === LOCKED)
    return { ok: false, problem: 'the WhatsApp account is restricted', remedy: 'see in the Business Manager what Meta asks for' };
  if (error.code === INVALID || error.code === DELETED || error.status === 404)
    return {
      ok: false,
      problem: `the token knows no number with the id ${phoneNumberId}`,
      remedy:
        'set WHATSAPP_PHONE_NUMBER_ID to the id under "API setup" (not the number), and give the token\'s user access to the account',
    };
  if (consequenceOf(error) === 'credentials')
    return {
      ok: false,
      problem: 'WhatsApp does not take WHATSAPP_TOKEN',
      remedy: 'make a permanent token of a system user with whatsapp_business_messaging, and set it',
    };
  return {
    ok: false,
    problem: `${new URL(apiUrl).host} does not answer as it should (${error.text})`,
    remedy: 'see that this machine reaches it',
  };
}

const BLOCKED = 368;
const LOCKED = 131031;
const INVALID = 100;
const DELETED = 33;
