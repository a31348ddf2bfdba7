import type { DragEvent, KeyboardEvent, ReactNode, SyntheticEvent } from 'react';
import { Button, FileTrigger, TextArea, TextField } from 'react-aria-components';
import { Icon } from '../shell/icons.tsx';
import { useDraft } from '../state/drafts.ts';
import type { Lane } from '../state/lanes.ts';
import type { Expectation } from '../wire.ts';
import { useSay } from '../words/words.tsx';
import { AnswerWidget } from './answer-widget.tsx';
import { AttachedFiles } from './attached-files.tsx';
import { useAttachments } from './use-attachments.ts';

interface ComposerProps {
  readonly lane: Lane;
  readonly name: string;
  readonly person: string;
  readonly onSay: (text: string, files?: readonly string[]) => void;
}

/** The server takes no more in one message. */
const longest = 16_000;

/** What the desk asked for last, unless something has been said since. */
function awaited(lane: Lane): { readonly key: string; readonly expects: Expectation } | undefined {
  const newest = lane.entries.at(-1);
  // Options that stand as buttons in the message itself are not offered a second time.
  const buttons = newest?.message.choices.length ?? 0;
  const expects =
    newest?.from === 'desk' && !(newest.message.expects?.options?.length && buttons) ? newest.message.expects : undefined;
  return newest === undefined || expects === undefined || lane.pending.length > 0 ? undefined : { key: newest.id, expects };
}

interface WordsFieldProps {
  readonly text: string;
  readonly rows: number;
  readonly onChange: (text: string) => void;
  readonly onSend: () => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Enter sends, Shift and Enter begin a new line. */
function WordsField({ text, rows, onChange, onSend, onFiles }: WordsFieldProps): ReactNode {
  const say = useSay();
  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method composes, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSend();
  };
  return (
    <TextField aria-label={say('chat.ariaComposer')} value={text} onChange={onChange} className="composer-field">
      <TextArea
        className="composer-input"
        rows={rows}
        placeholder={say('chat.placeholder')}
        onKeyDown={onKeyDown}
        enterKeyHint="send"
        onPaste={(event) => {
          const files = [...event.clipboardData.files];
          if (files.length === 0) return;
          event.preventDefault();
          onFiles(files);
        }}
        maxLength={longest}
      />
    </TextField>
  );
}

/** Files dropped on what is being written go along with it. */
function dropInto(add: (files: readonly File[]) => void): (event: DragEvent) => void {
  return (event) => {
    const files = [...event.dataTransfer.files];
    if (files.length === 0) return;
    event.preventDefault();
    add(files);
  };
}

function AttachButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }): ReactNode {
  const say = useSay();
  return (
    <FileTrigger allowsMultiple onSelect={(list) => onFiles(list ? [...list] : [])}>
      <Button className="button subtle square" aria-label={say('chat.attach')}>
        <Icon name="attach" />
      </Button>
    </FileTrigger>
  );
}

export function Composer({ lane, name, person, onSay }: ComposerProps): ReactNode {
  const say = useSay();
  const [text, setText] = useDraft(`words:${name}`, '');
  const attachments = useAttachments(person);
  const { add, busy, files, take } = attachments;
  const asked = awaited(lane);
  const nothing = busy || (text.trim() === '' && files.length === 0);
  const send = (): void => {
    if (nothing) return;
    const ids = take().map(({ id }) => id);
    onSay(text.trim(), ids);
    setText(() => '');
  };
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault();
    send();
  };
  const rows = asked?.expects.type === 'long_text' ? 3 : 1;
  return (
    <div className="composer">
      {asked !== undefined && <AnswerWidget key={asked.key} expects={asked.expects} onSay={onSay} />}
      <AttachedFiles attachments={attachments} />
      <form className="composer-row" onSubmit={onSubmit} onDragOver={(event) => event.preventDefault()} onDrop={dropInto(add)}>
        <AttachButton onFiles={add} />
        <WordsField text={text} rows={rows} onChange={(words) => setText(() => words)} onSend={send} onFiles={add} />
        <Button type="submit" className="button primary square" aria-label={say('chat.send')} isDisabled={nothing}>
          <Icon name="send" />
        </Button>
      </form>
    </div>
  );
}
