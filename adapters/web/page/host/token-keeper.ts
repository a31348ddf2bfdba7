/** A token is asked for anew when it has less than this left. */
const marginMs = 120_000;

/** When a token ends, as it says itself; 0 where it does not: then it is asked for each time. */
function endOf(token: string): number {
  try {
    const body = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { exp } = JSON.parse(atob(body)) as { exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : 0;
  } catch {
    return 0;
  }
}

/** Keeps a token while it is good, and asks for one at a time. */
export function createTokenKeeper(ask: () => Promise<string>): (refused?: string) => Promise<string> {
  let kept: string | undefined;
  let asked: Promise<string> | undefined;
  return (refused) => {
    // Of several requests that are refused at once, one asks for all.
    if (kept !== undefined && kept !== refused && endOf(kept) - Date.now() > marginMs) return Promise.resolve(kept);
    asked ??= ask()
      .then((token) => {
        kept = token;
        return token;
      })
      .finally(() => {
        asked = undefined;
      });
    return asked;
  };
}
