import { expect, test } from '@jest/globals';
import type { Ticket } from '../../src/domain/ticket.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { configWith } from './config-with.ts';
import { heard } from './story.ts';
import { openStory, type Printed, type Story, type StoryPlace } from './run-scenario.ts';

const strict = configWith([
  { file: 'sla.yaml', from: 'normal: { response: 4h, resolution: 3d }', to: 'normal: { response: 2h, resolution: 1d }' },
]);
const wednesday = configWith([
  {
    file: 'sla.yaml',
    from: /^(?=- id: estandar)/m,
    to: `- id: nuevo
  from: 2026-03-04
  when: { kind: incident }
  calendar: oficina
  goals:
    critical: { response: 30m, resolution: 4h }
    high: { response: 1h, resolution: 8h }
    normal: { response: 2h, resolution: 1d }
    low: { response: 8h, resolution: 5d }
`,
  },
]);
const generous = configWith([
  { file: 'sla.yaml', from: 'normal: { response: 4h, resolution: 3d }', to: 'normal: { response: 1d, resolution: 9d }' },
]);
const urgent = configWith([
  {
    file: 'sla.yaml',
    from: /^(?=- id: estandar)/m,
    to: `- id: urgente
  label: { es: Urgencias, en: Urgent }
  when: { priority: [critical, high] }
  calendar: oficina
  goals:
    critical: { response: 10m, resolution: 1h }
    high: { response: 10m, resolution: 2h }
    normal: { response: 4h, resolution: 3d }
    low: { response: 8h, resolution: 5d }
`,
  },
]);
const renamed = configWith([{ file: 'sites.yaml', from: /$/, to: '\n# nothing that matters\n' }]);

/** A desk that is stopped, and started again with another configuration, on the same store. */
async function onOneStore(tell: (start: (config?: string) => Promise<Story>, place: StoryPlace) => Promise<void>): Promise<void> {
  const place = await temporaryStore();
  try {
    await tell((config) => openStory(place, config), place);
  } finally {
    await place.drop();
  }
}

async function report(story: Story, text = 'no puedo imprimir'): Promise<void> {
  const ana = story.as('ana', 'slack');
  await ana.say(text);
  await ana.tap('Abrir');
}

const ticketIn = async ({ store }: StoryPlace, id = 'INC-1'): Promise<Ticket> => {
  const found = await store.transaction((tx) => tx.collection('tickets').get(id));
  if (!found) throw new Error(`there is no ${id}`);
  return found;
};
const shown = async (story: Story, id = 'INC-1') => (await story.do({ show: id }))[0]?.tickets?.[0] ?? {};
const recomputed = ({ history }: Ticket) =>
  history.filter(({ verb }) => verb === 'recompute').map(({ facts, by, sight }) => ({ ...facts, by, sight }));
const warnings = (lines: readonly Printed[], percent: number) =>
  lines.filter(({ text, edited }) => !edited && text.includes(`${percent} %`));

test('a stricter policy moves what is due of open tickets, and tells at once and only the highest of what is past', () =>
  onOneStore(async (start, place) => {
    const before = await start();
    await report(before);
    await before.as('carlos', 'teams').say('tomar INC-1');
    await before.do({ wait: 'PT9H' });
    expect(await shown(before)).toMatchObject({ resolution: { dueAt: '2026-03-05T14:00:00.000Z' } });
    const after = await start(strict);
    const lines = await after.do({ wait: 'PT1M' });
    expect(await shown(after)).toMatchObject({
      resolution: { dueAt: '2026-03-03T14:00:00.000Z' },
      response: { dueAt: '2026-03-02T16:00:00.000Z' },
    });
    expect(recomputed(await ticketIn(place))).toEqual([
      {
        response_from: '2026-03-02T18:00:00.000Z',
        response_to: '2026-03-02T16:00:00.000Z',
        resolution_from: '2026-03-05T14:00:00.000Z',
        resolution_to: '2026-03-03T14:00:00.000Z',
        by: 'system',
        sight: 'internal',
      },
    ]);
    expect(warnings(lines, 75).filter(({ to }) => to === 'carlos')).toHaveLength(1);
    expect(warnings(lines, 50)).toEqual([]);
  }));

test('nothing is written where policies and calendars are the same', () =>
  onOneStore(async (start, place) => {
    await report(await start());
    const { version } = await ticketIn(place);
    const after = await start(renamed);
    await after.do({ wait: 'PT1M' });
    expect(await ticketIn(place)).toMatchObject({ version });
  }));

