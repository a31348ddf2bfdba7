import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { useSay } from '../words/words.tsx';
import type { FieldProps } from './field-frame.ts';
import { FieldLabel, FieldNotes } from './field-words.tsx';

/** A mark from 1 to the best, as stars. */
export function RatingInput({ best, ...props }: FieldProps<number | undefined> & { readonly best: number }): ReactNode {
  const say = useSay();
  const { value, onChange, hint, error, required = false, missing = false } = props;
  return (
    <RadioGroup
      className="field"
      orientation="horizontal"
      value={value === undefined ? null : String(value)}
      onChange={(mark) => onChange(Number(mark))}
      isInvalid={missing}
      isRequired={required}
      validationBehavior="aria"
      data-missing={missing || undefined}
    >
      <FieldLabel {...props} />
      <div className="stars">
        {Array.from({ length: best }, (_star, index) => index + 1).map((mark) => (
          <Radio
            key={mark}
            value={String(mark)}
            className="star"
            aria-label={say('form.mark', { mark, best })}
            data-lit={(value ?? 0) >= mark || undefined}
          >
            ★
          </Radio>
        ))}
      </div>
      <FieldNotes hint={hint} error={error} />
    </RadioGroup>
  );
}
