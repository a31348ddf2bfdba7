import type { ReactNode } from 'react';
import { Icon } from '../shell/icons.tsx';
import type { SentFile } from '../wire.ts';
import { useSay } from '../words/words.tsx';
import { FileLink, FilePicture } from './kept-file.tsx';

/** What a browser shows in place; everything else is saved. */
const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
/** Larger pictures are a link: nobody waits for them unasked. */
const MOST_SHOWN_BYTES = 5_000_000;

interface SentFilesProps {
  readonly files: readonly SentFile[] | undefined;
  readonly person: string;
}

/** What came with a message. Each is asked for anew, so that it opens only for who may see it now. */
export function SentFiles({ files = [], person }: SentFilesProps): ReactNode {
  const say = useSay();
  if (files.length === 0) return null;
  return (
    <ul className="sent-files" aria-label={say('detail.files')}>
      {files.map(({ id, name, contentType, size }) => (
        <li key={id}>
          <FileLink id={id} person={person} name={name}>
            {shown.has(contentType) && size <= MOST_SHOWN_BYTES ? <FilePicture id={id} person={person} /> : <Icon name="file" />}
            <span className="attached-name">{name}</span>
          </FileLink>
        </li>
      ))}
    </ul>
  );
}
