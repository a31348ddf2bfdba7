import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createFolderFiles } from '../../adapters/files-folder/files.ts';
import type { PlatformName } from '../../adapters/play/platforms.ts';
import { layFoundation, type Foundation } from '../../src/commands/compose.ts';
import { makePlayDesk, playPeople } from '../../src/commands/play/make-play-desk.ts';
import { openPlay } from '../../src/commands/play/open-play.ts';
import { Step } from '../../src/commands/play/steps.ts';
import type { Channel, Delivery } from '../../src/channel.ts';
import { createQuietLog } from '../fakes/quiet-log.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import type { Printed } from './run-scenario.ts';

/** Stories with platforms that do not reach everybody: what `refusal` says for a lane, its platform answers. */
const demo = fileURLToPath(new URL('../../config', import.meta.url));
let foundation: Foundation | undefined;
let place: Awaited<ReturnType<typeof temporaryStore>>;
let refusals: Map<string, Extract<Delivery, { ok: false }>>;
let asked: string[];
let lines: Printed[];
let perform: (step: object) => Promise<Printed[]>;

beforeEach(async () => {
  foundation ??= await layFoundation({ config: demo });
  place = await temporaryStore();
  [refusals, asked, lines] = [new Map(), [], []];
  const files = await createFolderFiles({ folder: join(place.folder, 'files') });
  const makeDesk = makePlayDesk({ foundation, store: place.store, files, log: createQuietLog().log });
  const session = await openPlay({
    ...{ store: place.store, keepsProgress: false, people: playPeople(foundation) },
    makeDesk: (parts) => makeDesk({ ...parts, channels: parts.channels.map(moody) }),
    print: (line) => void lines.push(JSON.parse(JSON.stringify(line))),
  });
  perform = async (step) => {
    const from = lines.length;
    await session.perform(Step.parse(step));
    return lines.slice(from);
  };
});
afterEach(() => place.drop());

function moody(channel: Channel): Channel {
  return {
    ...channel,
    send: (message) => {
      const lane = `${channel.name}:${message.to.id}`;
      asked.push(lane);
      const refusal = refusals.get(lane);
      return refusal ? Promise.resolve(refusal) : channel.send(message);
    },
  };
}

const as = (person: string, on: PlatformName) => ({
  say: (say: string) => perform({ as: person, on, say }),
  tap: (tap: string) => perform({ as: person, on, tap }),
});
const closed = { ok: false, retry: 'elsewhere', reason: 'the window is closed' } as const;
const blocked = { ...closed, because: 'blocked' } as const;
const everywhere = ['slack', 'teams', 'whatsapp', 'web'] as const;
const to = (printed: readonly Printed[], person: string) => printed.filter((line) => line.to === person);

async function reported(on: PlatformName): Promise<void> {
  await as('ana', on).say('no puedo imprimir');
  await as('ana', on).tap('Abrir');
  await as('carlos', 'slack').say('tomar INC-1');
}

describe('somebody who cannot be reached where they wrote last', () => {
  test('gets a question on another channel, answers it there, and sees it change there', async () => {
    await as('luis', 'whatsapp').say('hola');
    refusals.set('whatsapp:luis', closed);
    await as('ana', 'slack').say('necesito un mouse nuevo');
    for (let turn = 0; turn < 12 && to(lines, 'luis').every(({ ticket }) => !ticket); turn += 1) {
      const { choices, expects } = to(lines, 'ana').at(-1)!;
      const send = choices.find((label) => /enviar|continuar|abrir|omitir|registrar/i.test(label));
      await (send ? as('ana', 'slack').tap(send) : as('ana', 'slack').say(expects?.options?.[0] ?? 'para trabajar mejor'));
    }
    const card = to(lines, 'luis').findLast(({ choices }) => choices.includes('Aprobar'))!;
    expect(card).toMatchObject({ ticket: 'REQ-1', choices: expect.arrayContaining(['Aprobar', 'Rechazar']) });
    expect(card.on).not.toBe('whatsapp');
    const told = await as('luis', card.on as PlatformName).tap('Aprobar');
    expect(to(told, 'luis').find(({ message }) => message === card.message)).toMatchObject({ on: card.on, edited: true });
    expect(
      to(told, 'ana')
        .map(({ text }) => text)
        .join('\n'),
    ).toMatch(/REQ-1/);
  });
});

describe('somebody who can be reached nowhere', () => {
  test('gets what was held as soon as they write, before they are answered', async () => {
    await reported('whatsapp');
    for (const channel of everywhere) refusals.set(`${channel}:ana`, closed);
    const said = await as('carlos', 'slack').say('responder INC-1 reinicia la impresora');
    await perform({ wait: 'PT1M' });
    expect(to(said, 'ana')).toEqual([]);
    const { outbox = [] } = (await perform({ show: 'outbox' })).at(-1)!;
    expect(outbox.filter((one) => one['to'] === 'ana' && one['state'] === 'held')).not.toEqual([]);
    refusals.clear();
    const heard = to(await as('ana', 'teams').say('¿cómo va INC-1?'), 'ana');
    expect(heard.map(({ on }) => on)).toEqual(heard.map(() => 'teams'));
    expect(heard.findIndex(({ text }) => text.includes('reinicia la impresora'))).toBe(
      heard.findIndex(({ text }) => text.includes('INC-1')),
    );
    expect(heard.length).toBeGreaterThan(1);
  });
});

describe('somebody who blocked the desk', () => {
  test('is left alone there until they write from there again', async () => {
    await reported('whatsapp');
    refusals.set('whatsapp:ana', blocked);
    await as('carlos', 'slack').say('responder INC-1 uno');
    await perform({ wait: 'PT1M' });
    const calls = () => asked.filter((lane) => lane === 'whatsapp:ana').length;
    const before = calls();
    const elsewhere = [...(await as('carlos', 'slack').say('responder INC-1 dos')), ...(await perform({ wait: 'PT1M' }))];
    expect(
      to(elsewhere, 'ana')
        .map(({ text }) => text)
        .join('\n'),
    ).toContain('dos');
    expect(calls()).toBe(before);
    refusals.clear();
    const back = await as('ana', 'whatsapp').say('gracias');
    expect(to(back, 'ana').map(({ on }) => on)).toEqual(to(back, 'ana').map(() => 'whatsapp'));
    const again = [...(await as('carlos', 'slack').say('responder INC-1 tres')), ...(await perform({ wait: 'PT1M' }))];
    expect(to(again, 'ana').find(({ text }) => text.includes('tres'))).toMatchObject({ on: 'whatsapp' });
  });
});
