import { handOver } from '../actions/working/hand-over.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { Job } from '../ports.ts';
import type { Works } from './sweep.ts';

/** Tells of each change of who is on call, when it comes. A rota that is new, or was changed, is only noted. */
export function handOverDuty({ inTransaction, now, log }: Works, definitions: () => Definitions): Job {
  const teams = () => [...definitions().teams.values()].flatMap(({ id, oncall }) => (oncall ? [{ id, rota: oncall }] : []));
  const dueOf = (id: string) => inTransaction(async ({ tx }) => (await tx.collection('rosters').get(id))?.handoverDueAt);
  const known = new Map<string, Date | undefined>();
  return {
    name: 'hand-over',
    every: 60,
    async dueAt() {
      const instants: Date[] = [];
      for (const { id } of teams()) {
        if (!known.has(id)) return now();
        const due = known.get(id);
        if (due) instants.push(due);
      }
      return instants.sort((a, b) => a.getTime() - b.getTime())[0];
    },
    async run(at) {
      for (const { id, rota } of teams()) {
        try {
          const due = known.get(id) ?? (await dueOf(id));
          if (!due || due <= at) await inTransaction((context) => handOver(context, id, rota));
          known.set(id, await dueOf(id));
        } catch (error) {
          known.set(id, new Date(at.getTime() + 60_000));
          log.error({ job: 'hand-over', team: id, error: String(error) }, 'a handover failed and was put off');
        }
      }
    },
  };
}
