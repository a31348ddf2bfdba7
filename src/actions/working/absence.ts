import type { Absence } from '../../domain/duty/roster.ts';
import type { Context } from '../context.ts';
import { workingTimeOf } from '../working-time.ts';

/** The absence of a person who is away now. */
export async function awayNow({ tx, now }: Pick<Context, 'tx' | 'now'>, person: string): Promise<Absence | undefined> {
  const absence = await tx.collection('absences').get(person);
  return absence && absence.from <= now && (!absence.until || absence.until > now) ? absence : undefined;
}

/** When a person can work again, as far as anybody knows; now, if they can. */
export async function availableFrom(context: Context, person: string): Promise<Date | undefined> {
  const away = await awayNow(context, person);
  if (away && !away.until) return undefined;
  return workingTimeOf(context, person).nextOpening(away?.until ?? context.now);
}
