import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createSecondOpinion } from '../../../adapters/llm/second-opinion.ts';
import { createQuietLog } from '../../fakes/quiet-log.ts';
import { startLlmServer, type LlmServer, type Reply } from '../../fakes/llm-server.ts';

const question = { instructions: 'sort it', message: '{"message_to_sort":"hola"}', schema: { type: 'object' } };
const good: Reply = { says: { intent: 'incident' } };
let server: LlmServer;
let asked = 0;

beforeAll(async () => {
  server = await startLlmServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.reply = () => good;
  asked = server.asked.length;
});

/** What came in since the test began. */
const requests = () => server.asked.slice(asked);

function open(url = server.url, key?: string) {
  const { log, lines } = createQuietLog();
  let at = 0;
  const opinion = createSecondOpinion({ url, model: 'small', ...(key !== undefined && { key }) }, { log, now: () => at });
  return {
    ask: (ms = 2000) => opinion.ask(question, ms),
    isResting: () => opinion.isResting(),
    lines,
    pass: (ms: number) => void (at += ms),
  };
}

describe('the address', () => {
  test.each([
    ['', '/v1/chat/completions'],
    ['/', '/v1/chat/completions'],
    ['/v1', '/v1/chat/completions'],
    ['/v1/', '/v1/chat/completions'],
    ['/openai/v1', '/openai/v1/chat/completions'],
    ['/v1beta/openai', '/v1beta/openai/chat/completions'],
    ['/api/paas/v4', '/api/paas/v4/chat/completions'],
    ['/v1/chat/completions', '/v1/chat/completions'],
    ['/gate', '/gate/v1/chat/completions'],
  ])('%j is asked at %s', async (base, path) => {
    expect(await open(server.url + base).ask()).toEqual({ is: 'answered', answer: '{"intent":"incident"}' });
    expect(requests().map((one) => `${one.method} ${one.path}`)).toEqual([`POST ${path}`]);
  });

  test('a server without a version is found, and asked there from then on', async () => {
    server.reply = ({ path }) => (path === '/chat/completions' ? good : { status: 404 });
    const { ask } = open();
    await ask();
    await ask();
    expect(requests().map(({ path }) => path)).toEqual(['/v1/chat/completions', '/chat/completions', '/chat/completions']);
  });
});

describe('what is sent', () => {
  test('the key as a bearer, the model, the message apart from the instructions, and the form of the answer', async () => {
    await open(server.url, 'k3y').ask();
    const [one] = requests();
    expect(one?.headers.authorization).toBe('Bearer k3y');
    expect(one?.body).toMatchObject({
      model: 'small',
      messages: [
        { role: 'system', content: 'sort it' },
        { role: 'user', content: '{"message_to_sort":"hola"}' },
      ],
      response_format: { type: 'json_schema' },
      max_tokens: 300,
      temperature: 0,
      stream: false,
    });
  });

  test('nothing of a key where there is none', async () => {
    await open().ask();
    expect(requests()[0]?.headers.authorization).toBeUndefined();
  });

  test.each([
    ['no parameter but those of models that think', (body) => body.max_tokens === undefined, [300, undefined]],
    ['json_object alone', (body) => body.response_format?.type === 'json_object', [300, undefined, 300]],
    ['no response format at all', (body) => body.response_format === undefined, [300, undefined, 300, undefined]],
  ] satisfies [string, (body: LlmServer['asked'][number]['body']) => boolean, unknown][])(
    'to a server that takes %s it goes so, and keeps to it',
    async (_what, takes, tokens) => {
      server.reply = ({ body }) => (takes(body) ? good : { status: 400, body: '{"error":{"message":"unsupported parameter"}}' });
      const { ask } = open();
      expect(await ask()).toMatchObject({ is: 'answered' });
      expect(requests().map(({ body }) => body.max_tokens)).toEqual(tokens);
      const before = requests().length;
      await ask();
      expect(requests()).toHaveLength(before + 1);
      expect(takes(requests().at(-1)?.body as never)).toBe(true);
    },
  );
});

