import type { Approval } from './approval.ts';

/**
 * A ticket's stages stand in lanes that know nothing of each other: those of the request itself, and those of each emergency that was asked
 * for. Whoever decided in one may decide in another; one that is refused refuses no other.
 */
export function inSameLane(one: Approval, other: Approval): boolean {
  return one.purpose === other.purpose && one.round === other.round;
}

/** The stages of the request itself. They stand first on the ticket. */
export function ownStages(approvals: readonly Approval[]): readonly Approval[] {
  return approvals.filter(({ purpose }) => purpose === undefined);
}

/** The two stages of the last emergency that was asked for: who authorises it, who accepts it. */
export function emergencyStages({ approvals }: { readonly approvals: readonly Approval[] }): readonly Approval[] {
  return approvals.filter(({ purpose, round }) => purpose === 'emergency' && round === roundsOf(approvals));
}

/** How often an emergency was asked for. */
export function roundsOf(approvals: readonly Approval[]): number {
  return approvals.reduce((most, { round = 0 }) => Math.max(most, round), 0);
}
