import { z } from 'zod';
import { Label } from './label.ts';

const Id = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'ids are lower-case letters, digits, - and _');

/** A thing of the company that a form or a ticket can be about (`assets.yaml`). */
export const Asset = z.strictObject({
  id: Id,
  label: Label,
  /** What is glued to it; left out, its id in capitals. */
  tag: z.string().min(1).optional(),
  serial: z.string().min(1).optional(),
  /** In the company's own words: laptop, printer, projector … */
  kind: z.string().min(1).optional(),
  /** Who has it. */
  owner: z.string().optional(),
  site: z.string().optional(),
  /** Only its owner may name it and read its name in a list. */
  confidential: z.boolean().default(false),
});
export type Asset = z.infer<typeof Asset>;

export function tagOf({ id, tag }: Pick<Asset, 'id' | 'tag'>): string {
  return tag ?? id.toUpperCase();
}

/** Whether somebody may learn that it exists. */
export function mayName({ confidential, owner }: Pick<Asset, 'confidential' | 'owner'>, person: string): boolean {
  return !confidential || owner === person;
}

/** Who pays: `cost-centres.yaml`. Its owner can be named as approver. */
export const CostCentre = z.strictObject({ id: Id, label: Label, owner: z.string().optional() });
export type CostCentre = z.infer<typeof CostCentre>;
