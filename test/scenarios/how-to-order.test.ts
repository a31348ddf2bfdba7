import { describe, expect } from '@jest/globals';
import { learning } from './kept-corrections.ts';
import { heard, last, story } from './story.ts';

describe('whoever asks how to order something is at the counter already', () => {
  story('what no article tells and the catalog has is shown as the request it is', async (desk) => {
    const ana = desk.as('ana', 'slack');
    for (const [words, item] of [
      ['¿Cómo pido una laptop?', 'Solicitud: Laptop'],
      ['dónde solicito un monitor más?', 'Solicitud: Accesorio'],
      ['como peço um monitor novo?', 'Solicitud: Accesorio'],
    ] as const) {
      expect(heard(await ana.say(words), 'ana')).toContain(item);
      await ana.tap('No es una solicitud');
    }
    const bob = desk.as('bob', 'web');
    expect(heard(await bob.say('how do I request access to SAP?'), 'bob')).toContain('Request: Access to a system');
  });

  story('how something is used, undone or approved is no order, and what is not on the catalog none either', async (desk) => {
    const ana = desk.as('ana', 'slack');
    for (const words of [
      '¿cómo reinicio la laptop?',
      'cómo apruebo una solicitud de laptop?',
      'how do i cancel my laptop request?',
      '¿cómo se pide un certificado de trabajo?',
      '¿cómo pido ayuda con la impresora?',
    ])
      expect({ words, choices: last(await ana.say(words), 'ana').choices }).toEqual({ words, choices: ['Abrir', 'Una persona'] });
  });
});

learning('an order that came of such a question, or came of nothing, says nothing against the question', async (desk) => {
  const ana = desk.as('ana', 'slack');
  await ana.say('¿Cómo pido una laptop?');
  await ana.tap('No es una solicitud');
  await ana.say('¿Cómo pido una laptop?');
  await ana.tap('Abrir');
  expect(await desk.kept()).toEqual([]);
});
