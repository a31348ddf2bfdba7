import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, TextArea, TextField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Icon } from '../shell/icons.tsx';
import type { IconName } from '../shell/icons.tsx';
import type { TicketDetail } from '../wire-tickets.ts';
import { useLanguage, useSay } from '../words/words.tsx';
import type { Language, WordKey } from '../words/words.tsx';
import type { Commands } from './use-commands.ts';

type Kind = 'note' | 'reply' | 'comment';

const kinds = ['note', 'reply', 'comment'] as const satisfies readonly Kind[];
const icons = { note: 'lock', reply: 'people', comment: 'chat' } as const satisfies Record<Kind, IconName>;

function listed(language: Language, names: readonly string[]): string {
  return new Intl.ListFormat(language === 'es' ? 'es-PE' : 'en-GB', { type: 'conjunction' }).format(names);
}

/** Who will read what is written: said above the box, before anything leaves. */
function Readers({ kind, ticket }: { readonly kind: Kind; readonly ticket: TicketDetail }): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const readers = ticket.reply?.readers ?? [];
  const key: WordKey = kind === 'reply' && readers.length === 0 ? 'write.readersNobody' : `write.readers.${kind}`;
  return (
    <p className="write-readers">
      <Icon name={icons[kind]} />
      <span>{say(key, { readers: listed(language, readers), team: ticket.team })}</span>
    </p>
  );
}

interface KindsProps {
  readonly possible: readonly Kind[];
  readonly kind: Kind;
  readonly onKind: (kind: Kind) => void;
}

function Kinds({ possible, kind, onKind }: KindsProps): ReactNode {
  const say = useSay();
  return (
    <ToggleButtonGroup
      className="write-kinds"
      aria-label={say('write.kinds')}
      selectedKeys={[kind]}
      disallowEmptySelection
      onSelectionChange={(keys) => onKind(possible.find((one) => keys.has(one)) ?? kind)}
    >
      {possible.map((one) => (
        <ToggleButton key={one} id={one} className={`write-kind ${one}`}>
          <Icon name={icons[one]} />
          {say(`write.${one}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

interface WriteProps {
  readonly ticket: TicketDetail;
  readonly commands: Commands;
}

/**
 * Where people write about a ticket. An agent's words are internal until they choose otherwise, and the two look nothing like each other;
 * whoever is on the requester's side writes a comment.
 */
export function WriteBox({ ticket, commands }: WriteProps): ReactNode {
  const say = useSay();
  const possible = kinds.filter((one) => ticket[one] !== undefined);
  const [chosen, setChosen] = useState<Kind>('note');
  const [texts, setTexts] = useState<Readonly<Record<Kind, string>>>({ note: '', reply: '', comment: '' });
  const kind = possible.find((one) => one === chosen) ?? possible[0];
  if (kind === undefined) return null;
  const text = texts[kind];
  const set = (value: string): void => setTexts((before) => ({ ...before, [kind]: value }));
  const send = (): void => {
    if (text.trim() === '') return;
    commands.give(`${ticket[kind]?.word ?? kind} ${ticket.number} ${text.trim()}`);
    set('');
  };
  return (
    <section className={`write ${kind}`} aria-label={say(`write.${kind}`)}>
      {possible.length > 1 && <Kinds possible={possible} kind={kind} onKind={setChosen} />}
      <Readers kind={kind} ticket={ticket} />
      <TextField className="field" aria-label={say(`write.${kind}`)} value={text} onChange={set}>
        <TextArea
          className="input"
          rows={3}
          placeholder={say(`write.${kind}Hint`)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
          }}
        />
      </TextField>
      <Button className="button primary" isDisabled={text.trim() === ''} onPress={send}>
        {say(`write.${kind}Send`)}
      </Button>
    </section>
  );
}
