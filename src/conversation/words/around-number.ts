import { fold } from '../../domain/fold.ts';
import { afterWords } from './read-choice.ts';
import type { Vocabulary } from './vocabulary.ts';

const NUMBER = /\b(INC|REQ|PRB|CHG)[-\s#]{0,2}0*(\d{1,15})\b/iu;
/** Stands for the number in the lists of words; folded it is two words. */
const MARK = 'INC-0';

/** "Haz INC-3 una emergencia", "put INC-3 on hold until Friday": the words of a list around a ticket's number, with what is said behind them. */
export function aroundNumber(
  text: string,
  vocabulary: Vocabulary,
  list: 'emergency.around' | 'wait.around',
): { readonly number: string; readonly rest: string } | undefined {
  const found = NUMBER.exec(text);
  if (!found) return undefined;
  const marked = text.replace(NUMBER, MARK).replace(/^\s*\/?mesa\s+/iu, '');
  const begun = fold(marked);
  const polite = vocabulary.of('phrase.courtesy').find((words) => begun.startsWith(`${words} `));
  const asked = afterWords(marked, polite?.split(' ').length ?? 0);
  const typed = fold(asked);
  const said = vocabulary.of(list).find((words) => typed === words || typed.startsWith(`${words} `));
  if (!said) return undefined;
  const number = `${found[1]?.toUpperCase()}-${found[2]}`;
  return { number, rest: afterWords(asked, said.split(' ').length - 1) };
}
