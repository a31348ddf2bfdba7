import { fold } from '../domain/fold.ts';
import type { Choice } from '../messaging/outbound.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Chosen {
  readonly value: string;
  /** What was written behind the choice: "rechazar, muy caro". */
  readonly words?: string;
  /** The label or one of its words, whole: sure enough for a question that is not the newest. */
  readonly whole: boolean;
}

/**
 * The choice that typed words mean: its number, its label, the label's beginning, or one of its further words; case, accents,
 * punctuation and emoji ignored. Choices that name further `words` also take an explanation behind them.
 */
export function readChoice(text: string, choices: readonly Choice[], vocabulary: Vocabulary): Chosen | undefined {
  const typed = fold(text);
  if (!typed) return undefined;
  const names = choices.map((choice) => [
    ...vocabulary.labels(choice.label),
    ...(choice.words ? vocabulary.of(`choice.${choice.words}`) : []),
  ]);
  const exact = names.findIndex((of) => of.includes(typed));
  if (choices[exact]) return { value: choices[exact].value, whole: true };
  if (/^\d{1,3}$/.test(typed)) return numbered(Number(typed), choices);
  return beginning(typed, choices, names) ?? explained(text, choices, names);
}

function numbered(n: number, choices: readonly Choice[]): Chosen | undefined {
  const choice = choices[n - 1];
  return choice && { value: choice.value, whole: false };
}

function beginning(typed: string, choices: readonly Choice[], names: readonly (readonly string[])[]): Chosen | undefined {
  if (typed.length < 2) return undefined;
  const found = choices.filter((_, index) => names[index]?.some((name) => name.startsWith(typed)));
  return found.length === 1 && found[0] ? { value: found[0].value, whole: false } : undefined;
}

function explained(text: string, choices: readonly Choice[], names: readonly (readonly string[])[]): Chosen | undefined {
  const typed = fold(text);
  const candidates = choices.flatMap((choice, index) =>
    choice.words ? (names[index] ?? []).map((name) => ({ value: choice.value, name })) : [],
  );
  const found = candidates
    .filter(({ name }) => name.length > 3 && typed.startsWith(`${name} `))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (!found) return undefined;
  const words = afterWords(text, found.name.split(' ').length);
  return words ? { value: found.value, words, whole: true } : { value: found.value, whole: true };
}

/** The text behind its first `count` words, as written, without the punctuation that joins them. */
export function afterWords(text: string, count: number): string {
  const rest = Array.from({ length: count }).reduce<string>((left) => left.replace(/^\S+\s*/u, ''), text.trimStart());
  return rest.replace(/^[\s,;:.\-–—]+/u, '').trim();
}
