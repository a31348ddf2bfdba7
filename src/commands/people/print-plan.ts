import type { ImportPlan } from '../../../adapters/config/people/import-people.ts';
import type { OpenWork } from './open-work.ts';

export interface Shown extends Pick<ImportPlan, 'changes' | 'notes'> {
  readonly removeMissing: boolean;
  readonly open: readonly OpenWork[];
}

/** What would change, a line each: `+` who is new, `~` whose fields change, `-` who goes. */
export function printPlan({ changes, notes, removeMissing, open }: Shown): string {
  const { added, changed, missing, unchanged } = changes;
  const goes = removeMissing ? missing : [];
  const lines = [
    ...notes.map((note) => `note: ${note}`),
    ...added.map(({ id, name }) => `+ ${id} (${name})`),
    ...changed.flatMap(({ id, name, fields }) => [
      `~ ${id} (${name})`,
      ...fields.map(({ field, from, to }) => `    ${field}: ${from || '(nothing)'} → ${to || '(nothing)'}`),
    ]),
    ...goes.map(({ id, name }) => `- ${id} (${name})`),
    ...open.map(openLine),
    summary([
      `${added.length} added`,
      `${changed.length} changed`,
      `${goes.length} removed`,
      `${unchanged} unchanged`,
      ...(missing.length > goes.length ? [`${missing.length} not in the file, kept (--remove-missing removes them)`] : []),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function openLine({ id, tickets, approvals }: OpenWork): string {
  const parts = [
    ...(tickets.length > 0 ? [`open tickets: ${tickets.join(', ')}`] : []),
    ...(approvals.length > 0 ? [`waits for their decision: ${approvals.join(', ')}`] : []),
  ];
  return `! ${id} is to go, but has ${parts.join('; ')}`;
}

function summary(parts: readonly string[]): string {
  return parts.join(', ');
}
