import { reportTickets, type Reported } from '../../actions/looking/report-tickets.ts';
import { fact } from '../../actions/looking/ticket-facts.ts';
import type { Label } from '../../domain/label.ts';
import type { Value } from '../../domain/wording.ts';
import type { Fact, Say } from '../../messaging/outbound.ts';
import type { Turn } from '../flow.ts';
import type { Period } from '../words/read-period.ts';

const MOST = 5;

/** `report`: what a person's teams did in a stretch of days, and how things stand. */
export async function sayReport(turn: Turn, { first, last, from, to }: Period): Promise<Say> {
  const report = await reportTickets(turn, from, to);
  const teams = { list: report.teams.map((team) => ({ team })) };
  return {
    notice: { key: 'report.head', params: { from: { date: first }, to: { date: last }, teams } },
    facts: [
      ...fact('report.opened', byKind(report.opened)),
      ...fact('report.closed', byKind(report.closed)),
      ...closedHow(report),
      ...fact('report.reopened', report.reopened),
      ...fact('report.now', report.now.length > 0 ? { list: report.now.map(stateCount) } : { key: 'report.nothing' }),
      ...fact('report.response', share(report.sla.response)),
      ...fact('report.resolution', share(report.sla.resolution)),
      ...fact('report.rating', rating(report)),
      ...fact('report.categories', top(turn.definitions.categories, report.categories)),
      ...fact('report.items', top(turn.definitions.items, report.items)),
    ],
  };
}

function byKind({ incident, request }: Reported['opened']): Value {
  return { key: 'report.by_kind', params: { total: incident + request, incidents: incident, requests: request } };
}

function closedHow({ bySilence, byLead, cancelled }: Reported): readonly Fact[] {
  return [
    ...fact('report.by_silence', bySilence || undefined),
    ...fact('report.by_lead', byLead || undefined),
    ...fact('report.cancelled', cancelled || undefined),
  ];
}

function stateCount({ state, count }: Reported['now'][number]): Value {
  return { key: 'report.state_count', params: { state: { key: `state.${state}` }, count } };
}

function share({ kept, of }: Reported['sla']['response']): Value | undefined {
  return of === 0 ? undefined : { key: 'report.share', params: { percent: Math.round((kept / of) * 100), kept, of } };
}

function rating({ ratings: { sum, count } }: Reported): Value | undefined {
  return count === 0 ? undefined : { key: 'report.average', params: { average: Math.round((sum / count) * 10) / 10, count } };
}

function top(known: ReadonlyMap<string, { readonly label: Label }>, counts: Readonly<Record<string, number>>): Value | undefined {
  const most = Object.entries(counts)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST);
  if (most.length === 0) return undefined;
  return {
    list: most.map(([id, count]): Value => {
      const label = known.get(id)?.label;
      return { key: 'report.counted', params: { what: label ? { label } : id, count } };
    }),
  };
}
