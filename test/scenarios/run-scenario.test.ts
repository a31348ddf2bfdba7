import { describe, expect, test } from '@jest/globals';
import { openStory, playSteps } from './run-scenario.ts';

describe('a story', () => {
  test('is told by people, step by step', async () => {
    const story = await openStory();
    const ana = story.as('ana', 'slack');
    const [asked] = await ana.say('no puedo imprimir');
    expect(asked).toMatchObject({ to: 'ana', on: 'slack', message: 'm1' });
    await expect(ana.tap('Esto no lo ofrece nadie')).rejects.toThrow(/offered: \w+/);
    expect(await story.do({ show: 'tickets' })).toEqual([{ tickets: [] }]);
    await story.close();
  });

  test('may be a list', async () => {
    const lines = await playSteps([{ as: 'bob', on: 'web', say: 'hello' }, { wait: 'P1D' }]);
    expect(lines[0]).toMatchObject({ to: 'bob' });
  });
});
