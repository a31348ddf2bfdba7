import { expect, test } from '@jest/globals';
import { openStory } from './run-scenario.ts';
import { heard, last, story } from './story.ts';

test.each([
  ['necesito unos audífonos', 'no, en realidad es un mouse', 'Mouse'],
  ['necesito tóner', 'no, mejor un teclado', 'Teclado'],
  ['preciso de um fone', 'não, na verdade é um mouse', 'Mouse'],
  ['I need a headset', 'no, actually a mouse', 'Mouse'],
  ['I need a headset', 'sorry, I meant a webcam', 'Cámara web'],
  ['I need a headset', 'not a headset, a mouse', 'Mouse'],
])('“%s”, and then “%s”: that is asked for in its place', async (first, then, article) => {
  const desk = await openStory();
  try {
    const ana = desk.as('ana', 'slack');
    await ana.say(first);
    await ana.say(then);
    expect(heard(await ana.say('sí'), 'ana')).toMatch(new RegExp(`Artículo: ${article}$`, 'mu'));
  } finally {
    await desk.close();
  }
});

test.each([
  ['necesito un mouse', 'no, está malogrado, quiero que lo revisen'],
  ["can I get a new mouse, mine's dead", "no it's broken"],
  ["can I get a new mouse, mine's dead", "I don't want a new one, just fix it"],
  ['preciso de um mouse novo', 'não, está quebrado, quero que consertem'],
])('“%s”, and then “%s”: it is broken, and the mouse stays in the report', async (first, then) => {
  const desk = await openStory();
  try {
    const ana = desk.as('ana', 'slack');
    await ana.say(first);
    const { text } = last(await ana.say(then), 'ana');
    expect(text).toContain('Abriría un incidente:\nCategoría: Equipos\n');
    expect(text).toContain(first);
  } finally {
    await desk.close();
  }
});

story('“no, the printer is broken” is another matter than the mouse that was asked for', async (desk) => {
  const bob = desk.as('bob', 'slack');
  await bob.say('I need a mouse');
  expect(last(await bob.say('no, the printer is broken'), 'bob').text).toContain('Description: no, the printer is broken\n');
});

test.each([
  ['I need a laptop for tomorrow', 'not tomorrow, Friday', 'Needed by: Friday, 6 March 2026'],
  ['I need a laptop for tomorrow', 'sorry, by Friday', 'Needed by: Friday, 6 March 2026'],
  ['Book Paracas for Thursday 3 to 4pm, 6 people', 'make that 8 people', 'People: 8'],
  ['I need access to SAP', 'sorry, to the CRM', 'System: CRM'],
])('“%s”, and then “%s”: the later words fill in the form', async (first, then, answer) => {
  const desk = await openStory();
  try {
    await desk.do({ now: '2026-03-02T09:00:00-05:00' });
    const bob = desk.as('bob', 'slack');
    await bob.say(first);
    await bob.say(then);
    expect(heard(await bob.say('yes'), 'bob')).toContain(answer);
  } finally {
    await desk.close();
  }
});