describe('a server that misbehaves is no answer', () => {
  const failures: [string, Reply, 'failed' | 'timeout'][] = [
    ['500', { status: 500, body: 'oops' }, 'failed'],
    ['401', { status: 401 }, 'failed'],
    ['429', { status: 429, headers: { 'retry-after': '7' } }, 'failed'],
    ['400, whatever it is sent', { status: 400 }, 'failed'],
    ['404, wherever it is asked', { status: 404 }, 'failed'],
    ['a redirect', { status: 302, headers: { location: '/v1/models' } }, 'failed'],
    ['a redirect that keeps the method', { status: 307, headers: { location: '/elsewhere' } }, 'failed'],
    ['a page of HTML', { status: 200, body: '<html><body>Please sign in</body></html>' }, 'failed'],
    ['JSON that is no completion', { status: 200, body: '{"intent":"incident"}' }, 'failed'],
    ['no choices', { status: 200, body: '{"choices":[]}' }, 'failed'],
    ['null', { status: 200, body: 'null' }, 'failed'],
    ['a huge body', { status: 200, body: `{"choices":[{"message":{"content":"${'x'.repeat(300_000)}"}}]}` }, 'failed'],
    ['a bomb of 32 MB that is small on the wire', { does: 'gzip_bomb' }, 'failed'],
    ['a connection that is dropped', { does: 'drop' }, 'failed'],
    ['a connection that is dropped in the middle', { does: 'half' }, 'failed'],
    ['silence', { does: 'nothing' }, 'timeout'],
    ['a byte now and then', { does: 'drip' }, 'timeout'],
    ['an answer that is late', { says: { intent: 'incident' }, afterMs: 1500 }, 'timeout'],
  ];
  test.each(failures)('%s', async (_what, reply, is) => {
    server.reply = () => reply;
    expect(await open().ask(is === 'timeout' ? 300 : 10_000)).toEqual({ is });
    expect(requests().every(({ path }) => path.endsWith('/chat/completions'))).toBe(true);
  });

  test('nobody listens there', async () => {
    const gone = await startLlmServer();
    await gone.stop();
    expect(await open(gone.url).ask()).toEqual({ is: 'failed' });
  });

  test('a model that calls a tool says nothing', async () => {
    const call = { id: '1', type: 'function', function: { name: 'close_ticket', arguments: '{}' } };
    server.reply = () => ({ message: { role: 'assistant', content: null, tool_calls: [call] } });
    expect(await open().ask()).toEqual({ is: 'answered', answer: '' });
  });

  test('words in parts are put together', async () => {
    server.reply = () => ({
      message: {
        content: [
          { type: 'text', text: '{"intent":' },
          { type: 'text', text: '"other"}' },
        ],
      },
    });
    expect(await open().ask()).toEqual({ is: 'answered', answer: '{"intent":"other"}' });
  });
});

describe('left alone', () => {
  test('after three failures in a row, for a minute, said once; then one more failure is enough', async () => {
    server.reply = () => ({ status: 503 });
    const { ask, isResting, lines, pass } = open();
    for (const rests of [false, false, true]) {
      await ask();
      expect(isResting()).toBe(rests);
    }
    expect(lines).toEqual([expect.stringContaining('left alone for a while')]);
    expect(lines[0]).toContain('"seconds":60');
    pass(59_000);
    expect(isResting()).toBe(true);
    pass(2000);
    expect(isResting()).toBe(false);
    await ask();
    expect(isResting()).toBe(true);
    expect(lines).toHaveLength(1);
    pass(121_000);
    server.reply = () => good;
    await ask();
    await ask();
    expect(lines.slice(1)).toEqual([expect.stringContaining('answers again')]);
  });

  test('an answer in between makes the count begin anew', async () => {
    const { ask, isResting } = open();
    const replies: Reply[] = [{ status: 500 }, { status: 500 }, good, { status: 500 }, { status: 500 }];
    server.reply = () => replies.shift() ?? good;
    for (let turn = 0; turn < 5; turn += 1) await ask();
    expect(isResting()).toBe(false);
  });

  test('at once, where it says for how long; a quarter of an hour at most', async () => {
    server.reply = () => ({ status: 429, headers: { 'retry-after': '20' } });
    const { ask, isResting, pass } = open();
    await ask();
    expect(isResting()).toBe(true);
    pass(20_001);
    expect(isResting()).toBe(false);
    server.reply = () => ({ status: 429, headers: { 'retry-after': '86400' } });
    await ask();
    pass(899_000);
    expect(isResting()).toBe(true);
    pass(1001);
    expect(isResting()).toBe(false);
  });

  test('neither the key nor the words stand in what is logged', async () => {
    const gone = await startLlmServer();
    await gone.stop();
    const { ask, lines } = open(gone.url, 'k3y');
    for (let turn = 0; turn < 3; turn += 1) await ask();
    expect(lines).toHaveLength(1);
    expect(lines.join()).not.toMatch(/k3y|hola/);
  });
});
