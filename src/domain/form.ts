import type { Answer, Answers } from './answers.ts';
import type { Field, FieldKind, Option, SimpleField } from './field.ts';
import { holds, type Facts, type Scope } from './conditions.ts';

/** What has a form: a catalog item, or anything else that asks for fields. */
export interface Asks {
  readonly fields: readonly Field[];
}

/** A form being filled in. */
export interface Form {
  readonly answers: Answers;
  /** Ids of optional fields that the person left out. */
  readonly skipped: readonly string[];
}

/** A row of a group, by field id. */
export type Row = Extract<Answer, unknown[]>[number];

export type FieldOf<K extends FieldKind> = Extract<Field, { kind: K }>;

/** An answer of the summary with the number that `edit answer N` means. */
export interface NumberedAnswer {
  readonly number: number;
  readonly field: Field;
  readonly answer: Answer;
}

/** The options that a choice offers now, in order. */
export function openOptions(field: FieldOf<'choice'>, scope: Scope): readonly Option[] {
  return field.options.filter((option) => !option.when || holds(option.when, scope));
}

/**
 * The fields that apply now, in order. A field sees the answers of earlier fields that apply, never those of later or hidden ones, so one
 * pass decides. A choice without an open option does not apply: nobody could answer it.
 */
export function openFields(item: Asks, scope: Scope): readonly Field[] {
  return walk(item, scope.answers, scope).fields;
}

/** The first field that applies and is neither answered nor left out. */
export function nextField(item: Asks, form: Form, facts: Facts): Field | undefined {
  const { fields, answers } = walk(item, form.answers, facts);
  return fields.find((field) => answers[field.id] === undefined && !form.skipped.includes(field.id));
}

/** The answers without those of fields that are hidden or unknown, and without options that are no longer offered. */
export function keepApplying(item: Asks, answers: Answers, facts: Facts): Answers {
  return walk(item, answers, facts).answers;
}

/** The answers as the summary shows them: counted from 1, in the order of the fields; a group is one answer. */
export function numbered(item: Asks, answers: Answers, facts: Facts): readonly NumberedAnswer[] {
  const kept = walk(item, answers, facts);
  return kept.fields
    .flatMap((field) => {
      const answer = kept.answers[field.id];
      return answer === undefined ? [] : [{ field, answer }];
    })
    .map((line, index) => ({ number: index + 1, ...line }));
}

/** The fields of a group that apply to one of its rows, which sees its own answers before the form's. */
export function openColumns(field: FieldOf<'group'>, row: Row, scope: Scope): readonly SimpleField[] {
  return walk<SimpleField>(field, row, around(field, scope)).fields;
}

/** What the fields of a row see: the row's own answers, and the form's behind them. */
export function rowScope(field: FieldOf<'group'>, row: Row, scope: Scope): Scope {
  return { answers: { ...around(field, scope).behind, ...row }, requester: scope.requester };
}

interface Walked<F extends Field> {
  readonly fields: readonly F[];
  readonly answers: Answers;
}

interface Around extends Facts {
  /** Answers outside of what is walked through. */
  readonly behind?: Answers;
}

/** Goes through the fields once, letting each see only what was kept before it. */
function walk<F extends Field>(asks: { readonly fields: readonly F[] }, answers: Answers, known: Around): Walked<F> {
  const kept: Answers = {};
  const fields = asks.fields.filter((field) => {
    const scope: Scope = { answers: { ...known.behind, ...kept }, requester: known.requester };
    if (!applies(field, scope)) return false;
    const answer = Object.hasOwn(answers, field.id) ? answers[field.id] : undefined;
    const applying = answer === undefined ? undefined : stillApplying(field, answer, scope);
    if (applying !== undefined) kept[field.id] = applying;
    return true;
  });
  return { fields, answers: kept };
}

function applies(field: Field, scope: Scope): boolean {
  if (field.when && !holds(field.when, scope)) return false;
  return field.kind !== 'choice' || openOptions(field, scope).length > 0;
}

/** The part of an answer that can still stand. A group keeps its rows, each reduced like a form of its own; a row left empty goes. */
function stillApplying(field: Field, answer: Answer, scope: Scope): Answer | undefined {
  if (field.kind === 'choice') return openOptions(field, scope).some((option) => option.id === answer) ? answer : undefined;
  if (field.kind !== 'group' || !Array.isArray(answer)) return answer;
  const rows = answer.map((row) => walk<SimpleField>(field, row, around(field, scope)).answers as Row);
  const left = rows.filter((row) => Object.keys(row).length > 0);
  return left.length > 0 ? left : undefined;
}

/** A column hides a field of the form that has the same id. */
function around(field: FieldOf<'group'>, scope: Scope): Around {
  const columns = new Set(field.fields.map((column) => column.id));
  const behind = Object.fromEntries(Object.entries(scope.answers).filter(([id]) => !columns.has(id)));
  return { requester: scope.requester, behind };
}
