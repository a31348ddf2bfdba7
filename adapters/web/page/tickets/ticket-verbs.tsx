import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Icon } from '../shell/icons.tsx';
import type { TicketDetail, Verb } from '../wire-tickets.ts';
import { useSay } from '../words/words.tsx';
import type { Commands } from './use-commands.ts';
import { VerbForm } from './verb-form.tsx';

interface VerbsProps {
  readonly ticket: TicketDetail;
  readonly commands: Commands;
}

/** So many stand as buttons; the rest opens in a menu. */
const asButtons = 4;
/** What moves a ticket on stands out, where it comes first. */
const forward: readonly string[] = ['approve', 'take', 'resume', 'resolve', 'conform', 'reopen'];

function styleOf({ verb }: Verb, index: number): string {
  if (verb === 'reject' || verb === 'disagree') return 'danger';
  return index === 0 && forward.includes(verb) ? 'primary' : 'outline';
}

function MoreVerbs({ verbs, onVerb }: { readonly verbs: readonly Verb[]; readonly onVerb: (verb: Verb) => void }): ReactNode {
  const say = useSay();
  const act = (key: unknown): void => verbs.filter(({ verb }) => verb === key).forEach(onVerb);
  return (
    <MenuTrigger>
      <Button className="button outline">
        {say('detail.more')}
        <Icon name="down" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={say('detail.more')} onAction={act}>
          {verbs.map(({ verb, label }) => (
            <MenuItem key={verb} id={verb} className="menu-item" textValue={label}>
              {label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** What this reader may do with the ticket: each button types the verb for them. */
export function TicketVerbs({ ticket, commands }: VerbsProps): ReactNode {
  const [open, setOpen] = useState<Verb | undefined>();
  const { verbs, number } = ticket;
  const begin = (verb: Verb): void => {
    if (verb.fields.length > 0) setOpen(verb);
    else commands.give(`${verb.word} ${number}`);
  };
  if (verbs.length === 0) return null;
  const rest = verbs.slice(asButtons);
  return (
    <section>
      <div className="choices">
        {verbs.slice(0, asButtons).map((verb, index) => (
          <Button key={verb.verb} className={`button ${styleOf(verb, index)}`} onPress={() => begin(verb)}>
            {verb.label}
          </Button>
        ))}
        {rest.length > 0 && <MoreVerbs verbs={rest} onVerb={begin} />}
      </div>
      {open !== undefined && (
        <VerbForm
          key={open.verb}
          verb={open}
          number={number}
          onDone={(command) => {
            setOpen(undefined);
            commands.give(command);
          }}
          onCancel={() => setOpen(undefined)}
        />
      )}
    </section>
  );
}
