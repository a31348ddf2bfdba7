import { fact } from '../../../actions/looking/ticket-facts.ts';
import type { Definitions } from '../../../domain/definitions.ts';
import { commonest, type Readings } from '../../../domain/report/readings.ts';
import type { Value } from '../../../domain/wording.ts';
import type { Fact } from '../../../messaging/outbound.ts';

/** How many were corrected of how many were understood, and what is most often taken for what: never anybody's words. */
export function readingFacts(readings: Readings, definitions: Definitions): readonly Fact[] {
  const { understood, corrected } = readings;
  if (understood === 0) return [];
  const percent = Math.round((corrected / understood) * 100);
  const share: Value = { key: 'report.corrected_share', params: { percent, corrected, of: understood } };
  const most = commonest(readings);
  if (!most) return fact('report.corrected', share);
  const params = { share, read: whatIs(most.read, definitions), made: whatIs(most.made, definitions), count: most.count };
  return fact('report.corrected', { key: 'report.confusion', params });
}

function whatIs(key: string, { categories, items }: Definitions): Value {
  const [intent = '', id] = key.split(':');
  if (id === undefined) return { key: `meaning.${intent}` as 'meaning.incident' };
  if (intent === 'team') return { team: id };
  const label = (intent === 'incident' ? categories : items).get(id)?.label;
  return label ? { label } : id;
}
