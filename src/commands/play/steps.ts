import { z } from 'zod';
import { explainIssue } from '../../../adapters/config/explain-issue.ts';
import { platformNames } from '../../../adapters/play/platforms.ts';
import { Location } from '../../messaging/inbound.ts';

const Text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const Platform = z.enum(platformNames);
const who = { as: z.string().min(1), on: Platform };

const Instant = z.string().transform((text, context) => {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? new Date(text) : undefined;
  if (at && !Number.isNaN(at.getTime())) return at;
  context.addIssue({ code: 'custom', message: 'is no instant; write it like "2026-03-02T09:00:00-05:00"' });
  return z.NEVER;
});

const parts = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/;
const unitMs = [7 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1000] as const;

/** ISO 8601, to milliseconds; a day is 24 hours. Months and years are no fixed time and are refused. */
const Span = z.string().transform((text, context) => {
  const found = parts.exec(text);
  if (found) return unitMs.reduce((sum, unit, index) => sum + unit * Number(found[index + 1] ?? 0), 0);
  context.addIssue({ code: 'custom', message: 'is no duration; write it like PT4H, P90D, PT30M' });
  return z.NEVER;
});

/** Where, if not in a direct message: `in` a place that others read too, `thread` under a message. */
const where = { in: z.string().min(1).optional(), thread: z.string().optional() };

const Say = z.strictObject({ ...who, ...where, say: Text });
const Attach = z.strictObject({ ...who, ...where, attach: Text, say: Text.optional() });
const Command = z.strictObject({ ...who, command: Text, in: where.in });
const React = z.strictObject({ ...who, react: Text, message: z.string() });
const Report = z.strictObject({
  ...who,
  in: where.in,
  report: z.strictObject({ text: Text, author: z.string().optional(), link: z.url().optional(), attach: Text.optional() }),
});
const Locate = z.strictObject({ ...who, ...where, locate: Location, say: Text.optional() });
const Tap = z.strictObject({
  ...who,
  tap: Text,
  of: z.string().optional(),
  message: z.string().optional(),
  fill: z.record(z.string(), z.unknown()).optional(),
});

export type SayStep = z.infer<typeof Say> & { readonly do: 'say' };
export type AttachStep = z.infer<typeof Attach> & { readonly do: 'attach' };
export type ReactStep = z.infer<typeof React> & { readonly do: 'react' };
export type ReportStep = z.infer<typeof Report> & { readonly do: 'report' };
export type LocateStep = z.infer<typeof Locate> & { readonly do: 'locate' };
export type CommandStep = z.infer<typeof Command> & { readonly do: 'command' };
export type TapStep = z.infer<typeof Tap> & { readonly do: 'tap' };
/** What a person does. */
export type EventStep = SayStep | AttachStep | CommandStep | TapStep | ReactStep | ReportStep | LocateStep;

interface Kind {
  /** The key that tells it apart. */
  readonly key: string;
  readonly do: string;
  readonly schema: z.ZodObject;
}

/** In the order of looking: an attachment may come with words, a filled card comes with a tap. */
const eventKinds = [
  { key: 'attach', do: 'attach', schema: Attach },
  { key: 'locate', do: 'locate', schema: Locate },
  { key: 'react', do: 'react', schema: React },
  { key: 'report', do: 'report', schema: Report },
  { key: 'fill', do: 'tap', schema: Tap },
  { key: 'tap', do: 'tap', schema: Tap },
  { key: 'command', do: 'command', schema: Command },
  { key: 'say', do: 'say', schema: Say },
] as const satisfies readonly Kind[];

const EventStep = z.unknown().transform((step, context) => readOne<EventStep>(step, eventKinds, context));

const now = z.strictObject({ now: Instant });
const wait = z.strictObject({ wait: Span });
const until = z.strictObject({ until: Instant });
const repeat = z.strictObject({ repeat: z.int().min(1).max(1000) });
const together = z.strictObject({ together: z.array(EventStep).min(1) });
const show = z.strictObject({ show: Text });
const kill = z.strictObject({ kill: z.literal(true) });

const kinds = [
  ...eventKinds,
  ...Object.entries({ now, wait, until, repeat, together, show, kill }).map(([key, schema]) => ({ key, do: key, schema })),
] satisfies readonly Kind[];

export type Step =
  | EventStep
  | (z.infer<typeof now> & { readonly do: 'now' })
  | (z.infer<typeof wait> & { readonly do: 'wait' })
  | (z.infer<typeof until> & { readonly do: 'until' })
  | (z.infer<typeof repeat> & { readonly do: 'repeat' })
  | (z.infer<typeof together> & { readonly do: 'together' })
  | (z.infer<typeof show> & { readonly do: 'show' })
  | (z.infer<typeof kill> & { readonly do: 'kill' });

/** One step as it is written. Messages read "what is wrong; what to do". */
export const Step = z.unknown().transform((step, context) => readOne<Step>(step, kinds, context));

/** Which kind it is, is told by its keys, so that what is wrong with it can be said of that kind. */
function readOne<T>(step: unknown, known: readonly Kind[], context: z.core.$RefinementCtx): T {
  const kind = typeof step === 'object' && step !== null ? known.find(({ key }) => key in step) : undefined;
  if (!kind) {
    const keys = [...new Set(known.map(({ key }) => key))].join(', ');
    context.addIssue({ code: 'custom', message: `is no step; write one of the keys ${keys}` });
    return z.NEVER;
  }
  const read = kind.schema.safeParse(step);
  if (read.success) {
    const done: unknown = { ...read.data, do: kind.do };
    return done as T;
  }
  for (const { path, what, remedy } of read.error.issues.flatMap((issue) =>
    explainIssue(issue, { schema: kind.schema, data: step }),
  )) {
    context.addIssue({ code: 'custom', path: [...path], message: `${what}; ${remedy}` });
  }
  return z.NEVER;
}
