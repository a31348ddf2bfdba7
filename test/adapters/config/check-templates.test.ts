import { describe, expect, test } from '@jest/globals';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { smallDesk, writeDesk } from './small-desk.ts';

const template = (more: string): string => `- key: told.reply
  name: mesa_respuesta
  body: { es: "Hola, {{1}}. Responde.", en: "Hello {{1}}. Answer." }
  values: [text]
${more}`;

const problemsOf = async (text: string): Promise<readonly string[]> => {
  const dir = await writeDesk({ ...smallDesk, 'whatsapp-templates.yaml': text });
  const error: unknown = await loadDefinitions(dir).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof Error ? error.message.replaceAll(`${dir}/`, '').split('\n') : [];
};

describe('whatsapp-templates.yaml', () => {
  test('may be left out', async () => {
    expect((await loadDefinitions(await writeDesk(smallDesk))).definitions.templates?.size).toBe(0);
  });

  test('is found by the key of what is said', async () => {
    const dir = await writeDesk({ ...smallDesk, 'whatsapp-templates.yaml': template('') });
    const { definitions } = await loadDefinitions(dir);
    expect(definitions.templates?.get('told.reply')).toMatchObject({
      name: 'mesa_respuesta',
      codes: { es: 'es', en: 'en' },
      buttons: [],
    });
  });

  test.each([
    [
      template('').replace('told.reply', 'told.replly'),
      ':1: the desk says nothing under the key "told.replly"; did you mean "told.reply"?',
    ],
    [
      template('').replace('told.reply', 'no.such.thing'),
      ':1: the desk says nothing under the key "no.such.thing"; take a key of',
    ],
    [template('').replace('[text]', '[text, number]'), ':3: "values" has 2 entries, but {{2}} is not in the text; write {{2}}'],
    [template('').replace('[text]', '[]'), ':3: there is no value for {{1}}; add it to "values"'],
    [
      template('').replace('Hola, {{1}}. Responde.', 'Hola {{1}}'),
      ':3: a template may neither begin nor end with a value; put words',
    ],
    [template('').replace('[text]', '[txt]'), ':4: entry 1 of "values" cannot be "txt"; did you mean "text"?'],
    [
      template('').replace('mesa_respuesta', 'Mesa Respuesta'),
      ':2: "name": "Mesa Respuesta": a template is called by lower-case',
    ],
    [template('') + template(''), ':5: the message "told.reply" is used twice (first at'],
  ])('%# is refused with its line and the remedy', async (text, problem) => {
    const problems = await problemsOf(text);
    expect(problems.some((line) => line.startsWith(`whatsapp-templates.yaml${problem}`))).toBe(true);
  });

  test('of the demo desk names choices that its messages have', async () => {
    const { templates } = (await loadDefinitions('config')).definitions;
    expect([...(templates?.keys() ?? [])]).toEqual(
      expect.arrayContaining(['approval.ask', 'conformity.told', 'told.reply', 'sla.breached']),
    );
  });
});
