import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HOME_ACTION } from '../../../adapters/slack/home/home-blocks.ts';
import { createHome, type HomeView } from '../../../adapters/slack/home/home.ts';
import { createViews } from '../../../src/actions/looking/view-tickets.ts';
import { layFoundation } from '../../../src/commands/compose.ts';
import type { TicketLine } from '../../../src/messaging/ticket-view.ts';
import type { ChannelTools } from '../../../src/channel.ts';
import { createQuietLog } from '../../fakes/quiet-log.ts';
import { checkBlocks } from '../../fakes/slack/check-blocks.ts';
import { temporaryStore } from '../../fakes/temporary-store.ts';
import { openStory, type StoryPlace } from '../../scenarios/run-scenario.ts';

const foundation = await layFoundation({ config: fileURLToPath(new URL('../../../config', import.meta.url)) });

/** A demo desk in the middle of a story, and the tab over its store. Slack ids are the people's own. */
async function open(place: StoryPlace, more: Partial<ChannelTools> = {}) {
  const story = await openStory(place);
  const { translate, words, knowledge } = foundation;
  const definitions = () => knowledge.definitions;
  const now = () => new Date('2026-03-02T14:00:00Z');
  const { log, lines } = createQuietLog();
  const tools = {
    ...{ store: place.store, definitions, translate, now, log },
    views: createViews({ store: place.store, definitions, translate, words, now }),
    identify: async ({ userId }: { userId: string }) => (definitions().people.has(userId) ? userId : undefined),
    ...more,
  };
  const published: HomeView[] = [];
  const state = { fails: false };
  const publish = async (shown: HomeView): Promise<void> => {
    if (state.fails) throw new Error('ratelimited');
    published.push(shown);
  };
  const home = createHome({ tools, publish, everyMs: 0 });
  const show = async (userId: string): Promise<HomeView> => {
    await home.opened({ channel: 'slack', userId });
    return published.at(-1)!;
  };
  return { story, home, published, state, show, log: lines };
}

/** All that can be tapped, by what it would write behind `/mesa`. */
function commands({ view }: HomeView): readonly string[] {
  const values: string[] = [];
  JSON.stringify(view.blocks, (key, value: unknown) => {
    if (key === 'value' && typeof value === 'string') values.push(value);
    return value;
  });
  return values;
}

