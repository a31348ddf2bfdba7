import type { Context } from './context.ts';
import { tell } from './tell.ts';

/** "A person, please": the team's room is told who asks and what was said. No ticket until somebody opens one. */
export async function callPerson(context: Context, said: string): Promise<void> {
  const { desk } = context.definitions;
  await tell(context, {
    reader: `team:${desk.team}`,
    say: { notice: { key: said ? 'human.wanted_said' : 'human.wanted', params: { who: { person: context.actor }, text: said } } },
  });
}
