import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { DateInput } from '../form/date-input.tsx';
import { SuggestInput } from '../form/suggest-input.tsx';
import { TextInput } from '../form/text-input.tsx';
import type { Verb, VerbField } from '../wire-tickets.ts';
import { useSay } from '../words/words.tsx';
import { PickField } from './pick-field.tsx';

type Values = Readonly<Record<string, string>>;

/** As the person would have typed it: each value behind the number, between the words that belong to it. */
export function commandOf(verb: Verb, number: string, values: Values): string {
  const parts = verb.fields.flatMap(({ name, before = '', after = '' }) => {
    const value = (values[name] ?? '').trim();
    return value === '' ? [] : [`${before}${value}${after}`];
  });
  return [verb.word, number, ...parts].join(' ');
}

interface FieldProps {
  readonly field: VerbField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Field({ field, value, onChange }: FieldProps): ReactNode {
  const { kind, label, required, options = [] } = field;
  const common = { label, required, value, onChange };
  if (kind === 'choice') return <PickField {...common} options={options} />;
  if (kind === 'person')
    return (
      <SuggestInput
        {...common}
        of="people"
        several={false}
        shown=""
        value={value === '' ? [] : [value]}
        onChange={([chosen = '']) => onChange(chosen)}
      />
    );
  if (kind === 'date') return <DateInput {...common} />;
  return <TextInput {...common} long={kind === 'long_text'} />;
}

interface VerbFormProps {
  readonly verb: Verb;
  readonly number: string;
  readonly onDone: (command: string) => void;
  readonly onCancel: () => void;
}

/** For verbs that need more than a tap: what is missing is filled in here, and the button does what it says. */
export function VerbForm({ verb, number, onDone, onCancel }: VerbFormProps): ReactNode {
  const say = useSay();
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<Values>({});
  const missing = verb.fields.some(({ name, required }) => required && (values[name] ?? '').trim() === '');
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea, button')?.focus(), []);
  return (
    <form
      ref={form}
      className="verb-form"
      aria-label={verb.label}
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing) onDone(commandOf(verb, number, values));
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      {verb.fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
      <div className="choices">
        <Button type="submit" className="button primary" isDisabled={missing}>
          {verb.label}
        </Button>
        <Button className="button outline" onPress={onCancel}>
          {say('pending.discard')}
        </Button>
      </div>
    </form>
  );
}
