import type { Definitions } from '../definitions.ts';
import { fold } from '../fold.ts';

/** Whether words name an item, a category or a team that is confidential: whatever they were taken for, they may be about it. */
export function namesReserved(text: string, definitions: Pick<Definitions, 'items' | 'categories' | 'teams'>): boolean {
  const typed = ` ${fold(text)} `;
  return reservedNames(definitions).some((name) => typed.includes(` ${name} `));
}

function reservedNames({ items, categories, teams }: Pick<Definitions, 'items' | 'categories' | 'teams'>): readonly string[] {
  const isReserved = (team: string | undefined): boolean => team !== undefined && teams.get(team)?.confidential === true;
  const own = [
    ...[...items.values()].filter(({ confidential, team }) => confidential || isReserved(team)),
    ...[...categories.values()].filter(({ team }) => isReserved(team)),
    ...[...teams.values()].filter(({ confidential }) => confidential).map(({ id, label }) => ({ label, synonyms: [id] })),
  ];
  return own.flatMap(({ label, synonyms }) => [label.es, label.en, ...synonyms].map(fold)).filter((name) => name !== '');
}
