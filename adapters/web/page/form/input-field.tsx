import type { ReactNode } from 'react';
import { useSay } from '../words/words.tsx';
import { ChoiceInput } from './choice-input.tsx';
import { DateInput } from './date-input.tsx';
import { GroupInput } from './group-input.tsx';
import { NumberInput } from './number-input.tsx';
import { TextInput } from './text-input.tsx';
import type { InputFieldProps } from './use-card-form.ts';

const asText = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
const asNumber = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && !Number.isNaN(number) ? number : undefined;
};
const yesNo: Readonly<Record<string, boolean>> = { yes: true, no: false };

function Asked({ input, form }: InputFieldProps): ReactNode {
  const say = useSay();
  const { id, label, type, required, hint, options } = input;
  const value = form.values[id];
  const onChange = (next: unknown): void => form.change(id, () => next);
  const common = { label, required, onChange, missing: form.missing.has(id), ...(hint === undefined ? {} : { hint }) };
  if (options !== undefined && options.length > 0) return <ChoiceInput {...common} options={options} value={asText(value)} />;
  switch (type) {
    case 'number':
    case 'money':
      return <NumberInput {...common} money={type === 'money'} value={asNumber(value)} />;
    case 'date':
      return <DateInput {...common} value={asText(value)} />;
    case 'yes_no': {
      const both = [
        { value: 'yes', label: say('form.yes') },
        { value: 'no', label: say('form.no') },
      ];
      return (
        <ChoiceInput
          {...common}
          options={both}
          value={value === true ? 'yes' : value === false ? 'no' : ''}
          onChange={(key) => onChange(yesNo[key])}
        />
      );
    }
    case 'text':
    case 'long_text':
    case 'choice':
    case 'person':
    case 'department':
    case 'group':
      return <TextInput {...common} long={type === 'long_text'} value={asText(value)} />;
  }
}

/** The right widget for one input of a card. */
export function InputField(props: InputFieldProps): ReactNode {
  return props.input.type === 'group' ? <GroupInput {...props} field={InputField} /> : <Asked {...props} />;
}
