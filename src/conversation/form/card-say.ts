import type { Condition } from '../../domain/form/condition.ts';
import { holds, type Scope } from '../../domain/form/conditions.ts';
import { defaultOf } from '../../domain/form/default-of.ts';
import type { Field } from '../../domain/form/field.ts';
import type { Words } from '../../domain/wording.ts';
import type { Input, InputRules, Say } from '../../messaging/outbound.ts';
import { asShown } from './as-shown.ts';
import { isListed, MOST_LISTED, optionsOf } from './find-options.ts';
import { placeIn, scopeIn, type Filling } from './form-draft.ts';

/** Why inputs of a card were not taken, by field id. */
type CardErrors = ReadonlyMap<string, Words>;

/**
 * All fields as one card. Fields that depend on others go along with their conditions: a client that can follows them, and what does not
 * apply is dropped when it is sent.
 */
export function cardSay(filling: Filling, errors: CardErrors = new Map()): Say {
  const { item, draft } = filling;
  return {
    notice: { key: 'form.card', params: { item: { label: item.label } } },
    ...(draft.for && { facts: [{ label: { key: 'fact.beneficiary' }, value: { person: draft.for } }] }),
    ask: {
      inputs: inputsOf(item.fields, { filling, scope: scopeIn(filling), errors }),
      choices: [
        { value: 'send', label: { key: 'button.send' }, style: 'primary', words: 'send' },
        { value: 'drop', label: { key: 'button.drop' }, words: 'drop' },
      ],
    },
  };
}

interface At {
  readonly filling: Filling;
  readonly scope: Scope;
  readonly errors: CardErrors;
}

function inputsOf(fields: readonly Field[], at: At): Input[] {
  return fields.flatMap((field) => {
    const when = field.when ? whatIsOpen(field.when, at.scope) : true;
    return when === false ? [] : [inputOf(field, { ...at, ...(when !== true && { when }) })];
  });
}

function inputOf(field: Field, at: At & { readonly when?: Condition }): Input {
  const { filling, scope, errors, when } = at;
  const answer = scope.answers[field.id] ?? defaultOf(field, scope, placeIn(filling));
  const error = errors.get(field.id);
  const options = optionsIn(field, at);
  return {
    ...rulesOf(field, filling),
    label: { label: field.label },
    // A field that may not apply cannot be demanded by the card itself.
    required: field.required && !when && !field.fixed,
    ...(when && { when, ...(field.required && !field.fixed && { needed: true }) }),
    ...(field.hint && { hint: { label: field.hint } }),
    ...(error && { error }),
    ...(options.length > 0 && { options }),
    ...(options.length === 0 && isListed(field) && { suggests: field.kind === 'asset' ? 'assets' : 'people' }),
    ...(answer !== undefined && { value: { answer, shown: asShown(filling.turn, field, answer) } }),
    ...(field.kind === 'group' && { fields: columnsOf(field.fields, at) }),
  };
}

/** The columns of a group: their conditions look at their row, which only the client knows. */
function columnsOf(fields: readonly Field[], { filling, scope }: At): Input[] {
  return inputsOf(fields, { filling, scope: { ...scope, answers: {} }, errors: new Map() });
}

function rulesOf(field: Field, { turn }: Filling): Omit<InputRules, 'required'> {
  const { id, kind } = field;
  const counted = kind === 'choices' || kind === 'attachment' || kind === 'group' ? field : undefined;
  const max = kind === 'rating' || (kind === 'person' && field.several) ? field.max : counted?.max;
  return {
    id,
    type: kind,
    ...(field.fixed && { fixed: true }),
    ...(kind === 'person' && field.several && { several: true }),
    ...(counted?.min !== undefined && { min: counted.min }),
    ...(max !== undefined && { max }),
    ...(kind === 'money' && { currency: field.currency ?? turn.definitions.desk.currency }),
  };
}

/** On a card every option is there: which of them apply depends on inputs beside it. People and long lists are searched instead. */
function optionsIn(field: Field, { filling, scope }: At): NonNullable<Input['options']> {
  if (field.kind === 'choice' || field.kind === 'choices') {
    return field.options.flatMap(({ id, label, when: condition }) => {
      const when = condition ? whatIsOpen(condition, scope) : true;
      return when === false ? [] : [{ value: id, label: { label }, ...(when !== true && { when }) }];
    });
  }
  if (field.kind === 'yes_no') return yesNo;
  if (field.kind === 'rating') return Array.from({ length: field.max }, (_, index) => mark(index + 1));
  if (field.kind === 'person') return [];
  const all = optionsOf(filling.turn, { field, scope });
  if (field.kind === 'asset' && all.length > MOST_LISTED * 3) return [];
  return all.map(({ id, label }) => ({ value: id, label: { label } }));
}

const yesNo: NonNullable<Input['options']> = [
  { value: 'true', label: { key: 'answer.yes' } },
  { value: 'false', label: { key: 'answer.no' } },
];

const mark = (best: number) => ({ value: String(best), label: { text: String(best) } });

/** What of a condition is left to the card's other inputs, once what is known of the person has been looked at: true or false if nothing is. */
function whatIsOpen(condition: Condition, scope: Scope): Condition | boolean {
  if ('all' in condition) return combined(condition.all, { scope, all: true });
  if ('any' in condition) return combined(condition.any, { scope, all: false });
  if ('none' in condition) return negated(combined(condition.none, { scope, all: false }));
  if (!('field' in condition)) return negated(whatIsOpen(condition.not, scope));
  return condition.field.startsWith('requester.') ? holds(condition, scope) : condition;
}

function combined(conditions: readonly Condition[], { scope, all }: { scope: Scope; all: boolean }): Condition | boolean {
  const parts = conditions.map((one) => whatIsOpen(one, scope));
  if (parts.includes(!all)) return !all;
  const open = parts.filter((one) => typeof one !== 'boolean');
  if (open.length === 0) return all;
  return all ? { all: open } : { any: open };
}

function negated(condition: Condition | boolean): Condition | boolean {
  return typeof condition === 'boolean' ? !condition : { not: condition };
}
