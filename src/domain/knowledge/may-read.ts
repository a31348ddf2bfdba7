import type { Person } from '../person.ts';
import type { Article } from './article.ts';

/** Whether an article is for somebody: for everybody, or for their department or one of their teams. */
export function mayRead(
  { departments, teams }: Pick<Article, 'departments' | 'teams'>,
  person: Pick<Person, 'department' | 'teams'> | undefined,
): boolean {
  if (!departments && !teams) return true;
  if (!person) return false;
  const inDepartment = person.department !== undefined && departments?.includes(person.department) === true;
  return inDepartment || person.teams.some(({ team }) => teams?.includes(team) === true);
}
