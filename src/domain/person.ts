import { z } from 'zod';
import { OwnConformity } from './conformity-rule.ts';
import { Label, Language } from './label.ts';
import { Rota } from './duty/rota.ts';

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
  cost_centre: z.string().optional(),
  company: z.string().optional(),
  manager: z.string().optional(),
  phone: z.string().optional(),
  kind: z.enum(['employee', 'customer']).default('employee'),
  /** Company-wide roles; `agent` and `lead` come from `teams`, `manager` from being named as somebody's manager. */
  roles: z.array(z.enum(['head', 'authority', 'auditor', 'administrator'])).default([]),
  teams: z.array(z.strictObject({ team: z.string(), role: z.enum(['agent', 'lead']).default('agent') })).default([]),
  /** Groups that service levels may speak of, such as `vip`. */
  groups: z.array(Id).optional(),
  /** Channel → the id by which that channel knows the person. */
  addresses: z.record(z.string(), z.string()).default({}),
  /** The channel to reach somebody on who has not written yet. Left out: whichever does, the page last. */
  channel: z.string().optional(),
});
export type Person = z.infer<typeof Person>;

/** A resolver group. Its room is the place on a channel where its tickets are shown to all of its agents. */
export const Team = z.strictObject({
  id: Id,
  label: Label,
  /** Other words that people call it by. */
  synonyms: z.array(z.string()).optional(),
  calendar: z.string().optional(),
  /** Only requester, beneficiary, approvers and the team itself may know of its tickets. */
  confidential: z.boolean().default(false),
  /** How its tickets find somebody: people take them (left out), each agent in turn, or whoever has least to do. */
  assignment: z.enum(['manual', 'round_robin', 'load']).optional(),
  /** How many open tickets an agent is handed at most. */
  limit: z.number().int().positive().optional(),
  oncall: Rota.optional(),
  /** How long the desk waits for "conforme", where it is not as long as usual. */
  conformity: OwnConformity.optional(),
  room: z
    .strictObject({ channel: z.string(), address: z.string().optional(), language: Language.optional() })
    .default({ channel: 'web' }),
});
export type Team = z.infer<typeof Team>;

/** Digits only: `51` for Peru. */
export const PhonePrefix = z.string().regex(/^[1-9]\d{0,3}$/, 'write the digits of the country code, in quotes');

export const Site = z.strictObject({
  id: Id,
  label: Label,
  zone: z.string().optional(),
  owner: z.string().optional(),
  phone_prefix: PhonePrefix.optional(),
  /** When people work here, unless their team says otherwise. */
  calendar: z.string().optional(),
});
export type Site = z.infer<typeof Site>;

export const Department = z.strictObject({
  id: Id,
  label: Label,
  head: z.string().optional(),
  /** The department that this one is a part of. */
  part_of: z.string().optional(),
  /** What its people report or ask for is nobody's business but theirs, the approvers' and the team's. */
  confidential: z.boolean().default(false),
});
export type Department = z.infer<typeof Department>;

/** A place on a channel. Only the adapter that made `id` may look inside it. */
export const Address = z.object({
  channel: z.string(),
  id: z.string(),
  /** `shared` is a place that several people read: one configured language, nothing confidential. */
  kind: z.enum(['direct', 'shared']).default('direct'),
});
export type Address = z.infer<typeof Address>;
