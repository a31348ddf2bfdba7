import { expect, test } from '@jest/globals';
import { createBreaker } from '../../../adapters/llm/breaker.ts';

const MINUTE = 60_000;

/** Something that is asked whenever it may be, on a clock of its own. */
function open() {
  let at = 0;
  const breaker = createBreaker(() => at);
  const ask = (well: boolean): void => {
    breaker.begins();
    if (well) breaker.succeeded();
    else breaker.failed();
  };
  return { ...breaker, ask, pass: (ms: number) => void (at += ms) };
}

test('rests twice as long after each failure more, up to a quarter of an hour: some hundred questions in a day without an answer', () => {
  const { ask, isResting, pass } = open();
  const askedAt: number[] = [];
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    for (; !isResting(); ask(false)) askedAt.push(minute);
    pass(MINUTE);
  }
  expect(askedAt.slice(0, 9)).toEqual([0, 0, 0, 1, 3, 7, 15, 30, 45]);
  expect(askedAt).toHaveLength(101);
});

test('begins anew once it has answered', () => {
  const { ask, isResting, pass } = open();
  for (let turn = 0; turn < 9; turn += 1) {
    ask(false);
    pass(15 * MINUTE);
  }
  ask(true);
  for (const rests of [false, false, true]) {
    ask(false);
    expect(isResting()).toBe(rests);
  }
  pass(MINUTE);
  expect(isResting()).toBe(false);
});

test('lets one question find out whether it is back, and several only once that has been answered', () => {
  const { ask, begins, succeeded, failed, isResting, pass } = open();
  for (let turn = 0; turn < 3; turn += 1) ask(false);
  pass(MINUTE);
  begins();
  expect(isResting()).toBe(true);
  failed();
  pass(2 * MINUTE);
  expect(isResting()).toBe(false);
  begins();
  succeeded();
  begins();
  expect(isResting()).toBe(false);
});

test('rests no longer by several that fail at once than by one', () => {
  const { begins, failed, isResting, pass } = open();
  for (let turn = 0; turn < 8; turn += 1) begins();
  for (let turn = 0; turn < 8; turn += 1) failed();
  pass(MINUTE);
  expect(isResting()).toBe(false);
});
