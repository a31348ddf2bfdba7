import type { ReactNode } from 'react';
import { Input, NumberField } from 'react-aria-components';
import type { FieldProps } from './field-frame.ts';
import { FieldLabel, FieldNotes } from './field-words.tsx';

const formats = {
  money: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
  number: { maximumFractionDigits: 6 },
} as const;

export function NumberInput({
  money = false,
  ...props
}: FieldProps<number | undefined> & { readonly money?: boolean }): ReactNode {
  const { value, onChange, hint, error, required = false, missing = false } = props;
  return (
    <NumberField
      className="field"
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? undefined : next)}
      formatOptions={money ? formats.money : formats.number}
      isInvalid={missing}
      isRequired={required}
      validationBehavior="aria"
      data-missing={missing || undefined}
    >
      <FieldLabel {...props} />
      <Input className="input short" inputMode="decimal" />
      <FieldNotes hint={hint} error={error} />
    </NumberField>
  );
}
