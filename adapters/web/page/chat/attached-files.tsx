import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '../shell/icons.tsx';
import { useSay } from '../words/words.tsx';
import type { Attachments } from './use-attachments.ts';

/** What goes along with the message that is being written. */
export function AttachedFiles({ attachments }: { readonly attachments: Attachments }): ReactNode {
  const say = useSay();
  const { files, busy, refused, remove } = attachments;
  if (files.length === 0 && !busy && refused === undefined) return null;
  return (
    <div className="attached">
      {files.length > 0 && (
        <ul className="attached-list" aria-label={say('chat.attached')}>
          {files.map(({ id, name }) => (
            <li key={id}>
              <Icon name="file" />
              <span className="attached-name">{name}</span>
              <Button className="button subtle square" aria-label={say('form.takeOut', { name })} onPress={() => remove(id)}>
                <Icon name="cross" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {busy && <p role="status">{say('chat.sendingFile')}</p>}
      {refused !== undefined && (
        <p className="field-error" role="alert">
          {refused}
        </p>
      )}
    </div>
  );
}
