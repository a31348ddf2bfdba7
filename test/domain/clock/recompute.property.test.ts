import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changeOf, saveTicket, type Context } from '../../../src/actions/context.ts';
import { priorities, type Priority } from '../../../src/domain/catalog.ts';
import { Calendar, compileCalendar } from '../../../src/domain/hours/calendar.ts';
import { announcedAs } from '../../../src/domain/clock/next-alert.ts';
import { alertsOf, clocksOf, watched } from '../../../src/domain/clock/promise.ts';
import { promisedFor } from '../../../src/domain/clock/policy/promised.ts';
import { SlaPolicy } from '../../../src/domain/clock/policy/sla-policy.ts';
import type { Definitions } from '../../../src/domain/definitions.ts';
import { isOpen, isOver, isPossible, lifecycleVerbs } from '../../../src/domain/lifecycle.ts';
import { waitingReasons } from '../../../src/domain/states.ts';
import { record, transition, type Ticket } from '../../../src/domain/ticket.ts';
import { bareTicket } from '../../commands/bare-ticket.ts';

const START = Date.parse('2026-03-02T13:00:00Z');
const MINUTE = 60_000;

const office: [string, string][] = [['08:00', '18:00']];
const week = { mon: office, tue: office, wed: office, thu: office, fri: office };
const kinds = [
  { tz: 'America/Lima', hours: week, holidays: ['2026-03-05'] },
  { tz: 'Europe/Madrid', hours: { ...week, sat: [['22:00', '06:00']] } },
  { tz: 'Etc/UTC', hours: { mon: [['00:00', '24:00']], wed: [['00:00', '24:00']], fri: [['00:00', '24:00']] } },
].map((calendar) => compileCalendar(Calendar.parse(calendar)));

const length = fc.integer({ min: 10, max: 3000 }).map((minutes) => `${minutes}m`);
const goals = fc.record({ response: length, next: fc.option(length, { nil: undefined }), resolution: length });
const policies = fc.record({
  calendar: fc.constantFrom('a', 'b', 'c'),
  goals: fc.record({ critical: goals, high: goals, normal: goals, low: goals }),
  pauses: fc.subarray([...waitingReasons]),
  alerts: fc.constantFrom([50, 75, 100], [60], [30, 90, 100, 150]),
});

/** A load of the configuration: what `a` and `b` mean, the desk's own policy, and another for urgent tickets. */
const loads = fc.record({ own: policies, urgent: fc.option(policies, { nil: undefined }), a: fc.nat(2), b: fc.nat(2) });
type Load = typeof loads extends fc.Arbitrary<infer T> ? T : never;

function definitionsOf({ own, urgent, a, b }: Load): Definitions {
  const named = [
    ...(urgent ? [{ id: 'urgent', when: { priority: ['critical', 'high'] }, ...urgent }] : []),
    { id: 'standard', ...own },
  ].map((policy) => SlaPolicy.parse(JSON.parse(JSON.stringify(policy))));
  const none = new Map<string, never>();
  const conformity = { nudge_after_days: [1], close_after_days: 2, reopen_days: 3 };
  return {
    desk: { zone: 'America/Lima', sla: 'standard', calendar: 'c', waiting: {}, conformity },
    policies: new Map(named.map((policy) => [policy.id, policy])),
    calendars: new Map(['a', 'b', 'c'].map((id, at) => [id, kinds[[a, b, 2][at] ?? 0]])),
    ...{ people: none, teams: none, sites: none, departments: none, items: none, categories: none },
  } as unknown as Definitions;
}

const verbs = ['take', 'wait', 'resume', 'escalate', 'resolve', 'disagree', 'conform', 'reopen', 'cancel'] as const;
type Happening =
  | { readonly verb: (typeof verbs)[number]; readonly reason: (typeof waitingReasons)[number] }
  | { readonly says: 'ana' | 'carlos' }
  | { readonly priority: Priority }
  | { readonly load: number };
