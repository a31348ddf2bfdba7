import { openStates } from '../../../src/domain/lifecycle.ts';
import { readerOf } from '../../../src/messaging/reader-of.ts';
import { createSpeaker } from '../../../src/messaging/speak.ts';
import type { ChannelTools } from '../../../src/channel.ts';
import type { Block } from './home-blocks.ts';
import { homeBlocks, MOST_APPROVALS, type HomeContent, type HomeWords } from './home-view.ts';

type HomeTools = Pick<ChannelTools, 'store' | 'views' | 'definitions' | 'translate'>;

/** What a person's tab shows now; every part has passed the rules of sight. */
export async function homeBlocksFor(tools: HomeTools, person: string): Promise<readonly Block[]> {
  const definitions = tools.definitions();
  const contact = await tools.store.transaction((tx) => tx.collection('contacts').get(person));
  const reader = readerOf(person, definitions, contact);
  const speaker = createSpeaker({ translate: tools.translate, definitions }, reader);
  const words: HomeWords = {
    say: (key, params) => tools.translate(reader.language, key, params),
    at: (instant) => speaker.value({ at: instant }),
  };
  const items = [...definitions.items.values()].map(({ label }) => label[reader.language]);
  return homeBlocks({ ...(await contentFor(tools.views, person)), items }, words);
}

const live: ReadonlySet<string> = new Set([...openStates, 'resolved']);

async function contentFor(views: ChannelTools['views'], person: string): Promise<Omit<HomeContent, 'items'>> {
  const { name = person, agent = false } = views.person(person) ?? {};
  const approvals: HomeContent['approvals'][number][] = [];
  for (const line of await views.approvals(person)) {
    const seen = approvals.length < MOST_APPROVALS ? await views.ticket(person, line.number) : undefined;
    approvals.push({ ...line, facts: seen?.facts ?? [] });
  }
  const mine = (await views.mine(person)).filter(({ state }) => live.has(state));
  if (!agent) return { name, approvals, mine };
  const assigned = await views.assigned(person);
  const own = new Set(assigned.map(({ number }) => number));
  const queue = (await views.queue(person)).filter(({ number }) => !own.has(number));
  return { name, approvals, mine, work: { assigned, queue } };
}
