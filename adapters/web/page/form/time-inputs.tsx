import { getLocalTimeZone, now, parseAbsoluteToLocal } from '@internationalized/date';
import type { ZonedDateTime } from '@internationalized/date';
import type { ReactNode } from 'react';
import { DateField, DateInput as Segments, DateSegment } from 'react-aria-components';
import { useSay } from '../words/words.tsx';
import { DateInput } from './date-input.tsx';
import type { FieldProps } from './field-frame.ts';
import { FieldLabel, FieldNotes, Fieldset } from './field-words.tsx';
import { NumberInput } from './number-input.tsx';

function parse(value: string): ZonedDateTime | null {
  try {
    return value === '' ? null : parseAbsoluteToLocal(value);
  } catch {
    return null;
  }
}

/** A day and a time where the browser is; the value is an instant, `2026-03-06T20:00:00.000Z`. */
export function DateTimeInput(props: FieldProps<string>): ReactNode {
  const { value, onChange, hint, error, required = false, missing = false } = props;
  return (
    <DateField
      className="field"
      granularity="minute"
      hideTimeZone
      value={parse(value)}
      placeholderValue={now(getLocalTimeZone()).set({ hour: 9, minute: 0, second: 0, millisecond: 0 })}
      onChange={(at) => onChange(at?.toAbsoluteString() ?? '')}
      isInvalid={missing}
      isRequired={required}
      validationBehavior="aria"
      data-missing={missing || undefined}
    >
      <FieldLabel {...props} />
      <Segments className="input date-group date-segments">
        {(segment) => <DateSegment segment={segment} className="date-segment" />}
      </Segments>
      <FieldNotes hint={hint} error={error} />
    </DateField>
  );
}

type Range = { readonly from?: string; readonly to?: string };

/** The first day and the last. */
export function DateRangeInput({ value, onChange, ...props }: FieldProps<Range>): ReactNode {
  const say = useSay();
  const { from = '', to = '' } = value;
  return (
    <Fieldset {...props} className="pair">
      <DateInput label={say('form.from')} value={from} onChange={(day) => onChange({ ...value, from: day })} />
      <DateInput label={say('form.to')} value={to} onChange={(day) => onChange({ ...value, to: day })} />
    </Fieldset>
  );
}

/** Hours and minutes; the value is in minutes. */
export function DurationInput({ value, onChange, ...props }: FieldProps<number | undefined>): ReactNode {
  const say = useSay();
  const hours = value === undefined ? undefined : Math.floor(value / 60);
  const minutes = value === undefined ? undefined : value % 60;
  const change = (h: number | undefined, m: number | undefined): void =>
    onChange(h === undefined && m === undefined ? undefined : (h ?? 0) * 60 + (m ?? 0));
  return (
    <Fieldset {...props} className="pair">
      <NumberInput label={say('form.hours')} value={hours} onChange={(next) => change(next, minutes)} />
      <NumberInput label={say('form.minutes')} value={minutes} onChange={(next) => change(hours, next)} />
    </Fieldset>
  );
}
