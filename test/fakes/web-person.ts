import { randomUUID } from 'node:crypto';
import type { PageEntry } from '../../adapters/web/render.ts';
import type { Seen } from './seen.ts';

/** Somebody at the page, by its own HTTP interface. */
export interface WebPerson {
  say(text: string): Promise<number>;
  command(text: string): Promise<number>;
  sees(): Promise<Seen[]>;
  /** The last post once more, under its own id. */
  again(): Promise<void>;
  get(path: string): Promise<Response>;
}

/** Signs a person in, as the demo lets one. */
export async function openWebPerson(url: string, person: string): Promise<WebPerson> {
  const signedIn = await fetch(`${url}/web/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  const { token } = (await signedIn.json()) as { token: string };
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const headers = { 'Content-Type': 'application/json', 'X-Mesa-Token': token, Cookie: cookie };
  const last: { path: string; body: object } = { path: '', body: {} };
  const post = (path: string, body: object): Promise<Response> =>
    fetch(`${url}/web${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const get: WebPerson['get'] = (path) => fetch(`${url}/web${path}`, { headers });
  const act = async (path: string, body: object): Promise<number> => {
    Object.assign(last, { path, body: { id: randomUUID(), ...body } });
    return (await post(last.path, last.body)).status;
  };
  return {
    get,
    again: async () => void (await post(last.path, last.body)),
    say: (text) => act('/messages', { text }),
    command: (text) => act('/commands', { text }),
    sees: async () => {
      const { entries } = (await (await get('/feed')).json()) as { entries: PageEntry[] };
      const theirs = entries.filter(({ from }) => from !== 'person');
      return Promise.all(theirs.map((entry) => seen(entry, { act, get })));
    },
  };
}

interface Hands {
  readonly act: (path: string, body: object) => Promise<number>;
  readonly get: WebPerson['get'];
}

/** The page shows texts as they are: nothing in them can come alive. */
async function seen({ id, lane, message, edited }: PageEntry, { act, get }: Hands): Promise<Seen> {
  const { paragraphs, facts, question, choices, promptId, inputs, files = [] } = message;
  const lines = [
    ...paragraphs,
    ...facts.map(({ label, value }) => `${label}: ${value}`),
    ...(question === undefined ? [] : [question]),
  ];
  return {
    ref: id,
    conversation: lane,
    text: [...lines, ...inputs.map(({ label }) => label)].join('\n'),
    mentions: [],
    links: [],
    taps: choices.map(({ label, value }) => ({
      ...{ label, value },
      tap: (filled) =>
        act('/choices', { promptId, value, ...(inputs.length > 0 && { inputs: { ...standing(inputs), ...filled } }) }),
    })),
    inputs: inputs.map((input) => ({
      ...{ id: input.id, label: input.label, widget: input.type, required: input.required, raw: { ...input } },
      ...(input.value !== undefined && { value: input.value }),
      ...(input.options && { options: input.options.map(({ value, label }) => ({ value, label })) }),
    })),
    files: await Promise.all(
      files.map(async (file) => ({
        name: file.name,
        bytes: new Uint8Array(await (await get(`/files/${file.id}`)).arrayBuffer()),
      })),
    ),
    edits: edited ? 1 : 0,
  };
}

const standing = (inputs: PageEntry['message']['inputs']): object =>
  Object.fromEntries(inputs.flatMap(({ id, value }) => (value === undefined ? [] : [[id, value]])));
