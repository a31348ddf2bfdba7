/**
 * Where chat completions may be had below a base address, the likeliest first: the base may end in a version (`…/v1`), in nothing, or be the whole
 * address. Without a slash at its end.
 */
export function completionAddresses(base: string): readonly string[] {
  const url = new URL(base);
  const path = url.pathname.replace(/\/+$/, '');
  const at = (end: string): string => Object.assign(new URL(url), { pathname: end }).href;
  if (path.endsWith('/chat/completions')) return [at(path)];
  const plain = at(`${path}/chat/completions`);
  return VERSION.test(path) ? [plain] : [at(`${path}/v1/chat/completions`), plain];
}

/** Where its models are listed, which costs nothing. */
export function modelAddresses(base: string): readonly string[] {
  return completionAddresses(base).map((address) => address.replace('/chat/completions', '/models'));
}

const VERSION = /\/v\d+[a-z\d.]*(\/|$)/;
