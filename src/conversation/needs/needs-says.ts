import { fact, titleOf } from '../../actions/looking/ticket-facts.ts';
import type { Words } from '../../domain/wording.ts';
import type { Choice, Say } from '../../messaging/outbound.ts';
import type { ReceivedFile, Turn } from '../flow.ts';
import { namesOf } from '../kept-files.ts';
import type { Need } from './need.ts';

/** A tap on one of the needs: `need:1` is the first. */
export const ONLY = 'need:';
export const ALL = 'both';
export const ONE = 'one';
const NONE = 'nothing';

/** What each need would open, and whether all of it is meant. The choices' numbers are those of the needs. */
export function needsSay(turn: Turn, needs: readonly Need[], files: readonly ReceivedFile[] = []): Say {
  const two = needs.length === 2;
  const choices: Choice[] = [
    ...needs.map((_, index): Choice => onlyChoice(index, two)),
    { value: ALL, label: { key: two ? 'button.both' : 'button.all' }, style: 'primary', words: 'both' },
    { value: ONE, label: { key: 'button.one_thing' }, words: 'one_thing' },
    { value: NONE, label: { key: 'button.not_a_request' }, words: 'neither' },
  ];
  return {
    notice: { key: two ? 'needs.two' : 'needs.several', params: { count: needs.length } },
    more: needs.map((need, index) => needWords(turn, need, index + 1)),
    facts: [...fact('fact.files', files.length > 0 ? namesOf(files) : undefined)],
    question: { key: two ? 'needs.both' : 'needs.all' },
    ask: { choices },
  };
}

function onlyChoice(index: number, two: boolean): Choice {
  const value = `${ONLY}${index + 1}`;
  if (!two) return { value, label: { key: 'button.only_number', params: { number: index + 1 } } };
  return index === 0
    ? { value, label: { key: 'button.only_first' }, words: 'first' }
    : { value, label: { key: 'button.only_second' }, words: 'second' };
}

/** "1. Solicitud (Laptop): «…»" */
function needWords(turn: Turn, need: Need, number: number): Words {
  return { key: 'needs.line', params: { number, what: whatWords(turn, need), text: textOf(turn, need) } };
}

function whatWords({ definitions }: Turn, { kind, category, item }: Need): Words {
  if (!kind) return { key: 'needs.question' };
  const label =
    kind === 'incident' ? definitions.categories.get(category ?? '')?.label : definitions.items.get(item ?? '')?.label;
  if (kind === 'incident') return label ? { key: 'needs.incident_of', params: { label: { label } } } : { key: 'kind.incident' };
  return label ? { key: 'needs.request_of', params: { label: { label } } } : { key: 'kind.request' };
}

function textOf({ definitions }: Turn, { text }: Need): Words {
  return titleOf({ text }, definitions);
}

/** Whether what was said besides should still be seen to. */
export function furtherSay(turn: Turn, [next]: readonly Need[]): Say {
  const choices: readonly Choice[] = [
    { value: 'go', label: { key: 'button.go_on' }, style: 'primary', words: 'yes' },
    { value: 'leave', label: { key: 'button.leave_it' }, words: 'no' },
  ];
  const text = next ? textOf(turn, next) : { text: '' };
  return { notice: { key: 'needs.further', params: { text } }, ask: { choices } };
}
