/** Does works of one key one after the other, in the order in which they came; those of other keys beside them. */
export type InOrder = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Every work has to end by itself: whoever comes after it waits. */
export function createInOrder(): InOrder {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key);
    const mine = before === undefined ? work() : before.then(work, work);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
