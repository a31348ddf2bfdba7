import { describe, expect, test } from '@jest/globals';
import { ticketStates } from '../../src/domain/states.ts';
import { tasksIn, tasksOf, unfinished, waitingFor, type Task } from '../../src/domain/task.ts';

const label = { es: 'Parte', en: 'Part' };
const task = (id: number, state: Task['state'], more: Partial<Task> = {}): Task => ({ id, team: 'mesa', label, state, ...more });

describe('tasks', () => {
  test.each(
    ticketStates.map((state) => {
      const ends = ['closed', 'cancelled', 'rejected'].includes(state);
      return [state, ends ? 'cancelled' : state === 'awaiting_approval' ? 'waiting' : 'open'] as const;
    }),
  )('in %s what is unfinished is %s, and what is over stays', (state, expected) => {
    const all = [task(1, 'waiting'), task(2, 'open'), task(3, 'done'), task(4, 'cancelled')];
    expect(tasksIn(state, all).map((one) => one.state)).toEqual([expected, expected, 'done', 'cancelled']);
  });

  test('what ended with its ticket goes on when the ticket is reopened; what was done stays done', () => {
    const all = [task(1, 'cancelled'), task(2, 'done')];
    expect(tasksIn('in_progress', all, true).map(({ state }) => state)).toEqual(['open', 'done']);
  });

  test('whose they are, what is left, and who they wait for', () => {
    const tasks = [task(1, 'open'), task(2, 'open', { team: 'sedes', assignee: 'elena' }), task(3, 'done', { team: 'sedes' })];
    expect(tasksOf({ tasks }, 'sedes').map(({ id }) => id)).toEqual([2, 3]);
    expect(unfinished({ tasks }).map(({ id }) => id)).toEqual([1, 2]);
    expect(waitingFor({ tasks })).toEqual(['team:mesa', 'person:elena']);
  });
});
