import type { Context } from './context.ts';
import { tell } from './tell.ts';

/** "A person, please", or the desk gives up: the team's room is told who it is and what was said. No ticket until somebody opens one. */
export async function callPerson(context: Context, said: string, why: 'asked' | 'missed' = 'asked'): Promise<void> {
  const { desk } = context.definitions;
  const wanted = why === 'missed' ? 'human.missed_said' : 'human.wanted_said';
  await tell(context, {
    reader: `team:${desk.team}`,
    say: { notice: { key: said ? wanted : 'human.wanted', params: { who: { person: context.actor }, text: said } } },
  });
}
