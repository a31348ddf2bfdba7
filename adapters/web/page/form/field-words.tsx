import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { useSay } from '../words/words.tsx';
import type { FieldProps } from './field-frame.ts';

type WordsProps = Pick<FieldProps<unknown>, 'label' | 'required' | 'hiddenLabel'>;

function Named({ label, required = true }: WordsProps): ReactNode {
  const say = useSay();
  return (
    <>
      {label}
      {!required && <span className="quiet"> ({say('form.optional')})</span>}
    </>
  );
}

export function FieldLabel(props: WordsProps): ReactNode {
  return (
    <Label className={props.hiddenLabel ? 'hidden-words' : 'label'}>
      <Named {...props} />
    </Label>
  );
}

interface NotesProps {
  readonly hint: string | undefined;
  readonly error: string | undefined;
}

export function FieldNotes({ hint, error }: NotesProps): ReactNode {
  const say = useSay();
  return (
    <>
      {hint !== undefined && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error ?? say('form.required')}</FieldError>
    </>
  );
}

interface FieldsetProps extends Pick<FieldProps<unknown>, 'label' | 'required' | 'hint' | 'missing' | 'error'> {
  readonly children: ReactNode;
  readonly className?: string;
}

/** Several inputs that are one answer, under one name. */
export function Fieldset({ children, className = '', ...props }: FieldsetProps): ReactNode {
  const say = useSay();
  const { hint, missing = false, error } = props;
  return (
    <fieldset className={`field ${className}`} data-missing={missing || undefined} data-invalid={missing || undefined}>
      <legend className="label">
        <Named {...props} />
      </legend>
      {hint !== undefined && <p className="hint">{hint}</p>}
      {children}
      {missing && (
        <p className="field-error" role="alert">
          {error ?? say('form.required')}
        </p>
      )}
    </fieldset>
  );
}