function textOf({ view }: HomeView): string {
  const texts: string[] = [];
  JSON.stringify(view.blocks, (key, value: unknown) => {
    if (key === 'text' && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.join('\n');
}

let place: StoryPlace;
beforeEach(async () => {
  place = await temporaryStore();
});
afterEach(() => place.drop());

describe('the Home tab', () => {
  test('an employee: what is theirs, and what they can ask for; every tap is a command that the desk knows', async () => {
    const { story, show } = await open(place);
    const ana = story.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    await ana.tap('Abrir');
    const shown = await show('ana');
    expect(checkBlocks(shown.view.blocks, 'home')).toEqual([]);
    expect(textOf(shown)).toMatch(/Hola, Ana Torres[\s\S]*Tus tickets\nINC-1 · no puedo imprimir\nregistrado · normal · vence/);
    expect(textOf(shown)).not.toMatch(/Cola|decisión/);
    for (const command of commands(shown)) {
      const said = (await ana.command(command)).map(({ text }) => text).join('\n');
      expect(said).not.toMatch(/No conozco|No entiendo|Se escribe así/);
      await ana.command('cancelar');
    }
    expect(commands(shown)).toEqual(expect.arrayContaining(['new', 'show INC-1', 'new Laptop']));
  });

  test('an approver reads the form and decides there; the tab follows', async () => {
    const { story, show, home, published } = await open(place);
    const ana = story.as('ana', 'slack');
    for (const words of ['necesito un mouse', 'sí', 'omitir', 'enviar']) await ana.say(words);
    const asked = await show('luis');
    expect(checkBlocks(asked.view.blocks, 'home')).toEqual([]);
    expect(textOf(asked)).toMatch(/Espera tu decisión\nREQ-1 · .*\nLo pide Ana Torres/);
    expect(commands(asked)).toEqual(expect.arrayContaining(['approve REQ-1', 'reject REQ-1', 'show REQ-1']));
    await story.as('luis', 'slack').command('approve REQ-1');
    await home.refresh();
    expect(published).toHaveLength(2);
    expect(textOf(published[1]!)).not.toContain('REQ-1');
    await home.refresh();
    expect(published).toHaveLength(2);
  });

  test('an agent: the queue in English as in Spanish, and what is theirs', async () => {
    const { story, show } = await open(place);
    const ana = story.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    await ana.tap('Abrir');
    const before = await show('carlos');
    expect(checkBlocks(before.view.blocks, 'home')).toEqual([]);
    expect(textOf(before)).toMatch(/Cola de tu equipo\nINC-1/);
    expect(commands(before)).toContain('take INC-1');
    await story.as('carlos', 'slack').command('take INC-1');
    const after = await show('carlos');
    expect(textOf(after)).toMatch(/A tu cargo\nINC-1[\s\S]*No hay nada en la cola/);
    expect(commands(after)).not.toContain('take INC-1');
    expect(textOf(await show('bob'))).toMatch(/Hello, Bob/);
  });

  test('what is solved asks its requester for their word', async () => {
    const { story, show } = await open(place);
    const ana = story.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    await ana.tap('Abrir');
    await story.as('carlos', 'slack').command('take INC-1');
    await story.as('carlos', 'slack').command('resolve INC-1 cambié el tóner');
    expect(commands(await show('ana'))).toContain('conform INC-1');
    await ana.command('conform INC-1');
    expect(commands(await show('ana')).join()).not.toContain('INC-1');
  });

  test('a stranger reads a kind word and nothing else', async () => {
    const { show } = await open(place);
    const shown = await show('U0NOBODY');
    expect(shown.view.blocks).toHaveLength(1);
    expect(textOf(shown)).toMatch(/no reconozco tu cuenta/);
  });

  test('people write no markup, mention or link', async () => {
    const { story, show } = await open(place);
    const ana = story.as('ana', 'slack');
    await ana.say('no puedo imprimir <!channel> <@U123> *todo* <https://evil.example|aquí> :smile:');
    await ana.tap('Abrir');
    const { view } = await show('carlos');
    expect(JSON.stringify(view)).toContain('<!channel>');
    expect(JSON.stringify(view)).not.toContain('"mrkdwn"');
    expect(JSON.stringify(view)).not.toContain('"emoji":true');
  });

  test('however much there is, Slack takes it, and says how much is left', async () => {
    const line = (kind: string) => (_: unknown, at: number) =>
      ({
        ...{ number: `${kind}-${at}`, title: 'x'.repeat(4000), state: 'registered', stateLabel: 's', priorityLabel: 'p' },
        ...{ requester: 'y'.repeat(300), breached: true, dueAt: new Date(0), facts: [] },
      }) as unknown as TicketLine;
    const many = (kind: string) => async () => Array.from({ length: 100 }, line(kind));
    const facts = Array.from({ length: 40 }, () => ({ label: 'l'.repeat(300), value: 'v'.repeat(5000) }));
    const { show } = await open(place, {
      views: {
        ...{ mine: many('A'), queue: many('B'), assigned: many('C'), approvals: many('D'), changed: async () => new Map() },
        person: () => ({ id: 'carlos', name: 'n'.repeat(500), language: 'es', agent: true, rooms: [] }),
        ticket: async (_: string, number: string) => ({ number, title: 't', requester: 'r', facts }),
      } as unknown as ChannelTools['views'],
    });
    const shown = await show('carlos');
    expect(checkBlocks(shown.view.blocks, 'home')).toEqual([]);
    expect(textOf(shown)).toContain('Y 88 más.');
    expect(commands(shown)).toEqual(expect.arrayContaining(['help', 'web', 'queue', 'mine']));
    expect(JSON.stringify(shown.view.blocks)).toContain(`"action_id":"${HOME_ACTION}:`);
  });

  test('a tab that cannot be shown is nobody’s error', async () => {
    const { home, state, log, published } = await open(place);
    state.fails = true;
    await home.opened({ channel: 'slack', userId: 'ana' });
    await home.refresh();
    await home.stop();
    expect(published).toEqual([]);
    expect(log.join()).toContain('the Home tab could not be shown');
  });
});
