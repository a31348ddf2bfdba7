import type { Words } from '../domain/wording.ts';
import type { Choice, Say } from '../messaging/outbound.ts';
import type { TriageDraft } from './flows/triage-draft.ts';

/** The incidents that a report resembles, each with the tap that says so. */
export function similarChoices({ similar = [], behalf }: TriageDraft): readonly Choice[] {
  return similar.map(({ number, own, over }) => ({
    value: `same:${number}`,
    label: { key: over ? 'button.came_back' : labelOf(own, behalf), params: { number } },
    words: own ? 'same' : 'me_too',
  }));
}

function labelOf(own: boolean | undefined, behalf: string | undefined): 'button.same' | 'button.me_too' | 'button.them_too' {
  if (own) return 'button.same';
  return behalf ? 'button.them_too' : 'button.me_too';
}

export function similarWords({ similar = [], behalf }: TriageDraft): readonly Words[] {
  return similar.map(({ number, title, own, over }): Words => {
    const params = { number, title: { text: title } };
    if (over) return { key: 'me_too.came_back', params };
    if (behalf) return { key: own ? 'me_too.theirs_already' : 'me_too.offer', params };
    return { key: own ? 'me_too.yours_already' : 'me_too.offer', params };
  });
}

/** An agent named who called, and not yet what it is about. */
export function describeSay(person: string): Say {
  return { notice: { key: 'opened_for.describe', params: { who: { person } } }, ask: { expects: { type: 'long_text' } } };
}
