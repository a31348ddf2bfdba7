export interface HostileRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Random = () => number;

/** The same numbers for the same seed, so that what failed can be asked again. */
export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!;

const posts = ['/web/messages', '/web/choices', '/web/commands', '/web/session'] as const;

/** What is no string where a string belongs. */
const wrong: readonly unknown[] = [
  null, 0, -1, 1e308, true, [], {}, [[]], { $gt: '' }, { $ne: null }, { $where: 'sleep(9999)' }, { $regex: '.*' }, ['web:ana'],
  { toString: 'x' }, { constructor: { prototype: { polluted: true } } }, { length: 1e9 },
]; // prettier-ignore

const brokenJson = [
  '', '{', '}', '[', '"', 'null', 'true', '0', '[]', '""', '{"id":', '{"id":"x"', '{id:1}', "{'id':'x'}", '{"id":"aaaaaaaa","text":}',
  '\u0000', '\ufeff{}', '{"a":1}{"b":2}', '{"text":"\\ud800"', `${'['.repeat(5000)}`, `{"a":${'{"a":'.repeat(3000)}`, 'NaN', '<xml/>', 'id=1&text=2',
]; // prettier-ignore

const paths = [
  '/web/feed?after[$gt]=0', '/web/feed?after=-1', '/web/feed?after=1e999', '/web/feed?lane[]=a&lane[]=b', '/web/feed?lane=web:marta',
  '/web/feed?lane=web:team:rrhh', '/web/feed?before=0', '/web/tickets?view=__proto__', '/web/tickets?view[$ne]=mine', '/web/tickets/__proto__',
  '/web/tickets/constructor', '/web/tickets/INC-999999', '/web/tickets/INC-1%00', '/web/tickets/%F0%9F%92%A9', '/web/tickets/%', '/web/tickets/..%2f..',
  "/web/tickets/INC-1'--", '/web/stream?person=nobody', '/web/stream?after=%00', '/web/stream?after=web:ana=x', '/web/nothing', '/web/__proto__',
  '/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/etc/passwd', '/%', '/%c0%ae', '/slack/events', '/api/messages', '/whatsapp', '/hooks/x',
]; // prettier-ignore

type Maker = (random: Random) => HostileRequest;

const post = (path: string, body: string, headers: Record<string, string> = {}): HostileRequest => ({
  method: 'POST',
  path,
  body,
  headers,
});