const happenings: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ verb: fc.constantFrom(...verbs), reason: fc.constantFrom(...waitingReasons) }) },
  { weight: 2, arbitrary: fc.record({ says: fc.constantFrom('ana', 'carlos') }) },
  { weight: 2, arbitrary: fc.record({ priority: fc.constantFrom(...priorities) }) },
  { weight: 2, arbitrary: fc.record({ load: fc.nat(2) }) },
);
const lives = fc.record({
  loads: fc.tuple(loads, loads, loads),
  priority: fc.constantFrom(...priorities),
  steps: fc.array(fc.record({ after: fc.integer({ min: 1, max: 3000 * MINUTE }), happens: happenings }), { maxLength: 12 }),
  later: fc.integer({ min: 0, max: 5000 * MINUTE }),
});
type Life = typeof lives extends fc.Arbitrary<infer T> ? T : never;

interface Lived {
  readonly ticket: Ticket;
  /** In force now, and when the ticket last ended. */
  readonly load: Definitions;
  readonly endedUnder: Definitions;
  readonly now: Date;
}

/** `fixed`: those definitions and that priority hold from the start, and nothing changes them. */
async function live(
  { loads: given, priority, steps, later }: Life,
  fixed?: { load: Definitions; priority: Priority },
): Promise<Lived> {
  const all = given.map(definitionsOf);
  let load = fixed?.load ?? definitionsOf(given[0]);
  let endedUnder = load;
  let now = new Date(START);
  let ticket = await saved(
    { load, now },
    bareTicket({ id: 'INC-1', priority: fixed?.priority ?? priority, openedAt: now, ledger: [{ at: now, state: 'registered' }] }),
  );
  for (const { after, happens } of steps) {
    now = new Date(now.getTime() + after);
    if ('load' in happens) load = fixed?.load ?? all[happens.load] ?? load;
    const was = ticket.state;
    ticket = await saved(
      { load, now },
      told({ load, now }, happened({ load, now, isFixed: fixed !== undefined }, ticket, happens)),
    );
    if (isOver(ticket.state) && !isOver(was)) endedUnder = load;
  }
  return { ticket, load, endedUnder, now: new Date(now.getTime() + later) };
}

type At = { readonly load: Definitions; readonly now: Date };

function contextOf({ load, now }: At, actor = 'carlos'): Context {
  const tx = { collection: () => ({ replace: async (document: Ticket) => document }) };
  return {
    tx,
    now,
    actor,
    channel: 'web',
    definitions: load,
    digest: (text: string) => String(text.length),
    salt: () => '',
  } as never;
}

function saved(at: At, ticket: Ticket): Promise<Ticket> {
  return saveTicket(contextOf(at), ticket);
}

function happened(at: At & { readonly isFixed: boolean }, ticket: Ticket, happens: Happening): Ticket {
  const change = changeOf(contextOf(at, 'says' in happens ? happens.says : 'carlos'));
  if ('load' in happens) return ticket;
  if ('priority' in happens) return at.isFixed || !isOpen(ticket.state) ? ticket : { ...ticket, priority: happens.priority };
  if ('says' in happens) {
    const isReply = happens.says === 'carlos';
    const answered = isReply && !ticket.respondedAt ? { respondedAt: at.now } : {};
    return record({ ...ticket, ...answered }, { verb: isReply ? 'reply' : 'comment', sight: 'public', text: 'x' }, change);
  }
  if (!lifecycleVerbs.includes(happens.verb) || !isPossible(ticket.state, happens.verb)) return ticket;
  const taken = happens.verb === 'take' ? { assignee: 'carlos', respondedAt: ticket.respondedAt ?? at.now } : {};
  return transition(ticket, { verb: happens.verb, changes: { ...taken, reason: happens.reason } }, change);
}

