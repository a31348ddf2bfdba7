import { z } from 'zod';
import { Label, Language } from './label.ts';

/** What a person may be, company-wide. `person` is everybody; `agent` and `lead` are always of a team (see `Membership`). */
export const roles = ['person', 'agent', 'lead', 'head', 'manager', 'authority', 'auditor', 'administrator'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

const Id = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'ids are lower-case letters, digits, - and _');

/** A person of the directory (YAML or CSV). Nothing here is written by the desk: what it learns stands in the person's contact. */
export const Person = z.strictObject({
  id: Id,
  name: z.string().min(1),
  email: z.email().optional(),
  language: Language.optional(),
  zone: z.string().optional(),
  site: z.string().optional(),
  department: z.string().optional(),
  company: z.string().optional(),
  manager: z.string().optional(),
  phone: z.string().optional(),
  kind: z.enum(['employee', 'customer']).default('employee'),
  /** Company-wide roles; `agent` and `lead` come from `teams`, `manager` from being named as somebody's manager. */
  roles: z.array(z.enum(['head', 'authority', 'auditor', 'administrator'])).default([]),
  teams: z.array(z.strictObject({ team: z.string(), role: z.enum(['agent', 'lead']).default('agent') })).default([]),
  /** Channel → the id by which that channel knows the person. */
  addresses: z.record(z.string(), z.string()).default({}),
  /** The channel to reach somebody on who has not written yet. */
  channel: z.string().default('web'),
});
export type Person = z.infer<typeof Person>;

/** A resolver group. Its room is the place on a channel where its tickets are shown to all of its agents. */
export const Team = z.strictObject({
  id: Id,
  label: Label,
  calendar: z.string().optional(),
  /** Only requester, beneficiary, approvers and the team itself may know of its tickets. */
  confidential: z.boolean().default(false),
  room: z
    .strictObject({ channel: z.string(), address: z.string().optional(), language: Language.optional() })
    .default({ channel: 'web' }),
});
export type Team = z.infer<typeof Team>;

export const Site = z.strictObject({ id: Id, label: Label, zone: z.string().optional(), owner: z.string().optional() });
export type Site = z.infer<typeof Site>;

export const Department = z.strictObject({ id: Id, label: Label, head: z.string().optional() });
export type Department = z.infer<typeof Department>;

/** A place on a channel. Only the adapter that made `id` may look inside it. */
export const Address = z.object({
  channel: z.string(),
  id: z.string(),
  /** `shared` is a place that several people read: one configured language, nothing confidential. */
  kind: z.enum(['direct', 'shared']).default('direct'),
});
export type Address = z.infer<typeof Address>;
