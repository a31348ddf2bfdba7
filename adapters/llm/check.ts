import { z } from 'zod';
import { modelAddresses } from './addresses.ts';
import { readBounded } from './read-bounded.ts';
import type { LlmSettings } from './second-opinion.ts';

/**
 * What a look at the list of models tells, which costs nothing. `unlisted`: the server answers and lists other models; `silent`: it answers, but lists
 * none, so that only a question would tell more.
 */
export type ModelCheck =
  | { readonly is: 'listed' | 'silent' }
  | { readonly is: 'unlisted'; readonly models: readonly string[] }
  | { readonly is: 'refused' }
  | { readonly is: 'away'; readonly reason: string };

const CHECK_MS = 5000;
const MOST_BYTES = 2_000_000;
const MOST_NAMED = 5;
const Models = z.object({ data: z.array(z.object({ id: z.string() })).min(1) });

/** Whether the server is there, takes the key and knows the model. Asks no question. */
export async function checkModel(settings: LlmSettings): Promise<ModelCheck> {
  try {
    return await look(settings, AbortSignal.timeout(CHECK_MS));
  } catch (error) {
    const { name, message, cause } = error as { name?: string; message?: string; cause?: { code?: string } };
    return { is: 'away', reason: name === 'TimeoutError' ? 'no answer in time' : (cause?.code ?? message ?? 'no answer') };
  }
}

async function look({ url, model, key }: LlmSettings, signal: AbortSignal): Promise<ModelCheck> {
  for (const address of modelAddresses(url)) {
    const headers = { accept: 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) };
    const response = await fetch(address, { redirect: 'manual', signal, headers });
    if (response.status === 401 || response.status === 403) return { is: 'refused' };
    if (response.status >= 500) return { is: 'away', reason: `HTTP ${response.status}` };
    const models = response.ok ? listed(await readBounded(response, MOST_BYTES)) : undefined;
    if (models)
      return models.some((id) => isSame(id, model)) ? { is: 'listed' } : { is: 'unlisted', models: models.slice(0, MOST_NAMED) };
  }
  return { is: 'silent' };
}

function listed(body: string | undefined): readonly string[] | undefined {
  try {
    return Models.parse(JSON.parse(body ?? '')).data.map(({ id }) => id);
  } catch {
    return undefined;
  }
}

/** Servers list "llama3:latest" and "models/gemini-2" for what may be asked as "llama3" and "gemini-2". */
function isSame(id: string, model: string): boolean {
  return id === model || id.startsWith(`${model}:`) || id.endsWith(`/${model}`);
}