/** Tells every level that is due, as the sweep would. */
function told({ load, now }: At, ticket: Ticket): Ticket {
  const due = alertsOf(ticket, promisedFor(ticket, load), watched(ticket, promisedFor(ticket, load), now)).filter(
    ({ at }) => at <= now,
  );
  return { ...ticket, announced: [...ticket.announced, ...due.map(({ key, percent }) => announcedAs(key, percent))] };
}

const clocksIn = ({ ticket, load, now }: Lived) => clocksOf(ticket, promisedFor(ticket, load), now);

test('whatever changed on the way, the clocks read as if it had been so from the start; a closed ticket keeps what held when it ended', async () => {
  await fc.assert(
    fc.asyncProperty(lives, async (life) => {
      const lived = await live(life);
      const { state, priority } = lived.ticket;
      const always = await live(life, { load: isOver(state) ? lived.endedUnder : lived.load, priority });
      expect(always.ticket.ledger).toEqual(lived.ticket.ledger);
      expect(clocksIn(lived)).toEqual(clocksIn(always));
      expect(lived.ticket.policy).toBe(always.ticket.policy);
    }),
    { numRuns: 300 },
  );
});

test('writing a ticket again changes nothing, and no level is told twice', async () => {
  await fc.assert(
    fc.asyncProperty(lives, async (life) => {
      const lived = await live(life);
      const at = { load: lived.load, now: lived.now };
      const once = await saved(at, lived.ticket);
      expect(await saved(at, once)).toEqual(once);
      expect(once.announced).toEqual(lived.ticket.announced);
      expect(new Set(lived.ticket.announced).size).toBe(lived.ticket.announced.length);
      const open = alertsOf(once, promisedFor(once, lived.load), watched(once, promisedFor(once, lived.load), lived.now));
      expect(open.filter(({ key, percent }) => once.announced.includes(announcedAs(key, percent)))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('a verdict is there while a ticket is over, and what is due while it is not', async () => {
  await fc.assert(
    fc.asyncProperty(lives, async (life) => {
      const { ticket } = await live(life);
      const over = isOver(ticket.state);
      expect([ticket.verdict !== undefined, ticket.dues !== undefined]).toEqual([over, !over]);
    }),
    { numRuns: 100 },
  );
});

test('reopening goes on with the same cycle, and closing later than solving changes nothing', async () => {
  const gap = fc.integer({ min: 1, max: 9000 * MINUTE });
  await fc.assert(
    fc.asyncProperty(loads, fc.tuple(gap, gap, gap), fc.boolean(), async (load, [worked, waited, idle], closes) => {
      const step = (after: number, verb: (typeof verbs)[number]) => ({ after, happens: { verb, reason: 'parts' as const } });
      const life = { loads: [load, load, load], priority: 'normal', later: 0 } as const;
      const solving = [step(1, 'take'), step(worked, 'resolve')];
      const closing = closes ? [step(waited, 'conform')] : [];
      const solved = await live({ ...life, loads: [load, load, load], steps: solving });
      const closed = await live({ ...life, loads: [load, load, load], steps: [...solving, ...closing], later: idle });
      const bare = ({ key, used, goal, dueAt, metAt, breached, startedAt }: (typeof solvedClocks)[number]) =>
        ({ key, used, goal, dueAt, metAt, breached, startedAt }); // prettier-ignore
      const solvedClocks = clocksIn(solved);
      expect(clocksIn(closed).map(bare)).toEqual(solvedClocks.map(bare));
      const again = await live({ ...life, loads: [load, load, load], steps: [...solving, ...closing, step(idle, 'reopen')] });
      const [before, after] = [solvedClocks, clocksIn(again)].map((clocks) => clocks.find(({ key }) => key === 'resolution'));
      expect(after).toMatchObject({ mode: 'running', used: before?.used, startedAt: before?.startedAt });
      expect(after?.metAt).toBeUndefined();
    }),
    { numRuns: 100 },
  );
});
