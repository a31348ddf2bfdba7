import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { createLog } from '../../../adapters/pino/log.ts';

function written(facts: Record<string, unknown>, message = 'something'): string {
  const out = new PassThrough();
  createLog({ level: 'info', format: 'json', out }).error(facts, message);
  return String(out.read());
}

describe('the log', () => {
  test('is a JSON object a line, with a time and a level', () => {
    expect(JSON.parse(written({ job: 'remind-sla', count: 3 }))).toMatchObject({
      level: 50,
      msg: 'something',
      job: 'remind-sla',
      count: 3,
    });
  });

  test.each([
    ['what people wrote', { event: { kind: 'message', text: 'mi jefe me acosa' } }, 'acosa'],
    ['an e-mail address', { person: { email: 'ana@mesa.example' } }, 'ana@'],
    ['a phone', { person: { phone: '+51900000001' } }, '51900000001'],
    ['a token by its name', { config: { SLACK_BOT_TOKEN: 'xoxb-1' } }, 'xoxb'],
    ['a header', { headers: { authorization: 'Bearer abc', cookie: 'mesa=1' } }, 'abc'],
    ['deep in a list', { a: [{ b: [{ c: { text: 'secreto' } }] }] }, 'secreto'],
    ['a phone inside an error', { err: new Error('no answer from 51900000001') }, '51900000001'],
    ['the phone of a stranger, in their address', { reader: 'whatsapp:51900000001' }, '51900000001'],
    ['a token inside an error', { err: new Error('call with Bearer abc.def failed') }, 'abc.def'],
    ['a cause', { err: new Error('x', { cause: new Error('ana@mesa.example') }) }, 'ana@'],
    ['a password inside an address', { uri: 'mongodb://mesa:hunter2@db/mesa' }, 'hunter2'],
  ])('leaves out %s', (_what, facts, secret) => {
    expect(written(facts)).not.toContain(secret);
  });

  test('leaves secrets out of the message too', () => {
    expect(written({}, 'refused Bearer abc.def')).not.toContain('abc.def');
  });

  test('keeps what helps: numbers of tickets, codes, instants, stacks', () => {
    const line = written({ ticket: 'INC-12', at: new Date(0), err: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }) });
    expect(line).toContain('INC-12');
    expect(line).toContain('1970-01-01T00:00:00.000Z');
    expect(line).toContain('ECONNREFUSED');
    expect(line).toContain('log.test.ts');
  });

  test('can be quiet', () => {
    const out = new PassThrough();
    createLog({ level: 'error', format: 'json', out }).info({}, 'nothing');
    expect(out.read()).toBeNull();
  });
});
