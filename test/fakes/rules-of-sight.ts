/** Who a ticket concerns, in the plainest form. */
export interface Shape {
  readonly requester: string;
  readonly beneficiary?: string | undefined;
  readonly participants: readonly string[];
  readonly approvals: readonly {
    readonly approvers: readonly string[];
    /** Who decided, who did so in vain, from whom it was passed on, who decides in somebody's place. */
    readonly by: readonly string[];
    readonly past: readonly string[];
    readonly from: readonly string[];
    readonly standIns: readonly string[];
    readonly state: string;
  }[];
  readonly team: string;
  /** The teams that have a task in it. */
  readonly tasks: readonly string[];
  /** What makes it confidential. */
  readonly secrecy: 'no' | 'ticket' | 'item' | 'team' | 'department';
}

/** People by id, as far as sight goes. */
export type Company = Readonly<
  Record<string, { readonly teams: readonly string[]; readonly roles: readonly string[]; readonly manager?: string | undefined }>
>;

/** Everything that can be read of a ticket. */
export type Right = 'exists' | 'form' | 'decisions' | 'happenings' | 'words' | 'notes';

/** The same rules once more, as the desk's rules write them down, one sentence after the other; nothing here is taken from the code. */
export function rightsByTheRules(given: Shape, reader: string, people: Company): ReadonlySet<Right> {
  const me = people[reader];
  const rights = new Set<Right>();
  const grant = (...more: Right[]): void => more.forEach((right) => rights.add(right).add('exists'));
  const confidential = given.secrecy !== 'no';
  const requesting = given.requester === reader || given.beneficiary === reader;
  const takesPart = given.participants.includes(reader);
  const approves = given.approvals.some(
    ({ approvers, by, past, from, standIns, state }) =>
      [approvers, by, past, from].some((list) => list.includes(reader)) || (state === 'pending' && standIns.includes(reader)),
  );
  const inTeam = me?.teams.includes(given.team) ?? false;
  // "A ticket is seen by its requester and beneficiary, its participants, its approvers (the form and the decisions only), its team"
  if (requesting || takesPart) grant('form', 'decisions', 'happenings', 'words');
  if (approves) grant('form', 'decisions');
  if (inTeam) grant('form', 'decisions', 'happenings', 'words', 'notes');
  // "A ticket that two teams fulfil has a task for each team; each sees its own."
  if (given.tasks.some((team) => me?.teams.includes(team))) grant('form', 'decisions');
  // "unless confidential also by the requester's managers upward (status and history), other agents, authorities"
  if (!confidential) {
    if (managersOf(given.requester, people).has(reader) || me?.roles.includes('authority')) grant('happenings');
    if ((me?.teams.length ?? 0) > 0) grant('form', 'decisions', 'happenings', 'words', 'notes');
  }
  // "Internal notes and triage threads never reach a requester, participant or approver." The team has to work on what one of it approved.
  if (requesting || takesPart || (approves && !inTeam)) rights.delete('notes');
  // An approver outside the team reads the form, not the conversation.
  if (approves && !inTeam && !requesting && !takesPart) rights.delete('words');
  return rights;
}

function managersOf(person: string, people: Company): ReadonlySet<string> {
  const above = new Set<string>();
  for (let next = people[person]?.manager; next && !above.has(next); next = people[next]?.manager) above.add(next);
  return above;
}
