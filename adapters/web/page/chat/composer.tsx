import type { KeyboardEvent, ReactNode, SyntheticEvent } from 'react';
import { Button, TextArea, TextField } from 'react-aria-components';
import { Icon } from '../shell/icons.tsx';
import { useDraft } from '../state/drafts.ts';
import type { Lane } from '../state/lanes.ts';
import type { Expectation } from '../wire.ts';
import { useSay } from '../words/words.tsx';
import { AnswerWidget } from './answer-widget.tsx';

interface ComposerProps {
  readonly lane: Lane;
  readonly name: string;
  readonly onSay: (text: string) => void;
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
}

/** Enter sends, Shift and Enter begin a new line. */
function WordsField({ text, rows, onChange, onSend }: WordsFieldProps): ReactNode {
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
        maxLength={longest}
      />
    </TextField>
  );
}

export function Composer({ lane, name, onSay }: ComposerProps): ReactNode {
  const say = useSay();
  const [text, setText] = useDraft(`words:${name}`, '');
  const asked = awaited(lane);
  const send = (): void => {
    if (text.trim() === '') return;
    onSay(text.trim());
    setText(() => '');
  };
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault();
    send();
  };
  return (
    <div className="composer">
      {asked !== undefined && <AnswerWidget key={asked.key} expects={asked.expects} onSay={onSay} />}
      <form className="composer-row" onSubmit={onSubmit}>
        <WordsField
          text={text}
          rows={asked?.expects.type === 'long_text' ? 3 : 1}
          onChange={(words) => setText(() => words)}
          onSend={send}
        />
        <Button type="submit" className="button primary square" aria-label={say('chat.send')} isDisabled={text.trim() === ''}>
          <Icon name="send" />
        </Button>
      </form>
    </div>
  );
}
