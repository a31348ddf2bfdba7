import { describe, expect, test } from '@jest/globals';
import { joinAlike, keyOf, sortTold } from '../../../src/commands/phrasebook/suggest/told.ts';
import type { Correction } from '../../../src/domain/learning/correction.ts';
import { correction } from './correction-of.ts';

const brief = (corrections: readonly Correction[]) => {
  const { told, contradictions, moved } = sortTold(corrections);
  return {
    told: told.map(({ said, made, times, people, agents }) => [said, keyOf(made), times, people.size, agents.size]),
    contradictions: contradictions.map(({ said, sides }) => [said, ...sides.map(({ made }) => keyOf(made)).toSorted()]),
    ...(Object.keys(moved).length > 0 && { moved }),
  };
};

const email = { intent: 'incident', category: 'email' } as const;
const network = { intent: 'incident', category: 'network' } as const;

describe('what was told of the same words', () => {
  test('is counted, whatever its case and accents', () => {
    const told = [
      correction({ said: 'No llega el correo', made: email, by: 'ana' }),
      correction({ said: 'no llega el córreo!', made: email, by: 'bob' }),
      correction({ said: 'no llega el correo', made: email, by: 'bob' }),
      correction({ said: 'no llega el correo', made: email, by: 'carlos', side: 'agent' }),
    ];
    expect(brief(told)).toEqual({ told: [['no llega el correo', 'incident:email', 4, 2, 1]], contradictions: [] });
  });

  test('by two people in two ways is a contradiction', () => {
    const told = [
      correction({ said: 'no llega', made: email, by: 'ana' }),
      correction({ said: 'no llega', made: network, by: 'bob' }),
    ];
    expect(brief(told)).toEqual({ told: [], contradictions: [['no llega', 'incident:email', 'incident:network']] });
  });

  test('by one person in two ways counts as they said last', () => {
    const told = [
      correction({ said: 'no llega', made: network, by: 'ana', at: 2 }),
      correction({ said: 'no llega', made: email, by: 'ana', at: 3 }),
      correction({ said: 'no llega', made: { intent: 'other' }, by: 'ana', at: 1 }),
    ];
    expect(brief(told)).toEqual({ told: [['no llega', 'incident:email', 1, 1, 0]], contradictions: [] });
  });

  test('an agent outweighs the requester of the ticket, and of no other', () => {
    const told = [
      correction({ said: 'no llega', made: email, by: 'ana', ticket: 'INC-1' }),
      correction({ said: 'no llega', made: network, by: 'carlos', side: 'agent', ticket: 'INC-1' }),
    ];
    expect(brief(told)).toEqual({ told: [['no llega', 'incident:network', 1, 0, 1]], contradictions: [] });
    const other = [...told, correction({ said: 'no llega', made: email, by: 'bob', ticket: 'INC-2' })];
    expect(brief(other).contradictions).toHaveLength(1);
  });

  test('only the kind agrees with the kind and its category', () => {
    const told = [
      correction({ said: 'no llega', made: { intent: 'incident' }, by: 'ana' }),
      correction({ said: 'no llega', made: email, by: 'bob' }),
    ];
    expect(brief(told)).toEqual({ told: [['no llega', 'incident:email', 2, 2, 0]], contradictions: [] });
  });

  test('a mere move is counted by its team', () => {
    const made = { intent: 'incident', team: 'sedes' } as const;
    const told = [correction({ said: 'gotea el techo', made, by: 'carlos', side: 'agent', ticket: 'INC-1' })];
    expect(brief(told)).toEqual({ told: [], contradictions: [], moved: { sedes: 1 } });
    const both = [...told, correction({ said: 'gotea el techo', made: network, by: 'ana', ticket: 'INC-1' })];
    expect(brief(both)).toMatchObject({ told: [['gotea el techo', 'incident:network', 1, 1, 0]], moved: { sedes: 1 } });
  });

  test('almost the same words stand together, those told most often first', () => {
    const { told } = sortTold([
      correction({ said: 'no me llega el correo', made: email, by: 'ana' }),
      correction({ said: 'no llega el correo', made: email, by: 'bob' }),
      correction({ said: 'no llega el correo', made: email, by: 'luis' }),
      correction({ said: 'no llega el correo de ventas a mi celular', made: email, by: 'luis' }),
      correction({ said: 'no llega el internet', made: network, by: 'luis' }),
    ]);
    expect(joinAlike(told).map(({ said, also, times, people }) => [said, also, times, people.size])).toEqual([
      ['no llega el correo', ['no me llega el correo'], 3, 3],
      ['no llega el correo de ventas a mi celular', [], 1, 1],
      ['no llega el internet', [], 1, 1],
    ]);
  });
});
