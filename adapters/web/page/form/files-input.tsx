import type { ReactNode } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { Icon } from '../shell/icons.tsx';
import { useSay } from '../words/words.tsx';
import { ChosenList } from './chosen-list.tsx';
import type { FieldProps } from './field-frame.ts';
import { Fieldset } from './field-words.tsx';
import { useSending } from './use-sending.ts';
import type { SentFile } from './use-sending.ts';

/** Files that are sent at once; the answer names them. */
export function FilesInput({
  value,
  onChange,
  most,
  ...props
}: FieldProps<readonly SentFile[]> & { readonly most: number }): ReactNode {
  const say = useSay();
  const { busy, refused, send } = useSending();
  const add = (chosen: readonly File[]): void =>
    void send(chosen.slice(0, most - value.length), (sent) => onChange([...value, ...sent]));
  return (
    <Fieldset {...props}>
      <ChosenList chosen={value} onRemove={(id) => onChange(value.filter((one) => one.id !== id))} />
      {value.length < most && (
        <FileTrigger allowsMultiple={most > 1} onSelect={(list) => add(list ? [...list] : [])}>
          <Button className="button outline" isPending={busy}>
            <Icon name="file" />
            {say('form.addFile')}
          </Button>
        </FileTrigger>
      )}
      {refused !== undefined && (
        <p className="field-error" role="alert">
          {refused.name}: {say(refused.why)}
        </p>
      )}
    </Fieldset>
  );
}
