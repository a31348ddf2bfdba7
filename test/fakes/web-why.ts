import type { TimelineView, WhyView } from '../../src/messaging/why-view.ts';

const at = (text: string): Date => new Date(`2026-03-${text}:00-05:00`);

const resolution: TimelineView['clocks'][number] = {
  key: 'resolution',
  label: 'Plazo de solución',
  verdict: 'overdue',
  breached: true,
  spans: [
    { from: at('02T09:00'), to: at('02T12:00'), kind: 'counted', label: 'cuenta' },
    { from: at('02T12:00'), to: at('03T10:00'), kind: 'paused', label: 'en espera de repuestos' },
    { from: at('03T10:00'), to: at('03T18:00'), kind: 'counted', label: 'cuenta' },
    { from: at('03T18:00'), to: at('04T08:00'), kind: 'off', label: 'fuera de horario' },
    { from: at('04T08:00'), to: at('04T11:00'), kind: 'counted', label: 'cuenta' },
  ],
  due: { at: at('04T09:00'), label: 'mié, 4 mar., 09:00' },
  levels: [
    { percent: 50, at: at('03T13:00'), announced: true },
    { percent: 75, at: at('03T16:00'), announced: true },
    { percent: 100, at: at('04T09:00'), announced: true },
  ],
  lines: [
    'Plazo de solución: meta de 12 h; tiempo usado: 14 h.',
    '• lun 2 mar: 09:00–12:00 → 3 h (registrado)',
    'Suma: 3 h + 8 h + 3 h = 14 h (meta: 12 h).',
  ],
};

const timeline: TimelineView = {
  from: at('02T09:00'),
  to: at('04T12:30'),
  now: at('04T11:00'),
  live: true,
  days: [
    { at: at('03T00:00'), label: 'mar 3 mar' },
    { at: at('04T00:00'), label: 'mié 4 mar' },
  ],
  states: [
    { from: at('02T09:00'), to: at('02T12:00'), state: 'registered', label: 'registrado' },
    { from: at('02T12:00'), to: at('03T10:00'), state: 'waiting-parts', label: 'en espera de repuestos' },
    { from: at('03T10:00'), to: at('04T11:00'), state: 'in_progress', label: 'en proceso' },
  ],
  clocks: [resolution],
  intro: ['Plazos de INC-1, de prioridad normal. Rige el compromiso «Estándar»: es el general de la mesa.'],
};

/** Why INC-1 is overdue. @param inside for who works on it, with the alert levels. */
export function fakeWhy(inside: boolean): WhyView {
  const policy = { id: 'estandar', chosen: { by: 'default' } } as const;
  const clocks = timeline.clocks.map((clock) => ({ ...clock, levels: inside ? clock.levels : [] }));
  return {
    why: { number: 'INC-1', at: timeline.now, state: 'in_progress', priority: 'normal', policy, clocks: [] },
    timeline: { ...timeline, clocks },
  };
}
