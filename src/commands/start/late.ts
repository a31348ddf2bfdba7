/**
 * Something that is made after those who use it: the page shows the desk's views, and the desk speaks through the page. To be used only
 * once it is there.
 */
export function late<T extends object>(name: string, get: () => T | undefined): T {
  const nobody: unknown = {};
  return new Proxy(nobody as T, {
    get: (_target, key): unknown => {
      const made = get();
      if (!made) throw new Error(`${name} is used before the desk is up`);
      return Reflect.get(made, key);
    },
  });
}
