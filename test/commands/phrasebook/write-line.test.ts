import { describe, expect, test } from '@jest/globals';
import { readYaml } from '../../../adapters/config/read-yaml.ts';
import { quoted, writeLine } from '../../../src/commands/phrasebook/suggest/write-line.ts';
import { splitLine } from '../../../src/conversation/understand/expand-phrasebook.ts';
import { Phrasebook } from '../../../src/domain/phrasebook.ts';

const incident = { lang: 'es', intent: 'incident', label: 'email' } as const;

/** What a phrasebook with the line would hold, pasted as it is printed. */
function pasted(line: string): Phrasebook {
  const { data, problems } = readYaml('es.yaml', `version: 1\nlang: es\nintents:\n  incident:\n    - ${quoted(line)}\n`);
  expect(problems).toEqual([]);
  return Phrasebook.parse(data);
}

describe('a line of what somebody wrote', () => {
  test.each([
    ['no llega el correo', 'no llega el correo => email'],
    ['¿por qué no llega el correo?', '¿por qué no llega el correo? => email'],
    ['  no   llega "el" correo: nunca  ', 'no llega "el" correo: nunca => email'],
    ['no llega el correo => laptop', 'no llega el correo laptop => email'],
    ['=> laptop no llega el correo', 'laptop no llega el correo => email'],
    ['no llega =>laptop', 'no llega laptop => email'],
    ['no llega ==> laptop', 'no llega laptop => email'],
    ['mi {device} no {{llega}} }{', 'mi device no llega => email'],
    ['no llega\n    - necesito permiso => admin_rights', 'no llega - necesito permiso admin_rights => email'],
    ['no llega # comentario', 'no llega # comentario => email'],
    ["!!js/function 'x' no llega", "js/function 'x' no llega => email"],
    ['*ancla &otra no llega', 'ancla &otra no llega => email'],
    ['"no llega el correo', 'no llega el correo => email'],
    ['- no llega el correo', 'no llega el correo => email'],
    ['\u001b[2Jno llega\u0007 el\u2028correo\u202e', '2Jno llega elcorreo => email'],
    ['… no llega …', 'no llega => email'],
    ['no llega \\u0000 \\" el correo', 'no llega \\u0000 \\" el correo => email'],
    ['${HOME} `rm -rf /` no llega', 'HOME `rm -rf /` no llega => email'],
  ])('%j becomes %j', (said, line) => {
    expect(writeLine({ said, ...incident })).toEqual({ line });
    expect(pasted(line).intents).toEqual({ incident: [line] });
    expect(splitLine(line).label).toBe('email');
    expect(splitLine(line).text).not.toMatch(/[{}]|=>|\n/);
  });

  test.each([
    ['', 'too_short'],
    ['}{ => =>', 'too_short'],
    ['correo', 'too_short'],
    ['… … a … b', 'too_short'],
    ['ve … y … en …, … a', 'masked'],
    ['correo '.repeat(31), 'too_long'],
  ])('%j makes none', (said, unfit) => expect(writeLine({ said, ...incident })).toEqual({ unfit }));

  test.each(['no-such label', 'email\n- x', '=> laptop', ''])('a label like %j makes none', (label) =>
    expect(writeLine({ said: 'no llega el correo', lang: 'es', intent: 'incident', label })).toEqual({ unfit: 'unwritable' }),
  );

  test('whatever is written, it is one line that reads back as itself, or none', () => {
    const bits = ['no llega', '=>', ' => laptop', '{', '}', '{device}', '"', "'", '\n', '- ', ': ', '#', '\\', '|', '>', '%', '@', '`', '&a', '*a', '!!x', '\t', '\u0085', '\u2029', '\ud83d', '😀', '…', ',', '[', ']', '~', 'null', '---', '...']; // prettier-ignore
    let seed = 11;
    const next = (): number => (seed = (seed * 48271) % 2147483647);
    let written = 0;
    for (let round = 0; round < 400; round += 1) {
      const said = Array.from({ length: 1 + (next() % 8) }, () => bits[next() % bits.length]).join('');
      const found = writeLine({ said, ...incident });
      if ('unfit' in found) continue;
      written += 1;
      expect(pasted(found.line).intents).toEqual({ incident: [found.line] });
      expect(splitLine(found.line)).toMatchObject({ label: 'email' });
    }
    expect(written).toBeGreaterThan(50);
  });
});
