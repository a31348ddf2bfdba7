import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Definitions } from '../../src/domain/definitions.ts';
import { OpinionSettings } from '../../src/domain/second-opinion/opinion-settings.ts';
import { checkLanguageModel, checkSpending } from '../../src/commands/doctor/check-language-model.ts';
import { startLlmServer, type LlmServer } from '../fakes/llm-server.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';

let server: LlmServer;
beforeAll(async () => {
  server = await startLlmServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.models = ['small', 'big:latest', 'models/huge'];
});

const look = (model: string, url = server.url) => checkLanguageModel({ llm: { url, model, key: 'k' } });

describe('a language model', () => {
  test('that is not set up is off', async () => {
    expect(await checkLanguageModel({})).toEqual({ ok: true, about: 'language model', says: 'off' });
  });

  test.each(['small', 'big', 'huge'])('%s is known to the server, which is asked nothing', async (model) => {
    expect(await look(model)).toMatchObject({ ok: true, says: expect.stringContaining(`knows ${model}; nothing was asked`) });
    expect(server.asked).toEqual([]);
  });

  test('that the server lacks is told with some that it has', async () => {
    expect(await look('smal')).toMatchObject({
      ok: false,
      says: expect.stringContaining('does not list smal; set MESA_LLM_MODEL to one it has, such as small, big:latest'),
    });
  });

  test('whose server lists nothing is left at that', async () => {
    server.models = undefined;
    expect(await look('small', `${server.url}/v1`)).toMatchObject({ ok: true, says: expect.stringContaining('lists no models') });
  });

  test('that is not there is a complaint, with what the desk does meanwhile', async () => {
    const gone = await startLlmServer();
    await gone.stop();
    expect(await look('small', gone.url)).toMatchObject({
      ok: false,
      says: expect.stringMatching(
        /cannot be asked \(ECONNREFUSED\), and the desk goes by its own reading; start it, or correct MESA_LLM_URL/,
      ),
    });
  });
});

describe('the budget', () => {
  const at = new Date('2026-03-02T14:00:00Z');
  const definitions = (settings: object) =>
    ({ desk: { zone: 'America/Lima', second_opinion: OpinionSettings.parse(settings) } }) as unknown as Definitions;

  test('what of it is used up today, and that it is spent', async () => {
    const { store, drop } = await temporaryStore();
    try {
      const look = (settings: object) => checkSpending(store, definitions(settings), at);
      expect(await look({ calls_per_day: 5 })).toMatchObject({
        ok: true,
        says: '0 of 5 questions and 0 of 2000000 characters today',
      });
      await store.transaction((tx) =>
        tx.collection('spendings').insert({
          ...{ id: '2026-03-02', version: 1, schema: 1, calls: 5, characters: 27_000, spentAt: at, forgetAt: at },
        }),
      );
      expect(await look({ calls_per_day: 5 })).toMatchObject({
        ok: true,
        says: expect.stringMatching(/^5 of 5 questions .* the budget is spent, and until tomorrow/),
      });
      expect(await look({ enabled: false })).toMatchObject({ says: expect.stringContaining('second_opinion.enabled is false') });
    } finally {
      await drop();
    }
  });
});
