import type { ReactNode } from 'react';
import type { Input } from '../wire.ts';
import { useSay } from '../words/words.tsx';
import { ChoiceInput } from './choice-input.tsx';
import { DateInput } from './date-input.tsx';
import { FilesInput } from './files-input.tsx';
import type { SentFile } from './use-sending.ts';
import { GroupInput } from './group-input.tsx';
import { NumberInput } from './number-input.tsx';
import { PlaceInput } from './place-input.tsx';
import type { Place } from './place-input.tsx';
import { RatingInput } from './rating-input.tsx';
import { SeveralInput } from './several-input.tsx';
import { SuggestInput } from './suggest-input.tsx';
import { TextInput } from './text-input.tsx';
import { DateRangeInput, DateTimeInput, DurationInput } from './time-inputs.tsx';
import { holds } from './holds.ts';
import type { InputFieldProps } from './use-card-form.ts';

const asText = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
const asNumber = (value: unknown): number | undefined => {
  // Money stands in an answer with its currency.
  const plain = typeof value === 'object' && value !== null && 'amount' in value ? value.amount : value;
  const number = typeof plain === 'string' && plain !== '' ? Number(plain) : plain;
  return typeof number === 'number' && !Number.isNaN(number) ? number : undefined;
};
const asList = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' && value !== '' ? [value] : [];
const asPlace = (value: unknown): Place | undefined =>
  typeof value === 'object' && value !== null && 'text' in value ? (value as Place) : value ? { text: asText(value) } : undefined;
const asFiles = (value: unknown): readonly SentFile[] =>
  typeof value === 'object' && value !== null && 'files' in value ? (value.files as readonly SentFile[]) : [];
const asRange = (value: unknown): { readonly from?: string; readonly to?: string } =>
  typeof value === 'object' && value !== null ? value : {};
const textKinds: Partial<Record<Input['type'], 'email' | 'tel' | 'url'>> = { email: 'email', phone: 'tel', link: 'url' };
const truth: Readonly<Record<string, boolean>> = { yes: true, no: false };

function useCommon({ input, form }: InputFieldProps) {
  const { id, label, hint, error } = input;
  const wrong = error !== undefined && !form.changed.has(id);
  return {
    label,
    required: input.required || input.needed === true,
    missing: wrong || form.missing.has(id),
    onChange: (next: unknown): void => form.change(id, () => next),
    ...(hint === undefined ? {} : { hint }),
    ...(wrong ? { error } : {}),
  };
}

function YesNo(props: InputFieldProps): ReactNode {
  const say = useSay();
  const common = useCommon(props);
  const value = props.form.values[props.input.id];
  const both = [
    { value: 'yes', label: say('form.yes') },
    { value: 'no', label: say('form.no') },
  ];
  const chosen = value === true || value === 'true' ? 'yes' : value === false || value === 'false' ? 'no' : '';
  return <ChoiceInput {...common} options={both} value={chosen} onChange={(key) => common.onChange(truth[key])} />;
}

function Named(props: InputFieldProps & { readonly of: 'people' | 'assets' }): ReactNode {
  const common = useCommon(props);
  const { several = false, shown = '', names = [] } = props.input;
  const value = asList(props.form.values[props.input.id]);
  const change = (ids: readonly string[]): void => common.onChange(several ? ids : (ids[0] ?? ''));
  return (
    <SuggestInput
      {...common}
      of={props.of}
      several={several}
      shown={value.length > 0 ? shown : ''}
      names={several ? names : [shown]}
      named={asList(props.input.value)}
      value={value}
      onChange={change}
    />
  );
}

/** Amounts, days and times. */
function Measured(props: InputFieldProps): ReactNode {
  const { input, form } = props;
  const common = useCommon(props);
  const value = form.values[input.id];
  switch (input.type) {
    case 'number':
    case 'money':
      return <NumberInput {...common} currency={input.type === 'money' ? input.currency : undefined} value={asNumber(value)} />;
    case 'date':
      return <DateInput {...common} value={asText(value)} />;
    case 'date_time':
      return <DateTimeInput {...common} value={asText(value)} />;
    case 'date_range':
      return <DateRangeInput {...common} value={asRange(value)} />;
    case 'duration':
      return <DurationInput {...common} value={asNumber(value)} />;
    case 'rating':
      return <RatingInput {...common} best={input.max ?? 5} value={asNumber(value)} />;
    default:
      return <Written {...props} />;
  }
}

/** One of the options there are now, or words. */
function Written(props: InputFieldProps): ReactNode {
  const { input, form } = props;
  const common = useCommon(props);
  const value = asText(form.values[input.id]);
  const options = (input.options ?? []).filter((option) => holds(option.when, form.values));
  if (options.length > 0) return <ChoiceInput {...common} options={options} value={value} />;
  return <TextInput {...common} long={input.type === 'long_text'} kind={textKinds[input.type] ?? 'text'} value={value} />;
}

function Asked(props: InputFieldProps): ReactNode {
  const { input, form } = props;
  const common = useCommon(props);
  const value = form.values[input.id];
  switch (input.type) {
    case 'yes_no':
      return <YesNo {...props} />;
    case 'choices': {
      const options = (input.options ?? []).filter((option) => holds(option.when, form.values));
      return <SeveralInput {...common} options={options} value={asList(value)} />;
    }
    case 'person':
      return <Named {...props} of="people" />;
    case 'asset':
      return input.suggests === undefined ? <Written {...props} /> : <Named {...props} of="assets" />;
    case 'place':
      return <PlaceInput {...common} value={asPlace(value)} />;
    case 'attachment':
      return (
        <FilesInput {...common} most={input.max ?? 1} value={asFiles(value)} onChange={(files) => common.onChange({ files })} />
      );
    default:
      return <Measured {...props} />;
  }
}

/** Something to read, or something that the desk has worked out. */
function Shown({ input }: { readonly input: Input }): ReactNode {
  const { label, hint, shown, fixed } = input;
  return (
    <div className="field">
      {fixed ? <span className="label">{label}</span> : <p>{label}</p>}
      {fixed && <output>{shown ?? '—'}</output>}
      {hint !== undefined && <p className="hint">{hint}</p>}
    </div>
  );
}

/** The right widget for one input of a card; nothing while it does not apply. */
export function InputField(props: InputFieldProps): ReactNode {
  const { input, form } = props;
  if (!holds(input.when, form.values)) return null;
  if (input.type === 'information' || input.fixed) return <Shown input={input} />;
  return input.type === 'group' ? <GroupInput {...props} field={InputField} /> : <Asked {...props} />;
}
