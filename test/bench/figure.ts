import type { Foundation } from '../../src/commands/compose.ts';
import type { Place } from './places.ts';

/** One thing that was measured, beside what it is measured against in the same run. */
export interface Row {
  readonly what: string;
  readonly unit: string;
  readonly value: number;
  readonly against: string;
  readonly base: number;
  /** `value ÷ base`. */
  readonly ratio: number;
  /** The base measured once more, divided by itself: how far two equal things come apart in this run. */
  readonly again?: number;
  readonly goal?: string;
}

export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
  /** What a reader has to know, and what was left out and why. */
  readonly notes: readonly string[];
}

/** What every figure is measured with. */
export interface Bench {
  readonly foundation: Foundation;
  /** The configuration folder that the foundation was read from. */
  readonly config: string;
  readonly rounds: number;
  /** The stores of this run. */
  readonly places: readonly Place[];
  /** What their database is, or why there is none. */
  readonly remarks: readonly string[];
  /** 100,000 tickets too. */
  readonly large: boolean;
  readonly idleSeconds: number;
}

export interface Figure {
  /** For `--only`. */
  readonly name: string;
  measure(bench: Bench): Promise<Section>;
}

/** A row of two values in the same unit. */
export function row(
  { what, unit, goal }: { what: string; unit: string; goal?: string },
  value: number,
  base: { readonly what: string; readonly value: number; readonly again?: number },
): Row {
  return {
    ...{ what, unit, value, against: base.what, base: base.value, ratio: value / base.value },
    ...(base.again !== undefined && { again: base.again / base.value }),
    ...(goal !== undefined && { goal }),
  };
}
