import type { ReactNode } from 'react';
import { Input, TextArea, TextField } from 'react-aria-components';
import type { FieldProps } from './field-frame.ts';
import { FieldLabel, FieldNotes } from './field-words.tsx';

export function TextInput({ long = false, ...props }: FieldProps<string> & { readonly long?: boolean }): ReactNode {
  const { value, onChange, hint, required = false, missing = false } = props;
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={missing}
      isRequired={required}
      validationBehavior="aria"
      data-missing={missing || undefined}
    >
      <FieldLabel {...props} />
      {long ? <TextArea className="input" rows={3} /> : <Input className="input" />}
      <FieldNotes hint={hint} />
    </TextField>
  );
}
