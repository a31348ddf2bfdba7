import type { ComponentType, ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '../shell/icons.tsx';
import { useSay } from '../words/words.tsx';
import type { FormLevel, InputFieldProps } from './use-card-form.ts';

type Row = Readonly<Record<string, unknown>>;

interface GroupProps extends InputFieldProps {
  /** Shows one input of a row. */
  readonly field: ComponentType<InputFieldProps>;
}

interface RowProps extends GroupProps {
  readonly row: Row;
  readonly index: number;
}

const rowsOf = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as readonly Row[]) : []);

/** The part of what is missing that lies in one row. */
function missingOf({ form, input, index }: RowProps): ReadonlySet<string> {
  const prefix = `${input.id}.${index}.`;
  return new Set([...form.missing].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length)));
}

function GroupRow(props: RowProps): ReactNode {
  const say = useSay();
  const { input, form, row, index, field: Field } = props;
  const edit = (next: (rows: readonly Row[]) => readonly Row[]): void => form.change(input.id, (rows) => next(rowsOf(rows)));
  const change: FormLevel['change'] = (id, next) =>
    edit((rows) => rows.map((one, at) => (at === index ? { ...one, [id]: next(one[id]) } : one)));
  const remove = (): void => edit((rows) => rows.filter((_row, at) => at !== index));
  const level: FormLevel = { values: row, change, missing: missingOf(props), changed: form.changed };
  return (
    <fieldset className="group-row">
      <legend>{say('form.row', { row: index + 1 })}</legend>
      {input.fields?.map((one) => (
        <Field key={one.id} input={one} form={level} />
      ))}
      <Button className="button subtle square remove" aria-label={say('form.remove', { row: index + 1 })} onPress={remove}>
        <Icon name="cross" />
      </Button>
    </fieldset>
  );
}

/** Rows of the same few inputs, as many as needed. */
export function GroupInput({ input, form, field }: GroupProps): ReactNode {
  const say = useSay();
  const wrong = input.error !== undefined && !form.changed.has(input.id);
  const missing = wrong || form.missing.has(input.id);
  const add = (): void => form.change(input.id, (rows) => [...rowsOf(rows), {}]);
  return (
    <fieldset className="field group" data-missing={missing || undefined}>
      <legend className="label">
        {input.label}
        {!input.required && !input.needed && <span className="quiet"> ({say('form.optional')})</span>}
      </legend>
      {input.hint !== undefined && <p className="hint">{input.hint}</p>}
      {rowsOf(form.values[input.id]).map((row, index) => (
        <GroupRow key={index} input={input} form={form} field={field} row={row} index={index} />
      ))}
      {missing && <p className="field-error">{wrong ? input.error : say('form.required')}</p>}
      <Button
        className="button outline"
        onPress={add}
        isDisabled={rowsOf(form.values[input.id]).length >= (input.max ?? Number.POSITIVE_INFINITY)}
      >
        <Icon name="plus" />
        {say('form.add')}
      </Button>
    </fieldset>
  );
}
