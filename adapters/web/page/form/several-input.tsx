import { useState } from 'react';
import type { ReactNode } from 'react';
import { Checkbox, CheckboxGroup, Input, SearchField, useFilter } from 'react-aria-components';
import type { Option } from '../wire.ts';
import { useSay } from '../words/words.tsx';
import type { FieldProps } from './field-frame.ts';
import { FieldLabel, FieldNotes } from './field-words.tsx';

interface SeveralProps extends FieldProps<readonly string[]> {
  readonly options: readonly Option[];
}

/** More than these are searched; those that are chosen stay in sight. */
const listedAtOnce = 10;

/** Any of several options. */
export function SeveralInput({ options, ...props }: SeveralProps): ReactNode {
  const say = useSay();
  const { contains } = useFilter({ sensitivity: 'base' });
  const [words, setWords] = useState('');
  const { value, onChange, hint, error, required = false, missing = false } = props;
  const long = options.length > listedAtOnce;
  const shown = options.filter((option) => value.includes(option.value) || (words !== '' && contains(option.label, words)));
  return (
    <CheckboxGroup
      className="field"
      value={[...value]}
      onChange={onChange}
      isInvalid={missing}
      isRequired={required}
      validationBehavior="aria"
      data-missing={missing || undefined}
    >
      <FieldLabel {...props} />
      {long && (
        <SearchField className="field find" aria-label={`${props.label}: ${say('form.find')}`} value={words} onChange={setWords}>
          <Input className="input" placeholder={say('form.find')} />
        </SearchField>
      )}
      <div className="checks">
        {(long ? shown.slice(0, 20) : options).map((option) => (
          <Checkbox key={option.value} value={option.value} className="check">
            {option.label}
          </Checkbox>
        ))}
      </div>
      <FieldNotes hint={hint} error={error} />
    </CheckboxGroup>
  );
}
