import { describe, expect, test } from '@jest/globals';
import { openChat, type ChatChannel } from '../fakes/chat.ts';
import { startDeskOnChannels } from '../fakes/desk-on-channels.ts';
import type { Fillable } from '../fakes/seen.ts';
import { everyKind } from '../scenarios/every-kind.ts';

const config = everyKind();

/** What a person means to put into the card, by the way to it. */
const meant: Readonly<Record<string, string | readonly string[]>> = {
  title: 'Fiesta <b>de</b> fin & principio',
  colours: ['red', 'blue'],
  who: 'luis',
  team: ['bob', 'marta'],
  when: '2030-01-15T15:00:00.000Z',
  'when/date': '2030-01-15',
  'when/time': '10:00',
  'stay/from': '2030-02-01',
  'stay/to': '2030-02-03',
  long: '90 min',
  price: '100',
  phone: '987654321',
  url: 'https://intranet.mesa.example/fiesta?a=1&b=2',
  place: 'Piso 2, sala A',
  ok: 'false',
  stars: '4',
  'rows/0/what': 'pen',
  'rows/0/many': '2',
  'rows/1/what': 'pad',
  'rows/1/many': '3',
};

/** The way to an input, which the adapters keep in its id. */
const wayTo = ({ id }: Fillable): string => /(?:^|\/)(?:in:\w+|[a-z]):(.+)$/.exec(id)?.[1]?.replaceAll(',', '/') ?? id;

/** The value as the widget takes it. */
function typed({ widget }: Fillable, value: string | readonly string[]): unknown {
  if (widget === 'datetimepicker') return Date.parse(value as string) / 1000;
  if (widget === 'Input.ChoiceSet' && Array.isArray(value)) return value.join(',');
  return value;
}

const onPage = {
  ...{ title: meant.title, colours: ['red', 'blue'], who: 'luis', team: ['bob', 'marta'], when: '2030-01-15T15:00:00.000Z' },
  ...{ stay: { from: '2030-02-01', to: '2030-02-03' }, long: '90 min', price: '100', phone: '987654321', url: meant.url },
  ...{ place: meant.place, ok: false, stars: 4, rows: [{ what: 'pen', many: 2 }, { what: 'pad', many: 3 }] },
}; // prettier-ignore

describe('a card with an input of each kind', () => {
  const channels = ['slack', 'teams', 'web'] as const satisfies readonly ChatChannel[];
  test.each(channels)('%s', async (channel) => {
    const desk = await startDeskOnChannels({ config });
    try {
      const ana = await openChat(desk, channel, 'ana');
      await ana.say('necesito una prueba de todo');
      await ana.tap('Abrir');
      await ana.see(/¿Qué título le pongo\?|Título/);
      await ana.say('como formulario');
      const card = await ana.see(/Teléfono/);
      const filled = card.inputs.flatMap((input) => {
        const value = meant[wayTo(input)];
        return value === undefined ? [] : [[input.id, typed(input, value)] as const];
      });
      await ana.tap('Enviar', channel === 'web' ? onPage : Object.fromEntries(filled));
      // The desk computed something that the card did not show: it is shown before it is sent.
      await ana.see(/Esto voy a enviar/);
      await ana.tap('Enviar');
      await ana.see(/REQ-1/);
      const [ticket] = (await desk.facts()) as readonly Record<string, unknown>[];
      expect(ticket?.answers).toEqual({
        ...{ title: meant.title, colours: ['red', 'blue'], who: 'luis', team: ['bob', 'marta'], site: 'san-isidro', dept: 'sales' },
        ...{ when: '2030-01-15T15:00:00.000Z', stay: { from: '2030-02-01', to: '2030-02-03' }, long: 90 },
        ...{ price: { amount: 100, currency: 'PEN' }, count: 2, total: { amount: 200, currency: 'PEN' }, mail: 'ana@mesa.example' },
        ...{ phone: '+51987654321', url: meant.url, place: { text: meant.place }, ok: false, stars: 4 },
        rows: [{ what: 'pen', many: 2 }, { what: 'pad', many: 3 }],
      }); // prettier-ignore
    } finally {
      await desk.stop();
    }
  });
});
