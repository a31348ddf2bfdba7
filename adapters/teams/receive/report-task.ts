import { readerOf } from '../../../src/messaging/reader-of.ts';
import { shorten } from '../../../src/messaging/platform/split-text.ts';
import type { ChannelTools } from '../../../src/channel.ts';
import { personOf, type Activity } from './activity.ts';
import { CARD_TYPE } from '../render/card.ts';
import { BLOCK_UNITS } from '../limits.ts';
import { plainWords } from '../render/plain-words.ts';
import { reportedIn, wordsReported } from './read-report.ts';

type Tools = Pick<ChannelTools, 'store' | 'identify' | 'definitions' | 'translate'>;

/** The dialog of "Create ticket": the words that the ticket would begin with, and a button. Its answer is `composeExtension/submitAction`. */
export async function askToReport(tools: Tools, activity: Activity): Promise<object> {
  const say = await sayTo(tools, activity);
  const reported = reportedIn(activity.value);
  const words = reported ? wordsReported(reported, activity) : '';
  const block = { type: 'TextBlock', wrap: true };
  const card = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: [
      { ...block, text: say('teams.report_ask') },
      { ...block, text: plainWords(shorten(words || '📎', BLOCK_UNITS)), isSubtle: true },
    ],
    actions: [{ type: 'Action.Submit', title: say('teams.report_button'), style: 'positive', data: {} }],
  };
  const value = {
    title: say('teams.report_title'),
    height: 'small',
    width: 'small',
    card: { contentType: CARD_TYPE, content: card },
  };
  return { task: { type: 'continue', value } };
}

/** The desk goes on in the personal chat: it asks there whether it has understood. */
export async function reportTaken(tools: Tools, activity: Activity): Promise<object> {
  const say = await sayTo(tools, activity);
  return { task: { type: 'message', value: say('teams.report_taken') } };
}

async function sayTo({ store, identify, definitions, translate }: Tools, activity: Activity): Promise<(key: string) => string> {
  const person = await identify({ channel: 'teams', userId: personOf(activity.from) });
  const contact = person === undefined ? undefined : await store.transaction((tx) => tx.collection('contacts').get(person));
  const { language } = readerOf(person ?? '', definitions(), contact);
  return (key) => translate(language, key);
}
