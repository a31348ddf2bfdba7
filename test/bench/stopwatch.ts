/** What something cost: CPU of all threads of this process, and time that passed. Microseconds. */
export interface Cost {
  readonly cpu: number;
  readonly wall: number;
}

export interface Stopwatch {
  /** Adds what the work costs; what happens in between is not counted. */
  during(work: () => Promise<unknown>): Promise<void>;
  /** What was added, divided by the number of operations. */
  per(operations: number): Cost;
}

export function createStopwatch(): Stopwatch {
  let [cpu, wall] = [0, 0];
  return {
    async during(work) {
      const used = process.cpuUsage();
      const began = performance.now();
      await work();
      wall += (performance.now() - began) * 1000;
      const { user, system } = process.cpuUsage(used);
      cpu += user + system;
    },
    per: (operations) => ({ cpu: cpu / operations, wall: wall / operations }),
  };
}

/** One stretch of work. */
export async function costOf(operations: number, work: () => Promise<unknown>): Promise<Cost> {
  const watch = createStopwatch();
  await watch.during(work);
  return watch.per(operations);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function medianCost(costs: readonly Cost[]): Cost {
  return { cpu: median(costs.map(({ cpu }) => cpu)), wall: median(costs.map(({ wall }) => wall)) };
}
