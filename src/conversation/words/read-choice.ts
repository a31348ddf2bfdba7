import { fold } from '../../domain/fold.ts';
import type { Choice } from '../../messaging/outbound.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Chosen {
  readonly value: string;
  /** What was written behind the choice: "rechazar, muy caro". */
  readonly words?: string;
  /** The label itself, whole: sure enough for a question that is not the newest, as a mere "sí" is not. */
  readonly whole: boolean;
}

/**
 * The choice that typed words mean: its number, its label, the label's beginning, or one of its further words; case, accents,
 * punctuation and emoji ignored. Choices that are `explained` also take words behind them.
 */
export function readChoice(text: string, choices: readonly Choice[], vocabulary: Vocabulary): Chosen | undefined {
  const typed = fold(text);
  if (!typed) return undefined;
  const names = choices.map((choice) => namesOf(choice, vocabulary));
  const exact = names.findIndex((of) => of.includes(typed));
  const named = choices[exact];
  if (named) return { value: named.value, whole: vocabulary.labels(named.label).includes(typed) };
  if (/^\d{1,3}$/.test(typed)) return numbered(Number(typed), choices);
  const filler = vocabulary.of('choice.filler');
  const twice = names.findIndex((of) => isMadeOf(typed, of, filler));
  const said = choices[twice];
  if (said) return { value: said.value, whole: false };
  return beginning(typed, choices, vocabulary) ?? explained(text, choices, vocabulary);
}

/** "Sí, envíalo", "sí pues, porfis": nothing but names of one choice, and words behind them that add nothing. Each rest is looked at once, however many ways lead to it. */
function isMadeOf(typed: string, names: readonly string[], filler: readonly string[]): boolean {
  const rests = new Set([typed]);
  for (const rest of rests) {
    const words = `${rest} `;
    for (const name of names) {
      if (name.length < 2 || !words.startsWith(`${name} `)) continue;
      const left = withoutFiller(rest.slice(name.length + 1), filler);
      if (left === '') return true;
      rests.add(left);
    }
  }
  return false;
}

function withoutFiller(typed: string, filler: readonly string[]): string {
  const words = `${typed} `;
  const found = filler.find((one) => words.startsWith(`${one} `));
  return found === undefined ? typed : withoutFiller(typed.slice(found.length + 1), filler);
}

function numbered(n: number, choices: readonly Choice[]): Chosen | undefined {
  const choice = choices[n - 1];
  return choice && { value: choice.value, whole: false };
}

function beginning(typed: string, choices: readonly Choice[], vocabulary: Vocabulary): Chosen | undefined {
  // Whoever is still writing has said an article, and not "Una persona".
  if (ARTICLES.has(typed)) return undefined;
  // "Sí" begins "Sí, cerrar", and not "Sistemas de la empresa".
  const begun = typed.length <= LONGEST_YES && vocabulary.of('choice.yes').includes(typed) ? `${typed} ` : typed;
  const found = choices.filter(({ label }) => vocabulary.labels(label).some((name) => name.startsWith(begun)));
  return found.length === 1 && found[0] ? { value: found[0].value, whole: false } : undefined;
}

const LONGEST_YES = 2;
const ARTICLES: ReadonlySet<string> = new Set(['el', 'la', 'los', 'las', 'un', 'una', 'unos', 'unas', 'the', 'an', 'um', 'uma']);

function explained(text: string, choices: readonly Choice[], vocabulary: Vocabulary): Chosen | undefined {
  const typed = fold(text);
  const candidates = choices
    .filter((choice) => choice.explained)
    .flatMap((choice) => namesOf(choice, vocabulary).map((name) => ({ choice, name })));
  const found = candidates
    .filter(({ name }) => typed.startsWith(`${name} `) && (name.length > SHORT || isSetOff(text, name.split(' ').length)))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (!found) return undefined;
  const { choice, name } = found;
  const count = name.split(' ').length;
  // "todavía no hay wifi" explains itself; a label, or what a comma sets off, is left out of the explanation.
  const whole = vocabulary.labels(choice.label).includes(name);
  const words = whole || isSetOff(text, count) ? afterWords(text, count) : text.trim();
  return { value: choice.value, whole, ...(words && { words }) };
}

function namesOf(choice: Choice, vocabulary: Vocabulary): readonly string[] {
  return [...vocabulary.labels(choice.label), ...(choice.words ? vocabulary.of(`choice.${choice.words}`) : [])];
}

/** So short a word ("no", "sí") begins many sentences: an explanation must be set off from it, as in "no, sigue igual". */
const SHORT = 3;

function isSetOff(text: string, count: number): boolean {
  const words = text.trim().split(/\s+/u);
  return /[,.;:!…–—-]$/u.test(words[count - 1] ?? '') || /^[,.;:!…–—-]/u.test(words[count] ?? '');
}

/** The text behind its first `count` words, as written, without the punctuation that joins them. */
export function afterWords(text: string, count: number): string {
  const rest = Array.from({ length: count }).reduce<string>((left) => left.replace(/^\S+\s*/u, ''), text.trimStart());
  return rest.replace(/^[\s,;:.\-–—]+/u, '').trim();
}
