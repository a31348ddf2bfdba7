import { z } from 'zod';

/** What a schema says of stored documents, as plain data. */
export interface Outline {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Outline>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Outline;
  readonly items?: Outline;
  readonly anyOf?: readonly Outline[];
  readonly format?: string;
}

/** Of documents as they are stored: with defaults filled in. Recursive schemas end in "anything". */
export function outlineOf(schema: z.ZodType): Outline {
  const json = z.toJSONSchema(schema, {
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'instant' });
    },
  });
  return plain(json);
}

const kept = ['type', 'const', 'enum', 'required', 'format'];

function plain(json: Readonly<Record<string, unknown>>): Outline {
  const outline: Record<string, unknown> = {};
  for (const key of kept) if (json[key] !== undefined) outline[key] = json[key];
  const { properties, additionalProperties, items } = json;
  const several = json['anyOf'] ?? json['oneOf'];
  if (isObject(properties))
    outline['properties'] = Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, plain(of as never)]));
  if (isObject(additionalProperties)) outline['additionalProperties'] = plain(additionalProperties);
  if (isObject(items)) outline['items'] = plain(items);
  if (Array.isArray(several)) outline['anyOf'] = several.map((one) => plain(one));
  return outline;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where documents of `before` would not fit `now`, in words; nothing if all of them fit. */
export function breaks(before: Outline, now: Outline, path = ''): readonly string[] {
  const at = path || 'the document';
  if (isAnything(now)) return [];
  if (before.anyOf) return before.anyOf.flatMap((one) => breaks(one, now, path));
  if (now.anyOf) return now.anyOf.some((one) => breaks(before, one, path).length === 0) ? [] : [`${at} takes less than it did`];
  if (String(before.type) !== String(now.type) || before.format !== now.format)
    return [`${at} was ${kindOf(before)}, and is ${kindOf(now)}`];
  const lost = valuesOf(before)?.filter((value) => valuesOf(now)?.includes(value) === false) ?? (valuesOf(now) ? ['others'] : []);
  if (lost.length > 0) return [`${at} no longer takes ${lost.join(', ')}`];
  if (before.items && now.items) return breaks(before.items, now.items, `${path}[]`);
  return fieldBreaks(before, now, path);
}

function fieldBreaks(before: Outline, now: Outline, path: string): readonly string[] {
  const asked = (now.required ?? []).filter((name) => !before.required?.includes(name));
  const rest = (of: Outline) => (typeof of.additionalProperties === 'object' ? of.additionalProperties : undefined);
  const [others, othersNow] = [rest(before), rest(now)];
  return [
    ...asked.map((name) => `${path}.${name} is required, and older documents need not have it`),
    ...Object.entries(before.properties ?? {}).flatMap(([name, of]) => {
      const is = now.properties?.[name];
      return is ? breaks(of, is, `${path}.${name}`) : [`${path}.${name} is gone`];
    }),
    ...(others && othersNow ? breaks(others, othersNow, `${path}.*`) : []),
  ];
}

function kindOf({ format, type }: Outline): string {
  return format ?? String(type ?? 'anything');
}

function isAnything({ type, anyOf, enum: values, const: value }: Outline): boolean {
  return type === undefined && anyOf === undefined && values === undefined && value === undefined;
}

function valuesOf({ const: value, enum: values }: Outline): readonly unknown[] | undefined {
  return values ?? (value === undefined ? undefined : [value]);
}
