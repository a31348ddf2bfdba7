import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { useSay } from '../words/words.tsx';
import type { FieldProps } from './field-frame.ts';

type WordsProps = Pick<FieldProps<unknown>, 'label' | 'required' | 'hiddenLabel'>;

export function FieldLabel({ label, required = true, hiddenLabel = false }: WordsProps): ReactNode {
  const say = useSay();
  return (
    <Label className={hiddenLabel ? 'hidden-words' : 'label'}>
      {label}
      {!required && <span className="quiet"> ({say('form.optional')})</span>}
    </Label>
  );
}

export function FieldNotes({ hint }: { readonly hint: string | undefined }): ReactNode {
  const say = useSay();
  return (
    <>
      {hint !== undefined && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{say('form.required')}</FieldError>
    </>
  );
}
