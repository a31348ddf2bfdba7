import { fold } from '../../domain/fold.ts';
import type { VerbName } from '../verbs/verbs.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Call {
  readonly verb: VerbName;
  readonly number?: string;
  readonly task?: number;
  readonly rest: string;
}

/** "agrega a luis a INC-3", "remove bob from INC-1": verbs whose person may stand before the number. */
const turned: readonly VerbName[] = ['add', 'remove'];
const AT_END = /(?<![\s,])[\s,]+(?:(?:a|al|en|de|del|to|from|on)\s*)?(INC|REQ|PRB|CHG)[-\s#]{0,2}0*(\d{1,15})[\s.!]*$/iu;
/** "la tarea 2 de REQ-7", "task 2 of REQ-7". */
const OF_TICKET =
  /^(?:la |the )?(\p{L}+)\s*(?:#\s*)?(\d{1,2})\s+(?:(?:del?|of|en|in)\s*)?(INC|REQ|PRB|CHG)[-\s#]{0,2}0*(\d{1,15})(?!\w)[\s,;:.]*/iu;

/** A call whose number stands behind other words, with the number where it belongs. */
export function numberBehind<C extends Call>(call: C, vocabulary: Vocabulary): C {
  if (call.number) return call;
  const [all = '', word = '', task = '', prefix = '', number = ''] = OF_TICKET.exec(call.rest) ?? [];
  if (all && vocabulary.of('verb.task').includes(fold(word)))
    return { ...call, number: `${prefix.toUpperCase()}-${number}`, task: Number(task), rest: call.rest.slice(all.length).trim() };
  const found = turned.includes(call.verb) ? AT_END.exec(` ${call.rest}`) : undefined;
  if (!found) return call;
  return { ...call, number: `${found[1]?.toUpperCase()}-${found[2]}`, rest: ` ${call.rest}`.slice(0, found.index).trim() };
}
