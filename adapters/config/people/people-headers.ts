import { fold } from '../../../src/domain/fold.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import type { Column } from './given-person.ts';

/** How exports call their columns, folded. */
const names: Readonly<Record<Column, readonly string[]>> = {
  id: ['id', 'usuario', 'user', 'username', 'codigo', 'login', 'user id', 'id de usuario'],
  name: ['name', 'nombre', 'nombre completo', 'nombres y apellidos', 'full name', 'display name', 'nombre y apellido', 'trabajador', 'colaborador'],
  email: ['email', 'e mail', 'mail', 'correo', 'correo electronico', 'correo de trabajo', 'email address', 'work email'],
  language: ['language', 'idioma', 'lengua', 'lang'],
  zone: ['zone', 'time zone', 'timezone', 'zona', 'zona horaria', 'huso horario'],
  site: ['site', 'sede', 'local', 'oficina', 'office', 'location', 'ubicacion'],
  department: ['department', 'departamento', 'area', 'dept', 'gerencia'],
  cost_centre: ['cost centre', 'cost center', 'centro de costo', 'centro de costos', 'ceco'],
  company: ['company', 'empresa', 'razon social'],
  manager: ['manager', 'jefe', 'jefa', 'jefe directo', 'supervisor', 'reports to', 'reporta a', 'boss'],
  phone: ['phone', 'telefono', 'celular', 'movil', 'mobile', 'phone number', 'numero'],
  kind: ['kind', 'tipo', 'type'],
  roles: ['roles', 'role', 'rol'],
  teams: ['teams', 'team', 'equipo', 'equipos'],
  groups: ['groups', 'group', 'grupo', 'grupos', 'grupo de servicio'],
  channel: ['channel', 'canal', 'canal preferido'],
  slack: ['slack', 'slack id'],
  teams_id: ['teams id', 'microsoft teams', 'ms teams', 'entra id', 'object id', 'azure id'],
  whatsapp: ['whatsapp', 'whatsapp id'],
  web: ['web', 'web id'],
}; // prettier-ignore

const known = new Map(Object.entries(names).flatMap(([column, words]) => words.map((word) => [word, column as Column])));

export interface Headers {
  /** By position; absent for a column that is not used. */
  readonly columns: readonly (Column | undefined)[];
  /** Columns that mean nothing here. */
  readonly unused: readonly string[];
  readonly problems: readonly Problem[];
}

/** Which column is which, in either language and any order. A name that is nearly one of ours is a mistake, any other is not ours. */
export function readHeaders(cells: readonly string[], place: { readonly file: string; readonly line: number }): Headers {
  const problems: Problem[] = [];
  const unused: string[] = [];
  const found: (Column | undefined)[] = [];
  for (const cell of cells) {
    const word = fold(cell.replaceAll('_', ' '));
    const column = known.get(word);
    const near = column || word.length < 3 ? undefined : nearest(word, known.keys());
    if (near) problems.push({ ...place, what: `there is no column "${cell}"`, remedy: `did you mean "${near}"?` });
    if (column && found.includes(column))
      problems.push({ ...place, what: `the column "${cell}" (${column}) is there twice`, remedy: 'keep one of the two' });
    if (!column && !near && word) unused.push(cell);
    found.push(column);
  }
  if (!found.includes('id') && !found.includes('email'))
    problems.push({ ...place, what: 'there is no column that says who is who', remedy: 'add a column "id" or "email"' });
  return { columns: found, unused, problems };
}
