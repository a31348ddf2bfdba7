import { expect, test } from '@jest/globals';
import { openStory } from './run-scenario.ts';
import { heard } from './story.ts';

/** However sure a model is of them, such words say when, and not what. */
test.each(['desde ayer', 'desde el lunes en la mañana', 'since yesterday'])('“%s” belongs to what is shown', async (when) => {
  const sure = { intent: 'incident', p: 1, top2: ['incident', 'status'], category: 'software' } as const;
  const desk = await openStory(undefined, undefined, {
    understand: (own) => (text, place) => ({ ...own(text, place), ...(text === when && sure) }),
  });
  try {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    expect(heard(await ana.say(when), 'ana')).toBe('');
    await ana.tap('Abrir');
    const [ticket] = (await desk.do({ show: 'INC-1' }))[0]?.tickets ?? [];
    expect(ticket).toMatchObject({ category: 'printing' });
  } finally {
    await desk.close();
  }
});
