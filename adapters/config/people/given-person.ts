/** The columns of a people file: fields of the directory; addresses one by one. */
export const columns = [
  'id', 'name', 'email', 'language', 'zone', 'site', 'department', 'cost_centre', 'company', 'manager', 'phone', 'kind', 'roles', 'teams',
  'groups', 'channel', 'slack', 'teams_id', 'whatsapp', 'web',
] as const; // prettier-ignore
export type Column = (typeof columns)[number];

/** One entry of a people file, not yet compared with the directory. */
export interface GivenPerson {
  /** As problems name it. */
  readonly file: string;
  readonly line: number;
  /** Where a column stands, if not on the entry's own line. */
  readonly lines?: Partial<Record<Column, number>>;
  /** As written; an empty text clears the field, an absent one leaves it as it is. */
  readonly cells: Partial<Record<Column, string>>;
  /** From YAML: values in the directory's own shape, under its own keys. */
  readonly fields?: Readonly<Record<string, unknown>>;
}
