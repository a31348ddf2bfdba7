import type { Environment } from '../../../adapters/config/env.ts';
import type { Definitions } from '../../domain/definitions.ts';
import { bad, good, type Finding } from './finding.ts';

/** Messages that come unasked, often days after their reader last wrote: without a template they do not get through to WhatsApp. */
const unasked = [
  'approval.ask',
  'approval.reminder',
  'conformity.told',
  'conformity.told_by_silence',
  'conformity.nudge',
  'told.reply',
  'told.waiting_requester',
  'waiting.nudge',
  'request.approved',
  'request.rejected',
];

/** Nothing is said where WhatsApp is off. Whether Meta has approved them is for `checkWhatsApp`, or for the first refusal. */
export function checkTemplates({ whatsapp }: Pick<Environment, 'whatsapp'>, { templates }: Definitions): readonly Finding[] {
  if (whatsapp === undefined) return [];
  const missing = unasked.filter((key) => !templates?.has(key));
  const about = 'whatsapp templates';
  if (missing.length === 0) return [good(about, `${templates?.size ?? 0}; what has none goes to another channel, or is held`)];
  const says = `none for ${missing.join(', ')}: 24 hours after somebody wrote these go to another channel, or are held`;
  return [bad(about, `${says}; add them to whatsapp-templates.yaml and register them with Meta (README, "Set up WhatsApp")`)];
}
