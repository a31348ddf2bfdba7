import type { Absence } from '../../domain/duty/roster.ts';
import { personOf, type Context } from '../context.ts';
import { handOut } from './hand-out.ts';

/** `away`: the actor is handed nothing meanwhile. A second word about it takes the place of the first. */
export async function goAway(
  { tx, actor, now }: Context,
  { from, until }: { from?: Date | undefined; until?: Date | undefined },
): Promise<Absence> {
  const absences = tx.collection('absences');
  const known = await absences.get(actor);
  const absence = { id: actor, version: 1, schema: 1, from: from ?? now, ...(until && { until, endDueAt: until }) };
  if (known) return absences.replace({ ...absence, version: known.version });
  await absences.insert(absence);
  return absence;
}

/** `back`, or the end of an absence: the queues of their teams may now find somebody. Says whether they were away. */
export async function comeBack(context: Context, person: string): Promise<boolean> {
  const known = await context.tx.collection('absences').get(person);
  if (!known) return false;
  await context.tx.collection('absences').remove(known);
  for (const { team } of personOf(context, person).teams) await handOut(context, team);
  return true;
}
