import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Input, NumberField } from 'react-aria-components';
import type { FieldProps } from './field-frame.ts';
import { FieldLabel, FieldNotes } from './field-words.tsx';

/** Amounts are shown with what they are in; it need not be typed. */
const formatOf = (currency: string | undefined): Intl.NumberFormatOptions =>
  currency === undefined ? { maximumFractionDigits: 6 } : { style: 'currency', currency };

export function NumberInput({
  currency,
  ...props
}: FieldProps<number | undefined> & { readonly currency?: string | undefined }): ReactNode {
  const { value, onChange, hint, error, required = false, missing = false } = props;
  const format = useMemo(() => formatOf(currency), [currency]);
  return (
    <NumberField
      className="field"
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? undefined : next)}
      formatOptions={format}
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
