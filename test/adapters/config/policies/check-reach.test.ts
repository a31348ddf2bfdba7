import { expect, test } from '@jest/globals';
import { policy, problemsOf } from './trial-policies.ts';

test.each<[string, string, string, boolean]>([
  ['the same conditions', '  when: { team: mesa }', '  when: { team: mesa }', true],
  ['more conditions than the one above', '  when: { team: mesa }', '  when: { priority: high, team: mesa }', true],
  ['one of those above', '  when: { priority: [high, critical] }', '  when: { priority: high }', true],
  ['fewer conditions', '  when: { priority: high, team: mesa }', '  when: { team: mesa }', false],
  ['another value', '  when: { priority: high }', '  when: { priority: [high, low] }', false],
  ['an older date than the one above', '  when: { team: mesa }\n  from: 2026-04-01', '  when: { team: mesa }', false],
  ['a newer date', '  when: { team: mesa }', '  when: { team: mesa }\n  from: 2026-04-01', true],
])('a policy below another one: %s', async (...[, above, below, hidden]) => {
  const problems = await problemsOf(`${policy('estandar')}${policy('una')}${above}\n${policy('otra')}${below}\n`);
  expect(problems).toHaveLength(hidden ? 1 : 0);
  if (hidden)
    expect(problems[0]).toMatch(
      /^sla.yaml:\d+: "otra" never holds: "una" \(line 8\) stands above it .*; write the one with more/,
    );
});
