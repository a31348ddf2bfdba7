import { describe, expect, test } from '@jest/globals';
import { chatChannels, openChat, type Chat, type ChatChannel } from '../fakes/chat.ts';
import { startDeskOnChannels, type DeskOnChannels, type Facts } from '../fakes/desk-on-channels.ts';

const cast = ['ana', 'luis', 'pedro', 'carlos'] as const;
type Cast = Readonly<Record<(typeof cast)[number], Chat>>;

/** Whoever has written on a channel is reached there. */
async function gather(desk: DeskOnChannels, channel: ChatChannel): Promise<Cast> {
  const chats = await Promise.all(cast.map(async (person) => [person, await openChat(desk, channel, person)] as const));
  for (const [, chat] of chats) {
    await chat.say('hola');
    await chat.see(/^(Hola|¡Hola)/);
  }
  return Object.fromEntries(chats) as unknown as Cast;
}

async function solve({ ana, carlos }: Cast, number: string): Promise<void> {
  await carlos.command(`take ${number}`);
  await ana.see(new RegExp(`Carlos Huamán está atendiendo ${number}`));
  await carlos.command(`reply ${number} te llamo en un rato`);
  await carlos.command('undo');
  await carlos.command(`resolve ${number} ya quedó, <b>prueba</b> & avísame`);
  const told = await ana.see(new RegExp(`atendió ${number}`));
  expect(told.text).toContain('ya quedó, <b>prueba</b> & avísame');
  await ana.tap('Conforme');
  await ana.see(new RegExp(`${number} queda cerrado`));
  await ana.command(`calificar ${number} 5`);
}

/** An incident, and a request with a form and two approvals, each from the first word to the rating. */
async function tell(people: Cast): Promise<void> {
  const { ana, luis, pedro } = people;
  await ana.say('no puedo imprimir desde ayer');
  await ana.tap('Abrir');
  await ana.see(/Registré INC-1/);
  await solve(people, 'INC-1');
  await ana.say('necesito una laptop nueva para el 15 de enero de 2030');
  await ana.tap('Abrir');
  await ana.tap('T14');
  await ana.see(/¿Para qué la necesitas\?/);
  await ana.say('la mía ya no enciende');
  await ana.tap('Mochila');
  await ana.tap('Enviar');
  await luis.tap('Aprobar');
  // Elsewhere than by a button, too.
  await pedro.see(/REQ-1/);
  await pedro.say('apruebo REQ-1');
  await ana.see(/REQ-1 fue aprobado/);
  await solve(people, 'REQ-1');
  await ana.see(/REQ-1 queda cerrado/);
}

/** Without what differs by nature: instants, and where it was said. */
function plain(facts: readonly Facts[]): unknown {
  const text = JSON.stringify(facts, (key, value: unknown) => (/At$|^at$|^source$|^channel$/.test(key) ? undefined : value));
  return JSON.parse(text) as unknown;
}

describe('the same story on each channel', () => {
  const told = new Map<ChatChannel, unknown>();

  test.each(chatChannels)('%s', async (channel) => {
    const desk = await startDeskOnChannels();
    try {
      await tell(await gather(desk, channel));
      const facts = await desk.facts();
      expect(facts.map(({ number, state, rating, source }) => ({ number, state, rating, source }))).toEqual([
        { number: 'INC-1', state: 'closed', rating: 5, source: channel },
        { number: 'REQ-1', state: 'closed', rating: 5, source: channel },
      ]);
      told.set(channel, plain(facts));
    } finally {
      await desk.stop();
    }
  });

  test.each(chatChannels.slice(1))('%s leaves the same tickets as slack', (channel) => {
    expect(told.get(channel)).toEqual(told.get('slack'));
  });
});
