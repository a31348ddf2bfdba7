import { expect, test } from '@jest/globals';
import { policy, problemsOf } from './policies/trial-policies.ts';
import { smallDesk } from './small-desk.ts';

const urgent = `${policy('urgente')}  when: { emergency: true }\n${policy('estandar')}`;
/** The section stands at the end of the file: its own lines are counted from there. */
const base = smallDesk['desk.yaml'] ?? '';
const line = base.split('\n').length;

async function problems(section: string, sla = urgent): Promise<readonly string[]> {
  const found = await problemsOf(sla, { 'desk.yaml': `${base}emergency:\n${section}` });
  return found.map((one) => one.replace(/^desk\.yaml:(\d+)/, (_, at: string) => `desk.yaml+${Number(at) - line}`));
}

test('one that is whole is taken', async () => {
  expect(await problems('  accept: { by: [luis] }\n  deputies: { luis: ana }\n')).toEqual([]);
});

test.each<[string, string, string]>([
  ['nobody accepts', '  authorise: { by: manager }\n', 'desk.yaml+0: "accept" is missing'],
  ['an unknown head', '  accept: { by: [lius] }\n', 'desk.yaml+1: there is no person "lius"; did you mean "luis"?'],
  [
    'a deputy nobody knows',
    '  accept: { by: [luis] }\n  deputies: { luis: anna }\n',
    'desk.yaml+2: there is no person "anna"; did you mean "ana"?',
  ],
  [
    'their own deputy',
    '  accept: { by: [luis] }\n  deputies: { luis: luis }\n',
    'desk.yaml+2: "luis" cannot be their own deputy',
  ],
  ['a field of no form', '  accept: { by: { field: boss } }\n', 'desk.yaml+1: the stage names "boss"'],
  ['no quota at all', '  accept: { by: [luis] }\n  quota: { count: 0 }\n', 'desk.yaml+2: '],
  [
    'deputies too late',
    '  accept: { by: [luis] }\n  deputy_after_minutes: 60\n  expire_after_minutes: 60\n',
    'desk.yaml+2: deputies are asked after 60 minutes, when it has expired already',
  ],
])('%s is refused with its line', async (_, section, problem) => {
  expect((await problems(section)).join('\n')).toContain(problem);
});

test('without goals of its own it is refused', async () => {
  const found = await problems('  accept: { by: [luis] }\n', policy('estandar'));
  expect(found.join('\n')).toContain(
    'there is an emergency service, but no policy for emergencies; add a policy with "when: { emergency: true }"',
  );
});

test('where a policy is wrong, nobody knows whether it is the one for emergencies', async () => {
  const found = await problems('  accept: { by: [luis] }\n', urgent.replace('response: 30m', 'response: soon'));
  expect(found).toHaveLength(1);
  expect(found[0]).toContain('"soon" is not accepted');
});
