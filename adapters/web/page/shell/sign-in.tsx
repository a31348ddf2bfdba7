import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, Input, Label, SearchField } from 'react-aria-components';
import { useHost } from '../host/host.ts';
import { useLanguage, useSay } from '../words/words.tsx';
import type { ListedPerson } from '../wire.ts';
import { Avatar } from './avatar.tsx';
import { matchPeople } from './match-people.ts';
import type { Session } from './use-session.ts';

const shownAtOnce = 12;

function PersonCard({ person, onPress }: { readonly person: ListedPerson; readonly onPress: () => void }): ReactNode {
  const language = useLanguage();
  const say = useSay();
  const about = person.about?.[language];
  return (
    <Button className="person-card" onPress={onPress}>
      <Avatar name={person.name} />
      <span className="person-words">
        <strong>{person.name}</strong>
        {about !== undefined && <span className="quiet">{about}</span>}
      </span>
      {person.seat !== undefined && <span className="pill">{say(`pane.${person.seat}`)}</span>}
    </Button>
  );
}

function PickPerson({
  people,
  onPick,
}: {
  readonly people: readonly ListedPerson[];
  readonly onPick: (id: string) => void;
}): ReactNode {
  const say = useSay();
  const [words, setWords] = useState('');
  const found = matchPeople(people, words, shownAtOnce);
  return (
    <>
      {people.length > shownAtOnce && (
        <SearchField className="field" value={words} onChange={setWords}>
          <Label className="label">{say('sign.search')}</Label>
          <Input className="input" />
        </SearchField>
      )}
      <ul className="person-list">
        {found.map((person) => (
          <li key={person.id}>
            <PersonCard person={person} onPress={() => onPick(person.id)} />
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="quiet">{say('sign.searchNone')}</p>}
    </>
  );
}

/** Inside another program, whose token the desk did not get or did not take. */
function NoToken({ session }: { readonly session: Session }): ReactNode {
  const say = useSay();
  return (
    <main className="sign-in">
      <h2>{say('tab.refused')}</h2>
      <p className="quiet">{say('tab.refusedMore')}</p>
      <Button className="button primary" onPress={() => session.again()}>
        {say('tab.again')}
      </Button>
    </main>
  );
}

function OwnSignIn({ session }: { readonly session: Session }): ReactNode {
  const say = useSay();
  const [failed, setFailed] = useState(false);
  const { people, trouble } = session;
  const demo = people?.demo === true;
  const pick = (person: string): void => {
    session.enter(person).catch(() => setFailed(true));
  };
  return (
    <main className="sign-in">
      <h2>{demo ? say('sign.choose') : say('app.tagline')}</h2>
      {trouble !== undefined && (
        <p className="problem" role="alert">
          {say(`sign.trouble.${trouble}`)}
        </p>
      )}
      <p className="quiet">{say(demo ? 'sign.chooseMore' : people?.signIn == null ? 'sign.link' : 'sign.sso')}</p>
      {failed && (
        <p className="problem" role="alert">
          {say('sign.failed')}
        </p>
      )}
      {demo && <PickPerson people={people.people} onPick={pick} />}
      {people?.signIn != null && (
        <a className="button primary" href={people.signIn}>
          {say('sign.in')}
        </a>
      )}
    </main>
  );
}

export function SignIn({ session }: { readonly session: Session }): ReactNode {
  return useHost() === undefined ? <OwnSignIn session={session} /> : <NoToken session={session} />;
}