/** Requests that no part of the desk may take. */
const refused: readonly Maker[] = [
  (random) => post(pick(random, posts), pick(random, brokenJson)),
  (random) => post(pick(random, posts), Buffer.from(Array.from({ length: 40 }, () => Math.floor(random() * 256))).toString('latin1')),
  (random) => post('/web/messages', JSON.stringify({ id: pick(random, wrong), text: 'hola' })),
  (random) => post('/web/messages', JSON.stringify({ id: 'aaaaaaaa', text: pick(random, wrong) })),
  (random) => post('/web/messages', JSON.stringify({ id: 'aaaaaaaa', text: 'hola', lane: pick(random, wrong.slice(1)) })),
  (random) => post('/web/messages', JSON.stringify({ id: 'aaaaaaaa', text: 'hola', lane: pick(random, ['web:marta', 'web:team:rrhh', '__proto__', '']) })),
  (random) => post('/web/messages', `{"id":"aaaaaaaa","text":"hola","${pick(random, ['__proto__', 'constructor', '$where', 'as', 'person'])}":{"a":1}}`),
  (random) => post('/web/messages', JSON.stringify({ id: pick(random, ['', 'a', '$gt', 'a b c d e f g', '../../etc', 'ñandú-ñandú', 'x'.repeat(65), 'a\u0000bcdefgh']), text: 'hola' })),
  () => post('/web/messages', JSON.stringify({ id: 'aaaaaaaa', text: 'x'.repeat(16_001) })),
  (random) => post('/web/messages', JSON.stringify({ id: 'aaaaaaaa', text: pick(random, ['', '   ', '\n\t', '\u00a0']) })),
  () => post('/web/messages', JSON.stringify({ id: 'aaaaaaaa', text: 'x'.repeat(300_000) })),
  (random) => post('/web/messages', JSON.stringify({ id: 'aaaaaaaa', text: 'hola' }), { 'Content-Type': pick(random, ['text/plain', 'application/xml', 'multipart/form-data', 'application/json;charset=koi8-r']) }),
  (random) => post('/web/messages', 'hola', { 'Content-Encoding': pick(random, ['gzip', 'br', 'deflate', 'x-unknown']) }),
  (random) => post('/web/choices', JSON.stringify({ id: 'aaaaaaaa', promptId: pick(random, wrong), value: 'yes' })),
  (random) => post('/web/choices', JSON.stringify({ id: 'aaaaaaaa', promptId: 'p', value: pick(random, wrong) })),
  (random) => post('/web/choices', JSON.stringify({ id: 'aaaaaaaa', promptId: 'p', value: 'v', inputs: pick(random, [1, 'x', [], null, [{}]]) })),
  () => post('/web/choices', JSON.stringify({ id: 'aaaaaaaa', promptId: 'p', value: 'v', inputs: Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`i${at}`, 1])) })),
  (random) => post('/web/session', JSON.stringify(pick(random, [{ person: pick(random, wrong) }, { person: 'nobody' }, { person: '__proto__' }, { token: pick(random, wrong) }, { token: 'x' }, {}]))),
  (random) => ({ method: pick(random, ['GET', 'POST', 'PUT', 'PATCH']), path: pick(random, paths) }),
  (random) => ({ method: 'GET', path: '/web/me', headers: { 'X-Mesa-Person': pick(random, ['nobody', '__proto__', 'ana,bob', '$ne', '*']) } }),
  () => post('/web/messages', JSON.stringify({ id: 'aaaaaaaa', text: 'hola' }), { 'X-Mesa-Token': 'forged' }),
  (random) => post('/web/messages', JSON.stringify({ id: 'aaaaaaaa', text: 'hola' }), { Cookie: pick(random, ['mesa_session=', 'mesa_session=a.b', 'mesa_session=%%%.x', 'a=b; mesa_session=eyJ9.', 'x'.repeat(4000)]) }),
  () => post('/web/messages', JSON.stringify({ id: 'aaaaaaaa', text: 'hola' }), { 'Sec-Fetch-Site': 'cross-site' }),
  () => post('/web/messages', JSON.stringify({ id: 'aaaaaaaa', text: 'hola' }), { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-site' }),
]; // prettier-ignore

export const refusedRequest = (random: Random): HostileRequest => pick(random, refused)(random);

const words = [
  '{"$gt":""}', '$where: sleep(1000)', "'; DROP TABLE tickets; --", '__proto__', 'constructor', '<script>alert(1)</script>', '\u202eolleh', '\u0007\u0000x',
  '👩‍👩‍👧‍👦'.repeat(50), 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢', '\ud800 x', 'a'.repeat(16_000), '1'.repeat(400), '/mesa take INC-1', '{{params}} $t(key)', '%s%s%n', '../../etc/passwd', '=cmd|calc',
]; // prettier-ignore

/** Requests that are well formed and mean no good: they are taken, or refused, and lead to nothing. */
const taken: readonly ((random: Random, id: string) => HostileRequest)[] = [
  (random, id) => post('/web/choices', JSON.stringify({ id, promptId: pick(random, [...words.slice(0, 6), 'x'.repeat(200), 'web:ana']), value: 'yes' })),
  (_random, id) => post('/web/choices', `{"id":"${id}","promptId":"p","value":"v","inputs":{"__proto__":{"polluted":1},"constructor":1,"$where":"1","a.b":{"$gt":""}}}`),
  (random, id) => post('/web/commands', JSON.stringify({ id, text: pick(random, ['take INC-1', 'resolve INC-1 x', 'note REQ-1 x', ...words]) })),
  (random, id) => post('/web/messages', JSON.stringify({ id, text: pick(random, words) })),
]; // prettier-ignore

export const takenRequest = (random: Random, id: string): HostileRequest => pick(random, taken)(random, id);
