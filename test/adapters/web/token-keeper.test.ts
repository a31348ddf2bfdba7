import { describe, expect, test } from '@jest/globals';
import { createTokenKeeper } from '../../../adapters/web/page/host/token-keeper.ts';

const tokenUntil = (seconds: number, name = ''): string => {
  const body = Buffer.from(JSON.stringify({ exp: Math.floor(Date.now() / 1000) + seconds, name })).toString('base64url');
  return `e30.${body}.sig`;
};

/** A host that gives out these tokens, one after the other. */
function keeperOf(tokens: readonly string[]) {
  const given: string[] = [];
  const keeper = createTokenKeeper(async () => {
    const next = tokens[given.length];
    if (next === undefined) throw new Error('CancelledByUser');
    given.push(next);
    return next;
  });
  return { keeper, given };
}

describe('the token of a host', () => {
  test('is kept while it is good', async () => {
    const [token] = [tokenUntil(3600)];
    const { keeper, given } = keeperOf([token, tokenUntil(3600)]);
    expect([await keeper(), await keeper()]).toEqual([token, token]);
    expect(given).toHaveLength(1);
  });

  test('is asked for anew when it is about to end, and when it does not say when', async () => {
    for (const ending of [tokenUntil(60), tokenUntil(-1), 'none', 'a.b.c', '']) {
      const next = tokenUntil(3600);
      const { keeper } = keeperOf([ending, next]);
      expect([await keeper(), await keeper(), await keeper()]).toEqual([ending, next, next]);
    }
  });

  test('that was refused is replaced once, for all who were refused with it', async () => {
    const [first, second] = [tokenUntil(3600, '1'), tokenUntil(3600, '2')];
    const { keeper, given } = keeperOf([first, second]);
    const old = await keeper();
    expect(await Promise.all([keeper(old), keeper(old)])).toEqual([second, second]);
    expect(await keeper(old)).toBe(second);
    expect(given).toHaveLength(2);
  });

  test('that is not given is asked for again the next time', async () => {
    const { keeper } = keeperOf([]);
    await expect(keeper()).rejects.toThrow('CancelledByUser');
    await expect(keeper()).rejects.toThrow('CancelledByUser');
  });
});
