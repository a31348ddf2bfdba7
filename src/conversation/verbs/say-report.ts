import { reportTickets, type Reported } from '../../actions/looking/report-tickets.ts';
import { reportArticles } from '../../actions/knowledge/report-articles.ts';
import { fact } from '../../actions/looking/ticket-facts.ts';
import type { Value } from '../../domain/wording.ts';
import type { Say } from '../../messaging/outbound.ts';
import type { Turn } from '../flow.ts';
import type { Period } from '../words/read-period.ts';
import { articleReport } from './report/article-facts.ts';
import { causeFacts } from './report/cause-facts.ts';
import { emergencyReport } from './report/emergency-facts.ts';
import { goalFacts } from './report/goal-facts.ts';
import { readingFacts } from './report/reading-facts.ts';
import { timeFacts } from './report/time-facts.ts';
import { countFacts, subjectFacts } from './report/volume-facts.ts';

/** `report`: what a person's teams did in a stretch of days, and how things stand. */
export async function sayReport(turn: Turn, { first, last, from, to }: Period): Promise<Say> {
  const report = await reportTickets(turn, from, to);
  const teams = { list: report.teams.map((team) => ({ team })) };
  return {
    notice: { key: 'report.head', params: { from: { date: first }, to: { date: last }, teams } },
    facts: [
      ...countFacts(report.volume),
      ...fact('report.now', report.now.length > 0 ? { list: report.now.map(stateCount) } : { key: 'report.nothing' }),
      ...goalFacts(report.goals),
      ...timeFacts(report.times),
      ...causeFacts(report.causes, turn.definitions),
      ...emergencyReport(report.emergencies, turn.definitions),
      ...readingFacts(report.readings, turn.definitions),
      ...subjectFacts(report.volume, turn.definitions),
      ...articleReport(await reportArticles(turn, first, last), turn.definitions),
    ],
  };
}

function stateCount({ state, count }: Reported['now'][number]): Value {
  return { key: 'report.state_count', params: { state: { key: `state.${state}` }, count } };
}
