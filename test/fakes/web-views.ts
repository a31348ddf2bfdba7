import type { TicketLine, TicketView } from '../../src/messaging/ticket-view.ts';
import type { Views } from '../../src/ports.ts';
import { fakeWhy } from './web-why.ts';

const rooms = [{ team: 'mesa', name: 'Mesa de ayuda', lane: 'web:team:mesa' }];
export const persons = [
  { id: 'ana', name: 'Ana Torres', language: 'es', agent: false, rooms: [] },
  { id: 'bob', name: 'Bob Miller', language: 'en', agent: false, rooms: [] },
  { id: 'luis', name: 'Luis Rojas', language: 'es', agent: false, rooms: [] },
  { id: 'carlos', name: 'Carlos Quispe', language: 'es', agent: true, rooms },
  { id: 'rosa', name: 'Rosa Díaz', language: 'es', agent: true, rooms: [] },
] as const satisfies readonly NonNullable<ReturnType<Views['person']>>[];

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
  percent: 33,
  breached: false,
  confidential: false,
};

const levels = ['crítica', 'normal', 'baja'].map((label) => ({ value: label, label }));

const ticketView: TicketView = {
  ...ticketLine,
  facts: [
    { label: 'Categoría', value: 'Impresoras' },
    { label: 'Sede', value: 'San Isidro' },
  ],
  history: [
    {
      at: ticketLine.openedAt,
      who: 'Ana Torres',
      what: 'abrió el ticket',
      text: 'No imprime desde ayer',
      internal: false,
      shared: false,
      takenBack: false,
    },
    {
      at: new Date(Date.now() - 15 * 60_000),
      who: 'Carlos Quispe',
      what: 'dejó una nota interna',
      text: 'Pedir el tóner a Lenovo',
      internal: true,
      shared: false,
      takenBack: false,
    },
    {
      at: new Date(Date.now() - 5 * 60_000),
      who: 'Carlos Quispe',
      what: 'respondió',
      text: 'Vamos en camino',
      internal: false,
      shared: true,
      takenBack: false,
    },
  ],
  clocks: [
    { label: 'Respuesta', mode: 'met', metAt: new Date(Date.now() - 5 * 60_000), breached: false, percent: 20 },
    { label: 'Solución', mode: 'running', dueAt: new Date(Date.now() + 40 * 60_000), breached: false, percent: 33 },
  ],
  participants: ['Bob Miller'],
  affected: ['Diego Salas'],
  links: [{ kind: 'related', label: 'Relacionado con', number: 'INC-2', title: 'Sin papel en el piso 3', state: 'atendido' }],
  tasks: [
    {
      ...{ number: 'INC-1.1', label: 'Cambiar el tóner', team: 'Mesa de ayuda', state: 'open', stateLabel: 'por hacer' },
      verbs: [{ verb: 'resolve', word: 'resolver', label: 'Resolver' }],
    },
  ],
  files: [{ id: 'f1', name: 'foto.jpg', size: 120_000, who: 'Ana Torres', at: ticketLine.openedAt, internal: false }],
  approvals: [
    {
      ...{ label: 'Jefatura', state: 'pending', stateLabel: 'pendiente', rule: '1 de 2', missing: ['Pedro Vargas'] },
      decisions: [
        { who: 'Luis Rojas', approved: true, label: 'Aprobó', reason: 'Hace falta', at: ticketLine.openedAt, past: false },
      ],
    },
  ],
  reply: { word: 'responder', readers: ['Ana Torres', 'Bob Miller'] },
  note: { word: 'nota' },
  verbs: [
    { verb: 'take', word: 'tomar', label: 'Tomar', fields: [] },
    {
      ...{ verb: 'resolve', word: 'resolver', label: 'Resolver' },
      fields: [{ name: 'text', kind: 'long_text', label: 'Qué se hizo', required: true }],
    },
    {
      ...{ verb: 'priority', word: 'prioridad', label: 'Prioridad' },
      fields: [
        { name: 'level', kind: 'choice', label: 'Prioridad nueva', required: true, options: levels },
        { name: 'reason', kind: 'long_text', label: 'Motivo', required: true },
      ],
    },
    {
      ...{ verb: 'merge', word: 'unir', label: 'Unir' },
      fields: [{ name: 'into', kind: 'number', label: 'En qué ticket', required: true, before: 'en ' }],
    },
    { verb: 'cancel', word: 'anular', label: 'Anular', fields: [] },
    {
      ...{ verb: 'add', word: 'agregar', label: 'Agregar persona' },
      fields: [{ name: 'person', kind: 'person', label: 'Persona', required: true }],
    },
  ],
};

/** What the requester's side sees of it. */
const ownView: TicketView = { ...withoutTeam(ticketView), comment: { word: 'comentar' } };

function withoutTeam({ reply: _reply, note: _note, ...view }: TicketView): TicketView {
  return { ...view, verbs: [], history: view.history.filter(({ internal }) => !internal) };
}

/** What a desk would show: carlos sees INC-1 in the queue, ana as her own, nobody else knows of it. `change` changes it. */
export function createFakeViews(): { readonly views: Views; change(part: Partial<TicketView>): void } {
  const changed = { version: 1, part: {} as Partial<TicketView> };
  const shown = { ana: ownView, carlos: ticketView } as const;
  const only = (allowed: readonly string[]) => (reader: string) => Promise.resolve(allowed.includes(reader) ? [ticketLine] : []);
  const views: Views = {
    person: (id) => persons.find((person) => person.id === id),
    mine: only(['ana']),
    queue: only(['carlos']),
    assigned: only([]),
    approvals: only(['luis']),
    search: async (reader, query) => (reader === 'carlos' && /impresora/i.test(query) ? [ticketLine] : []),
    suggest: (_reader, _of, words) =>
      persons
        .filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()))
        .map(({ id, name }) => ({ value: id, label: name })),
    troubles: async (reader) => ({
      alarms: reader === 'luis' ? [{ channel: 'slack', kind: 'credentials', since: ticketLine.openedAt }] : [],
      held: 0,
      failed: reader === 'luis' ? 2 : 0,
    }),
    away: async (reader) => (reader === 'carlos' ? [{ id: 'sofia', name: 'Sofía Ramos', from: ticketLine.openedAt }] : []),
    changed: async () => new Map([['INC-1', changed.version]]),
    why: async (reader, number) => (number === 'INC-1' && reader in shown ? fakeWhy(reader === 'carlos') : undefined),
    ticket: async (reader, number) =>
      number === 'INC-1' && reader in shown ? { ...shown[reader as 'ana'], ...changed.part } : undefined,
  };
  return {
    views,
    change: (part) => {
      changed.version += 1;
      changed.part = { ...changed.part, ...part };
    },
  };
}