test('a policy comes into force on its own date: open tickets move, what is over keeps its verdict', () =>
  onOneStore(async (start, place) => {
    const story = await start(wednesday);
    await report(story);
    await report(story, 'no funciona el mouse');
    const carlos = story.as('carlos', 'teams');
    await carlos.say('tomar INC-2');
    await carlos.say('resolver INC-2 cambié la pila');
    await story.as('ana', 'slack').say('conforme INC-2');
    expect(await ticketIn(place, 'INC-2')).toMatchObject({
      state: 'closed',
      policy: 'estandar',
      verdict: { policy: 'estandar' },
    });
    await story.do({ until: '2026-03-03T23:59:00-05:00' });
    expect(await ticketIn(place)).toMatchObject({ policy: 'estandar' });
    await story.do({ wait: 'PT2M' });
    const moved = await ticketIn(place);
    expect(moved).toMatchObject({ policy: 'nuevo' });
    expect(recomputed(moved)).toEqual([
      expect.objectContaining({ from: 'estandar', to: 'nuevo', resolution_to: '2026-03-03T14:00:00.000Z' }),
    ]);
    expect(moved.history.at(-1)?.at.toISOString()).toBe('2026-03-04T05:00:00.000Z');
    expect(await ticketIn(place, 'INC-2')).toMatchObject({ policy: 'estandar', verdict: { policy: 'estandar' } });
    expect(await shown(story, 'INC-2')).toMatchObject({ resolution: { dueAt: '2026-03-05T14:00:00.000Z', breached: false } });
  }));

test('a closed ticket keeps its verdict under another policy, and loses it with the policy when it is reopened', () =>
  onOneStore(async (start, place) => {
    const before = await start();
    await report(before);
    const carlos = before.as('carlos', 'teams');
    await before.do({ wait: 'PT3H' });
    await carlos.say('tomar INC-1');
    await carlos.say('resolver INC-1 cambié el tóner');
    await before.as('ana', 'slack').say('conforme INC-1');
    const kept = await shown(before);
    expect(kept).toMatchObject({ state: 'closed', response: { dueAt: '2026-03-02T18:00:00.000Z', breached: false } });
    const after = await start(strict);
    await after.do({ wait: 'PT1M' });
    expect(await shown(after)).toEqual(kept);
    await after.as('carlos', 'teams').say('reabrir INC-1 sigue igual');
    expect((await ticketIn(place)).verdict).toBeUndefined();
    expect(await shown(after)).toMatchObject({
      state: 'in_progress',
      response: { dueAt: '2026-03-02T16:00:00.000Z', breached: true },
    });
  }));

test('another priority stands in the history with the old and the new due time, a pause does not', () =>
  onOneStore(async (start, place) => {
    const story = await start();
    await report(story);
    const carlos = story.as('carlos', 'teams');
    await carlos.say('tomar INC-1');
    await carlos.say('esperar INC-1 repuesto');
    await story.do({ wait: 'PT1H' });
    await carlos.say('reanudar INC-1');
    expect(recomputed(await ticketIn(place))).toEqual([]);
    await carlos.say('prioridad INC-1 alta lo necesita el gerente');
    expect(recomputed(await ticketIn(place))).toEqual([
      expect.objectContaining({ resolution_from: '2026-03-05T15:00:00.000Z', resolution_to: '2026-03-02T23:00:00.000Z' }),
    ]);
    expect(heard(await carlos.say('ver INC-1'), 'carlos')).toMatch(
      /La mesa: recalculó los plazos — respuesta: de .* a .* y solución: de jue, 5 mar\., 10:00 a lun, 2 mar\., 18:00/,
    );
    const english = story.as('sofia', 'web');
    await english.say('language en');
    expect(heard(await english.say('show INC-1'), 'sofia')).toMatch(
      /recalculated what is due — response: from .* to .* and resolution: from .* to .*/,
    );
    expect(heard(await story.as('ana', 'slack').say('ver INC-1'), 'ana')).not.toMatch(/recalculó/);
  }));

test('a level that was announced stays so where a new policy moves it, and the next is told when it comes', () =>
  onOneStore(async (start, place) => {
    const before = await start();
    await report(before);
    expect(warnings(await before.do({ wait: 'PT150M' }), 50)).toHaveLength(1);
    const after = await start(generous);
    expect(warnings(await after.do({ wait: 'PT270M' }), 50)).toEqual([]);
    expect(await shown(after)).toMatchObject({ response: { dueAt: '2026-03-03T14:00:00.000Z', breached: false } });
    const told = warnings(await after.do({ wait: 'PT1H' }), 75);
    expect(told.map(({ at }) => at)).toEqual(['2026-03-02T21:30:00.000Z']);
    expect((await ticketIn(place)).announced).toEqual(['response:50', 'response:75']);
  }));

test('where another policy holds for another priority, everybody is told what is due by that one, and it is named', () =>
  onOneStore(async (start, place) => {
    const story = await start(urgent);
    await report(story);
    const carlos = story.as('carlos', 'teams');
    await carlos.say('tomar INC-1');
    const lines = await carlos.say('prioridad INC-1 alta lo necesita el gerente');
    expect(heard(lines, 'ana')).toContain('lun, 2 mar., 11:00');
    expect(heard(lines, 'carlos')).toContain('lun, 2 mar., 11:00');
    expect(await ticketIn(place)).toMatchObject({ policy: 'urgente' });
    expect(heard(await carlos.say('ver INC-1'), 'carlos')).toContain('política: de Estándar a Urgencias');
  }));
