import { randomUUID } from 'node:crypto';
import { createHttpServer } from '../../adapters/http/index.ts';
import { createMetrics } from '../../adapters/http/metrics.ts';
import { createWebChannel } from '../../adapters/web/index.ts';
import type { WebChannel, WebChannelOptions } from '../../adapters/web/index.ts';
import type { DemoPerson } from '../../adapters/web/api.ts';
import type { InboundEvent } from '../../src/messaging/inbound.ts';
import type { OutboundMessage } from '../../src/messaging/outbound.ts';
import type { TicketLine, TicketView, Views } from '../../src/ports.ts';
import { breakable } from './breakable-store.ts';
import type { BreakableStore } from './breakable-store.ts';
import { createQuietLog } from './quiet-log.ts';
import { temporaryStore } from './temporary-store.ts';

const rooms = [{ team: 'mesa', name: 'Mesa de ayuda', lane: 'web:team:mesa' }];
const persons = [
  { id: 'ana', name: 'Ana Torres', language: 'es', agent: false, rooms: [] },
  { id: 'bob', name: 'Bob Miller', language: 'en', agent: false, rooms: [] },
  { id: 'luis', name: 'Luis Rojas', language: 'es', agent: false, rooms: [] },
  { id: 'carlos', name: 'Carlos Quispe', language: 'es', agent: true, rooms },
  { id: 'rosa', name: 'Rosa Díaz', language: 'es', agent: true, rooms: [] },
] as const satisfies readonly NonNullable<ReturnType<Views['person']>>[];

/** All but rosa may be picked in demo mode. */
const listed: readonly DemoPerson[] = [
  { id: 'ana', name: 'Ana Torres', seat: 'employee', about: { es: 'Ventas', en: 'Sales' } },
  { id: 'bob', name: 'Bob Miller', about: { es: 'Ventas', en: 'Sales' } },
  { id: 'luis', name: 'Luis Rojas', seat: 'approver', about: { es: 'Jefe de ventas', en: 'Sales manager' } },
  { id: 'carlos', name: 'Carlos Quispe', seat: 'agent', about: { es: 'Mesa de ayuda', en: 'Service desk' } },
];

export const ticketLine: TicketLine = {
  number: 'INC-1',
  title: 'La impresora del segundo piso no imprime',
  state: 'registered',
  stateLabel: 'registrado',
  priority: 'high',
  priorityLabel: 'alta',
  requester: 'Ana Torres',
  team: 'Mesa de ayuda',
  openedAt: new Date(Date.now() - 20 * 60_000),
  dueAt: new Date(Date.now() + 40 * 60_000),
  breached: false,
};

const ticketView: TicketView = {
  ...ticketLine,
  facts: [
    { label: 'Categoría', value: 'Impresoras' },
    { label: 'Sede', value: 'San Isidro' },
  ],
  history: [
    { at: ticketLine.openedAt, who: 'Ana Torres', what: 'abrió el ticket', text: 'No imprime desde ayer', internal: false },
  ],
  clocks: [{ label: 'Respuesta', mode: 'running', dueAt: new Date(Date.now() + 40 * 60_000), breached: false, percent: 33 }],
  verbs: [
    { verb: 'take', word: 'tomar', label: 'Tomar', needs: 'nothing' },
    { verb: 'resolve', word: 'resolver', label: 'Resolver', needs: 'text' },
  ],
};

/** What a desk would show: carlos sees INC-1 in the queue, ana as her own, nobody else knows of it. */
function createFakeViews(): Views {
  const only = (allowed: readonly string[]) => (reader: string) => Promise.resolve(allowed.includes(reader) ? [ticketLine] : []);
  return {
    person: (id) => persons.find((person) => person.id === id),
    mine: only(['ana']),
    queue: only(['carlos']),
    assigned: only([]),
    approvals: only(['luis']),
    ticket: async (reader, number) => (number === 'INC-1' && ['ana', 'carlos'].includes(reader) ? ticketView : undefined),
  };
}

/** A message of a desk to one person, by default. */
export function toAna(id: string, text: string, more: Partial<OutboundMessage> = {}): OutboundMessage {
  const to = { channel: 'web', id: 'ana', kind: 'direct' } as const;
  return { id, to, reader: 'ana', language: 'es', paragraphs: [text], facts: [], choices: [], inputs: [], ...more };
}

export interface FakeDesk {
  readonly url: string;
  readonly channel: WebChannel;
  readonly store: BreakableStore;
  /** What the desk's ear has heard. */
  readonly heard: InboundEvent[];
  /** What the ear does besides; throws to refuse. */
  onEvent: (event: InboundEvent) => Promise<void>;
  stop(): Promise<void>;
}

async function serve(channel: WebChannel): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createHttpServer({
    host: '127.0.0.1',
    port: 0,
    log: createQuietLog().log,
    mounts: [{ path: '/', handler: channel.router }],
    live: () => true,
    ready: async () => ({ ok: true, reasons: [], configHash: '' }),
    metrics: createMetrics(),
    stopWithinMs: 300,
  });
  const { address } = await server.start();
  return { url: address, stop: () => server.stop() };
}

function makeChannel(store: BreakableStore, more: Partial<WebChannelOptions>): WebChannel {
  return createWebChannel({
    store,
    views: createFakeViews(),
    demo: true,
    people: () => listed,
    newId: randomUUID,
    now: () => new Date(),
    log: createQuietLog().log,
    pageFolder: 'dist/page',
    sessionKey: 'a key for tests only, not a secret',
    ...more,
  });
}

/** The web channel on a real port and a real store, with nobody behind it. */
export async function startFakeDesk(more: Partial<WebChannelOptions> = {}): Promise<FakeDesk> {
  const { store: real, drop } = await temporaryStore();
  const store = breakable(real);
  const heard: InboundEvent[] = [];
  const channel = makeChannel(store, more);
  const { url, stop } = await serve(channel);
  const desk: FakeDesk = {
    url,
    channel,
    store,
    heard,
    onEvent: async () => undefined,
    stop: async () => {
      await channel.stop();
      await stop();
      await drop();
    },
  };
  await channel.start(async (event) => {
    await desk.onEvent(event);
    heard.push(event);
  });
  return desk;
}
