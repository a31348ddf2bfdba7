/** A window that nobody looks at gives its connection back: browsers have six for one desk. */
const hiddenMs = 60_000;

/** Calls back when the page has not been looked at for a while, and when it is again. Returns how to end that. */
export function watchSight(away: () => void, back: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(away, hiddenMs);
    else back();
  };
  document.addEventListener('visibilitychange', look);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
  };
}
