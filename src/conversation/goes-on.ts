import { z } from 'zod';
import { fold } from '../domain/fold.ts';
import type { Prompt } from '../messaging/prompt.ts';
import type { Reply, Turn } from './flow.ts';
import { understood } from './words/understood.ts';
import { isSomethingElse } from './words/is-something-else.ts';

/**
 * "No, sigue sin funcionar" where "¿conforme?" is open, on whatever channel or beneath whatever else was asked since: the questions that it may mean. It
 * takes the work up again, which harms nobody. "Sigue sin funcionar el wifi" says so of the wifi alone.
 */
export function goesOn(turn: Turn, text: string, questions: readonly Prompt[]): readonly { prompt: Prompt; reply: Reply }[] {
  const rest = behindGoingOn(turn, text);
  if (rest === undefined) return [];
  const asked = questions.filter(({ flow }) => flow === 'confirm-closure');
  const meant = rest === '' ? asked : asked.filter((prompt) => isAbout(turn, { text, rest }, prompt));
  return meant.map((prompt) => ({ prompt, reply: { kind: 'choice', value: 'no', words: text } }));
}

/** What is said behind "(no,) sigue igual"; undefined where the words begin otherwise. */
function behindGoingOn({ vocabulary }: Turn, text: string): string | undefined {
  const typed = fold(text);
  const said = [typed.replace(/^(?:no|nao) /, ''), typed];
  const found = said.flatMap((words) =>
    vocabulary
      .of('choice.goes_on')
      .filter((phrase) => words === phrase || words.startsWith(`${phrase} `))
      .map((phrase) => words.slice(phrase.length).trim()),
  );
  return found.toSorted((a, b) => a.length - b.length)[0];
}

/** "… el wifi", "… the printer": what goes on is named. */
const NAMES = /^(?:el|la|los|las|lo|mi|mis|un|una|the|my|o|a|os|as|meu|minha)(?: |$)/;

const Draft = z.object({
  about: z
    .object({ kind: z.enum(['incident', 'request']), category: z.string().optional(), item: z.string().optional() })
    .optional(),
});

function isAbout(turn: Turn, { text, rest }: { readonly text: string; readonly rest: string }, { draft }: Prompt): boolean {
  const about = Draft.safeParse(draft).data?.about;
  if (NAMES.test(rest)) return about?.category !== undefined && understood(turn, text).category === about.category;
  return !about || !isSomethingElse(turn, text, about);
}
