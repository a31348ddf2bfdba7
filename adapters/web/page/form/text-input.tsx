import type { ReactNode } from 'react';
import { Input, TextArea, TextField } from 'react-aria-components';
import type { FieldProps } from './field-frame.ts';
import { FieldLabel, FieldNotes } from './field-words.tsx';

interface TextProps extends FieldProps<string> {
  readonly long?: boolean;
  readonly kind?: 'email' | 'tel' | 'url' | 'text';
}

const completes = { email: 'email', tel: 'tel', url: 'url', text: 'off' } as const;

export function TextInput({ long = false, kind = 'text', ...props }: TextProps): ReactNode {
  const { value, onChange, hint, error, required = false, missing = false } = props;
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      // The desk reads "999 888 777" and "mesa.example" too: a browser's own check would refuse them.
      inputMode={kind}
      autoComplete={completes[kind]}
      isInvalid={missing}
      isRequired={required}
      validationBehavior="aria"
      data-missing={missing || undefined}
    >
      <FieldLabel {...props} />
      {long ? <TextArea className="input" rows={3} /> : <Input className="input" />}
      <FieldNotes hint={hint} error={error} />
    </TextField>
  );
}
