import type { Outcome } from '../../domain/clock/policy/compare-terms.ts';
import { targets } from '../../domain/clock/courses/target.ts';
import { localTime } from '../../domain/hours/local-time.ts';
import type { ChangedClock, ReplayTally, Row } from './replay-tally.ts';

export interface ReplayFacts {
  /** The folders of both, and the hashes of what stands in them. */
  readonly present: { readonly config: string; readonly hash: string };
  readonly other: { readonly config: string; readonly hash: string };
  /** Policies of the other that are not in force yet, with their dates. */
  readonly notYet: readonly { readonly id: string; readonly from: string }[];
  readonly now: Date;
  readonly since?: string | undefined;
  readonly zone: string;
}

const SHOWN = 20;
const shown = ['kept', 'breached', 'open'] as const satisfies readonly Outcome[];

/** All of it as one object: instants ISO 8601, `changes` newest tickets first, at most 20 of them unless `all`. */
export function replayJson(tally: ReplayTally, facts: ReplayFacts, all: boolean): object {
  const { changes, ...counts } = tally;
  const { zone: _zone, since, now, ...about } = facts;
  const named = all ? changes : changes.slice(0, SHOWN);
  return {
    ...about,
    now: now.toISOString(),
    since: since ?? null,
    ...counts,
    changes: named.map(({ dueAt, ...change }) => ({
      ...change,
      dueAt: { before: dueAt.before?.toISOString() ?? null, after: dueAt.after?.toISOString() ?? null },
    })),
    more: changes.length - named.length,
  };
}

/** The same as a table for people, a line each. */
export function replayLines(tally: ReplayTally, facts: ReplayFacts, all: boolean): readonly string[] {
  return [
    ...headLines(tally, facts),
    '',
    ...tableLines(tally),
    '',
    ...legend,
    '',
    ...changeLines(tally.changes, facts.zone, all),
  ];
}

function headLines({ tickets }: ReplayTally, { present, other, notYet, now, since, zone }: ReplayFacts): readonly string[] {
  const { over, open, otherPolicy, unreadable } = tickets;
  const whose = since === undefined ? '' : `, opened since ${since}`;
  return [
    `${over + open} ${over + open === 1 ? 'ticket' : 'tickets'}${whose}: ${over} over, ${open} not; read as of ${stamp(now, zone)} (${zone})`,
    `now:   ${present.config} (${present.hash.slice(0, 12)}), with the verdicts that closed tickets keep`,
    `then:  ${other.config} (${other.hash.slice(0, 12)}), as if it had held from the start`,
    ...(notYet.length > 0
      ? [`       dates are ignored: ${notYet.map(({ id, from }) => `${id} (from ${from})`).join(', ')} counts as in force`]
      : []),
    `${otherPolicy} of them would come under another policy`,
    ...(unreadable > 0 ? [`${unreadable} could not be read; see above`] : []),
  ];
}

const legend = [
  'better: breached now, and not then; worse: the other way about; moved: as it is, but due at another time.',
  'A promise that ended before it was kept or breached, of a cancelled ticket, is in no column.',
] as const;

function tableLines({ targets: total, byPriority, byPolicy, byTeam }: ReplayTally): readonly string[] {
  const rows = targets.flatMap((target): string[][] => (total[target] ? [['', target, ...cells(total[target])]] : []));
  const groups = [
    ['priority', byPriority],
    ['policy (then)', byPolicy],
    ['team', byTeam],
  ] as const;
  for (const [title, group] of groups) {
    rows.push([`by ${title}`]);
    for (const [name, of] of Object.entries(group).sort(([a], [b]) => (a < b ? -1 : 1)))
      for (const target of targets) if (of[target]) rows.push([`  ${name}`, target, ...cells(of[target])]);
  }
  const head = [
    '',
    '',
    'now: kept',
    'breached',
    'open',
    'share',
    'then: kept',
    'breached',
    'open',
    'share',
    'better',
    'worse',
    'moved',
  ];
  return align([head, ...rows]);
}

function cells({ before, after, better, worse, moved }: Row): readonly string[] {
  const of = (counts: Row['before']) => [...shown.map((outcome) => String(counts[outcome])), shareOf(counts)];
  return [...of(before), ...of(after), ...[better, worse, moved].map(String)];
}

/** Of those that are decided. */
function shareOf({ kept, breached }: Row['before']): string {
  return kept + breached === 0 ? '–' : `${Math.round((100 * kept) / (kept + breached))} %`;
}

function changeLines(changes: readonly ChangedClock[], zone: string, all: boolean): readonly string[] {
  if (changes.length === 0) return ['No promise would be breached that is not, or the other way about.'];
  const named = all ? changes : changes.slice(0, SHOWN);
  const rows = named.map(({ number, priority, target, dueAt, outcome, policy }) => [
    number,
    priority,
    target,
    `due ${stamp(dueAt.before, zone)} → ${stamp(dueAt.after, zone)}`,
    `${outcome.before} → ${outcome.after}`,
    policy.before === policy.after ? '' : `${policy.before} → ${policy.after}`,
  ]);
  const more = changes.length - named.length;
  return [
    'What would be breached and is not, or the other way about; newest tickets first:',
    ...align(rows, 'start'),
    ...(more > 0 ? [`and ${more} more: --all shows them`] : []),
  ];
}

function stamp(at: Date | undefined, zone: string): string {
  if (!at) return 'at no time';
  const { date, time } = localTime(at, zone);
  return `${date} ${time}`;
}

/** Columns of one width; numbers stand at the right. */
function align(rows: readonly (readonly string[])[], numbers: 'start' | 'end' = 'end'): readonly string[] {
  const wide = rows.filter((row) => row.length > 1);
  const widths = Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, column) =>
    Math.max(...wide.map((row) => row[column]?.length ?? 0)),
  );
  const pad = (cell: string, column: number): string =>
    numbers === 'end' && column > 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
  return rows.map((row) => (row.length > 1 ? row.map(pad).join('  ').trimEnd() : (row[0] ?? '')));
}
