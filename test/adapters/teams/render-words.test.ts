import { describe, expect, test } from '@jest/globals';
import { render, type Drawing } from '../../../adapters/teams/render/render.ts';
import { checkCard } from '../../fakes/teams/check-card.ts';
import { message } from './teams-bench.ts';

const drawing: Drawing = { say: (key) => key, people: () => [], local: () => undefined, mayChoose: true };

describe('words alone', () => {
  test('of one line go as plain text', () => {
    expect(render(message({ paragraphs: ['Hola *Ana*'] }), drawing)).toEqual({
      before: [],
      last: { text: 'Hola *Ana*' },
      summary: 'Hola *Ana*',
    });
  });

  test('of several lines are a card, since clients run the lines of a text together', () => {
    const { last } = render(message({ paragraphs: ['Tienes 2 tickets:\nREQ-1\nINC-1', 'Escribe «ver»'] }), drawing);
    expect('card' in last && checkCard(last.card)).toEqual([]);
    expect('card' in last && last.card.body).toMatchObject([
      { type: 'TextBlock', text: 'Tienes 2 tickets:\n\nREQ-1\n\nINC-1' },
      { type: 'TextBlock', text: 'Escribe «ver»' },
    ]);
  });
});
