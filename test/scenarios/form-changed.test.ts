import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { changedConfig } from './changed-config.ts';
import { openStory, type Voice } from './run-scenario.ts';
import { last } from './story.ts';

/** Ana has answered two questions of the demo's laptop form; then the desk is started again with another configuration. */
async function goOn(config: string, tell: (ana: Voice, ticket: () => Promise<unknown>) => Promise<void>): Promise<void> {
  const place = await temporaryStore();
  try {
    const before = (await openStory(place)).as('ana', 'slack');
    for (const words of ['nuevo laptop', 't14', '20/03']) await before.say(words);
    const story = await openStory(place, config);
    await tell(story.as('ana', 'slack'), async () => (await story.do({ show: 'REQ-1' }))[0]?.tickets?.[0]);
  } finally {
    await place.drop();
  }
}

function without(item: string): string {
  const folder = changedConfig('desk.yaml', (text) => `${text}\n# without ${item}\n`);
  rmSync(join(folder, 'catalog', `${item}.yaml`));
  return folder;
}

describe('the catalog changes while a form is open', () => {
  test('an item that has gone: the person is told once, and may finish', () =>
    goOn(without('laptop'), async (ana, ticket) => {
      expect(last(await ana.say('para viajar'), 'ana').text).toMatch(/«Laptop» ya no está en el catálogo[\s\S]*\(4\/4\)/);
      const summary = last(await ana.say('omitir'), 'ana').text;
      expect(summary).toMatch(/1\. Modelo: T14[\s\S]*3\. Motivo: para viajar/);
      expect(summary).not.toMatch(/ya no está/);
      await ana.say('enviar');
      expect(await ticket()).toMatchObject({ item: 'laptop', answers: { model: 't14', reason: 'para viajar' } });
    }));

  test('an item that has gone can be cancelled', () =>
    goOn(without('laptop'), async (ana) => {
      expect(last(await ana.say('cancelar'), 'ana').text).toMatch(/No se envió nada/);
    }));

  const fewer = changedConfig(
    'catalog/laptop.yaml',
    (text) =>
    text.replace(/ {6}- id: t14[\s\S]*?(?= {6}- id: x1)/, '').replace('  - id: accessories', '  - id: colour\n    kind: text\n    label: { es: Color, en: Colour }\n  - id: accessories'), // prettier-ignore
  );

  test('a form that has changed: what still holds is kept, what does not is asked again', () =>
    goOn(fewer, async (ana) => {
      const told = last(await ana.say('para viajar'), 'ana');
      expect(told.text).toMatch(/«Laptop» cambió[\s\S]*\(1\/5\)/);
      expect(told.choices).toEqual(['X1 Carbon', 'MacBook Pro 14']);
      await ana.say('x1');
      await ana.say('rojo');
      expect(last(await ana.say('omitir'), 'ana').text).toMatch(
        /1\. Modelo: X1[\s\S]*20 de marzo[\s\S]*para viajar[\s\S]*4\. Color: rojo/,
      );
    }));

  const reworded = changedConfig('catalog/laptop.yaml', (text) => text.replace('¿Para qué la necesitas?', '¿Y para qué?'));

  test('other words for the same questions are no change', () =>
    goOn(reworded, async (ana) => {
      expect(last(await ana.say('para viajar'), 'ana').text).not.toMatch(/cambió/);
    }));
});
