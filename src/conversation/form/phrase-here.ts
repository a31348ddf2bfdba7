import { fold } from '../../domain/fold.ts';
import type { Prompt } from '../../messaging/prompt.ts';
import type { Turn } from '../flow.ts';
import { readPhrase, withoutCourtesy, type Phrase } from '../words/read-phrase.ts';
import { formOf } from './leave-form.ts';
import { readFormPhrase } from './read-form-phrase.ts';

interface Around {
  /** What is under way on this channel, and the newest question that words may answer here. */
  readonly errand: Prompt | undefined;
  readonly asked: Prompt | undefined;
  /** All of the person's open questions, newest first. */
  readonly questions: readonly Prompt[];
}

/** The phrase that a message is: one that works anywhere, or one of the form that stands open. */
export function phraseHere(turn: Turn, text: string, { errand, asked, questions }: Around): Phrase | undefined {
  const phrase = readPhrase(text, turn.vocabulary);
  if (phrase || errand) return phrase ?? (errand && readFormPhrase(turn, text, errand));
  return asked ? undefined : sentElsewhere(turn, text, questions);
}

/** "Enviar" where nothing is asked, while a form stands open on another channel: it is shown here before anything is sent. */
function sentElsewhere({ vocabulary }: Turn, text: string, questions: readonly Prompt[]): Phrase | undefined {
  const sends = vocabulary.of('phrase.send').includes(withoutCourtesy(fold(text), vocabulary));
  return sends && questions.some((prompt) => formOf(prompt)) ? { is: 'continue' } : undefined;
}
