import type { InboundEvent } from '../../src/messaging/inbound.ts';
import type { OutboundMessage, RenderedInput } from '../../src/messaging/outbound.ts';
import type { WebChannelOptions } from '../../adapters/web/index.ts';
import { everyInput } from './every-input.ts';
import { startFakeDesk, toAna } from './web-desk.ts';
import type { FakeDesk } from './web-desk.ts';

const text = (id: string, label: string): RenderedInput => ({ id, label, type: 'text', required: true });

/** One input of each kind. */
const inputs: readonly RenderedInput[] = [
  {
    id: 'model',
    label: 'Modelo',
    type: 'choice',
    required: true,
    options: [
      { value: 't14', label: 'T14' },
      { value: 'x1', label: 'X1 Carbon' },
    ],
  },
  {
    id: 'site',
    label: 'Sede',
    type: 'choice',
    required: true,
    options: ['Lima', 'Cusco', 'Piura', 'Tacna', 'Ica'].map((label) => ({ value: label.toLowerCase(), label })),
  },
  { id: 'needed_by', label: 'Para cuándo', type: 'date', required: true, hint: 'El primer día de trabajo' },
  { id: 'cost', label: 'Costo (S/)', type: 'money', required: false },
  { id: 'urgent', label: '¿Es urgente?', type: 'yes_no', required: true },
  { id: 'reason', label: 'Motivo', type: 'long_text', required: true },
  {
    id: 'equipment',
    label: 'Equipo',
    type: 'group',
    required: false,
    fields: [text('what', 'Qué'), { id: 'count', label: 'Cuántos', type: 'number', required: true }],
  },
];

const facts = [
  { label: 'Qué pasa', value: 'No puedo imprimir en el segundo piso' },
  { label: 'Categoría', value: 'Impresoras' },
  { label: 'Urgencia', value: 'normal' },
];
const confirmation = [
  { value: 'yes', label: 'Registrar', style: 'primary' },
  { value: 'edit', label: 'Corregir' },
  { value: 'no', label: 'Cancelar', style: 'danger' },
] as const;

type Part = Partial<OutboundMessage> & { readonly words: string };

/** What is said to which words; anything else is only repeated. */
const answers: readonly (readonly [RegExp, Part])[] = [
  [/imprimir|print/i, { words: 'Entendí esto:', facts, question: '¿Lo registro?', choices: confirmation, promptId: 'confirm' }],
  [
    /laptop|formulario/i,
    {
      words: 'Completa los datos de tu laptop:',
      inputs,
      promptId: 'form',
      choices: [
        { value: 'send', label: 'Enviar', style: 'primary' },
        { value: 'one', label: 'Una por una' },
      ],
    },
  ],
  [
    /cada tipo/i,
    { words: 'Todo:', inputs: everyInput, promptId: 'every', choices: [{ value: 'send', label: 'Enviar', style: 'primary' }] },
  ],
  [/fecha/i, { words: '¿Para cuándo lo necesitas?', expects: { type: 'date' } }],
  [/cu[aá]nto/i, { words: '¿Cuánto cuesta?', expects: { type: 'money' } }],
  [/opci[oó]n/i, { words: '¿Cuál sistema?', expects: { type: 'choice', options: ['SAP', 'Correo', 'VPN'] } }],
  [
    /nota/i,
    {
      words: '¿Qué tal te atendimos?',
      promptId: 'rate',
      choices: ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value })),
    },
  ],
];

/** As slow as a quick desk. */
const delayMs = 60;

type Tell = (event: InboundEvent, part: Part) => Promise<unknown>;

async function confirm(event: InboundEvent, tell: Tell): Promise<void> {
  await tell(event, {
    words: 'INC-1 quedó registrado. La mesa responde antes de las 10:40.',
    facts,
    replaces: 'd1',
    ticket: 'INC-1',
  });
  const room = { channel: 'web', id: 'team:mesa', kind: 'shared' } as const;
  const choices = [
    { value: 'take', label: 'Tomar', style: 'primary' },
    { value: 'why', label: 'Ver plazos' },
  ] as const;
  await tell(event, {
    words: 'Ticket nuevo: INC-1',
    facts,
    promptId: 'card',
    choices,
    to: room,
    reader: 'team:mesa',
    ticket: 'INC-1',
  });
}

function react(event: InboundEvent, tell: Tell): Promise<unknown> {
  if (event.kind === 'command')
    return tell(event, { words: `Hecho: ${event.text}. El solicitante ya lo sabe.`, ticket: 'INC-1' });
  if (event.kind === 'message')
    return tell(event, answers.find(([pattern]) => pattern.test(event.text))?.[1] ?? { words: `Te leo: ${event.text}` });
  if (event.kind !== 'choice') return tell(event, { words: 'Te leo' });
  if (event.promptId === 'confirm') return confirm(event, tell);
  const inputs = event.inputs === undefined ? '' : ` ${JSON.stringify(event.inputs)}`;
  return tell(event, { words: `Elegiste ${event.value}.${inputs}` });
}

/** A desk that answers with cards, forms and questions, but does nothing. */
export async function startTalkingDesk(more: Partial<WebChannelOptions> = {}): Promise<FakeDesk> {
  const desk = await startFakeDesk(more);
  const known = new Set<string>();
  let count = 0;
  const tell: Tell = (event, { words, ...more }) => {
    count += 1;
    const to = { channel: 'web', id: event.sender.userId, kind: 'direct' } as const;
    return desk.channel.send({ ...toAna(`d${count}`, words), to, reader: event.sender.userId, ...more });
  };
  desk.onEvent = async (event) => {
    if (known.has(event.id)) return;
    known.add(event.id);
    setTimeout(() => void react(event, tell), delayMs);
  };
  return desk;
}
