import { z } from 'zod';
import type { Asset, CostCentre } from './asset.ts';
import type { WorkingTime } from './hours/calendar.ts';
import { priorities, type CatalogItem, type Category } from './catalog.ts';
import { EmergencySettings } from './emergency/emergency-settings.ts';
import { Conformity } from './conformity-rule.ts';
import type { Article } from './knowledge/article.ts';
import { Label, Language } from './label.ts';
import { PhonePrefix, Role, type Department, type Person, type Site, type Team } from './person.ts';
import type { MessageTemplate } from './message-template.ts';
import type { SlaPolicy } from './clock/policy/sla-policy.ts';
import { OpinionSettings } from './second-opinion/opinion-settings.ts';
import { WaitingRules } from './waiting-rule.ts';

const Days = z.number().positive();
const Share = z.number().min(0).max(1);
const CauseId = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'ids are lower-case letters, digits, - and _');
const Cell = z.enum(
  priorities,
  'the matrix has a hole, and such a ticket would have no priority; write critical, high, normal or low',
);
const Impacts = z.strictObject(
  { critical: Cell, high: Cell, medium: Cell, low: Cell },
  'the matrix has a hole, and tickets of this impact would have no priority; add its row with a priority for each urgency',
);

/** `desk.yaml`: who this desk is and the numbers of its rules. Days are working days. */
export const DeskSettings = z.strictObject({
  name: Label,
  company: z.string(),
  zone: z.string(),
  language: Language,
  /** ISO 4217. */
  currency: z.string().length(3),
  /** Country code of telephone numbers that are written without one, where the site has none of its own. */
  phone_prefix: PhonePrefix.default('51'),
  calendar: z.string(),
  sla: z.string(),
  /** Where incidents go whose category names no team, and where people who ask for a person are announced. */
  team: z.string(),
  matrix: z.strictObject({ critical: Impacts, high: Impacts, medium: Impacts, low: Impacts }),
  conformity: Conformity,
  /** `sample`: the part of closed tickets that are asked about, 0 to 1; `cooldown_days`: calendar days before the same person is asked again. */
  survey: z.strictObject({
    enabled: z.boolean(),
    sample: z.number().min(0).max(1).default(1),
    cooldown_days: z.number().min(0).default(0),
  }),
  /** "Me too": which open incidents a new report is compared with, how alike they must be (0 to 1), and how many people make a problem. */
  me_too: z
    .strictObject({
      minutes: z.number().positive().default(120),
      similar: z.number().min(0).max(1).default(0.5),
      problem_after: z.number().int().min(2).default(5),
    })
    .default({ minutes: 120, similar: 0.5, problem_after: 5 }),
  /** What comes of a ticket that waits, by what it waits for. */
  waiting: WaitingRules.default({ requester: { nudge_after: ['1d', '3d'] }, parts: { nudge_after: ['5d'] } }),
  /** Why promises are missed, as whoever worked on it is asked to say; left out, nobody is asked. `other` is told in one's own words. */
  breach_causes: z
    .array(z.strictObject({ id: CauseId, label: Label }))
    .min(1)
    .optional(),
  approvals: z.strictObject({ remind_after_hours: z.number().positive(), expire_after_days: Days }),
  /** Left out: there is no emergency service. */
  emergency: EmergencySettings.optional(),
  conversation: z.strictObject({
    /** Further words within this time belong to what was just confirmed or opened. */
    burst_minutes: z.number().positive(),
    /** A question that nobody answers lapses after so many calendar days. */
    draft_days: z.number().positive(),
    /** How sure the desk must be; left out, what the phrasebook says (`thresholds`) holds. */
    accept: Share.optional(),
    offer: Share.optional(),
    between_incident_and_request: Share.optional(),
  }),
  /** A language model is asked about what the desk is unsure of; counts only where the environment names one. */
  second_opinion: OpinionSettings.default(OpinionSettings.parse({})),
  /** How many people must have told what words mean before a line is suggested for them. An agent's word is enough. */
  learning: z.strictObject({ from_people: z.number().int().min(1).default(1) }).default({ from_people: 1 }),
  /** The emoji, by Slack's name for it, that makes a ticket of the message it is put on; left out: `ticket`. */
  slack: z
    .strictObject({ ticket_emoji: z.string().regex(/^[a-z0-9_+-]{1,100}$/, 'an emoji is named without colons, e.g. ticket') })
    .optional(),
  retention: z.strictObject({
    inbox_days: Days,
    outbox_days: Days,
    feed_days: Days,
    /** Answered questions. */
    prompts_days: Days.default(30),
    /** What people said that words mean. */
    corrections_days: Days.default(365),
    /** Of tickets that are over; left out: they are kept for good. */
    tickets_days: Days.optional(),
  }),
});
export type DeskSettings = z.infer<typeof DeskSettings>;
type Conversation = DeskSettings['conversation'];
type Certainty = 'accept' | 'offer' | 'between_incident_and_request';

/** Settings with every threshold, wherever it was written. */
export type DeskInForce = DeskSettings & { readonly conversation: Conversation & Readonly<Record<Certainty, number>> };

/** `roles.yaml`: verb → who may use it. */
export const VerbRoles = z.record(z.string(), z.array(z.union([Role, z.enum(['requester', 'approver', 'team'])])).min(1));
export type VerbRoles = z.infer<typeof VerbRoles>;

/** Everything in `config/`, checked and cross-checked. One object a load; a turn keeps the one it began with. */
export interface Definitions {
  /** Of the files' contents; `/readyz` shows it. */
  readonly hash: string;
  /** Of policies, calendars and what leads a ticket to them: another one, and open tickets are looked at again. Left out: they never are. */
  readonly terms?: string;
  readonly desk: DeskInForce;
  readonly people: ReadonlyMap<string, Person>;
  readonly teams: ReadonlyMap<string, Team>;
  readonly sites: ReadonlyMap<string, Site>;
  readonly departments: ReadonlyMap<string, Department>;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly costCentres: ReadonlyMap<string, CostCentre>;
  readonly calendars: ReadonlyMap<string, WorkingTime>;
  /** What people call them, where they have names. */
  readonly calendarNames?: ReadonlyMap<string, Label>;
  /** In the order of the file: the first that fits a ticket holds for it. */
  readonly policies: ReadonlyMap<string, SlaPolicy>;
  readonly items: ReadonlyMap<string, CatalogItem>;
  readonly categories: ReadonlyMap<string, Category>;
  /** Approved wordings for WhatsApp, by the message's key. */
  readonly templates?: ReadonlyMap<string, MessageTemplate>;
  /** What people can read before they ask for a ticket. A reload makes another map. */
  readonly articles?: ReadonlyMap<string, Article>;
  readonly roles: VerbRoles;
}
