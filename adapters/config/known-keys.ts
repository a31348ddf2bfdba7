import type { z } from 'zod';
import type { Path } from './read-yaml.ts';

type Schema = z.core.$ZodType;

/** The keys that a schema allows at `path`, so that a mistyped one can be named. `value` (what the file says there) picks among kinds. */
export function knownKeys(schema: Schema, path: Path, value: unknown): readonly string[] {
  const def = (schema as z.core.$ZodTypes)._zod.def;
  switch (def.type) {
    case 'optional':
    case 'default':
    case 'nullable':
    case 'readonly':
      return knownKeys(def.innerType, path, value);
    case 'lazy':
      return knownKeys(def.getter(), path, value);
    case 'union':
      return fitting(def, value).flatMap((option) => knownKeys(option, path, value));
    case 'object':
      return step(path, value, (key) => (key === undefined ? Object.keys(def.shape) : (def.shape[key] ?? [])));
    case 'array':
      return step(path, value, (key) => (key === undefined ? [] : def.element));
    case 'record':
      return step(path, value, (key) => (key === undefined ? recordKeys(def.keyType) : def.valueType));
    default:
      return [];
  }
}

type Step = (key: string | undefined) => Schema | readonly string[];

/** One step down the path: `next` gives the schema below a key, or the keys where the path ends. */
function step(path: Path, value: unknown, next: Step): readonly string[] {
  const [head, ...rest] = path;
  const found = next(head === undefined ? undefined : String(head));
  if (!('_zod' in found)) return found;
  return knownKeys(found, rest, (value as Record<string | number, unknown> | null | undefined)?.[head ?? '']);
}

function recordKeys(keys: Schema): readonly string[] {
  const def = (keys as z.core.$ZodTypes)._zod.def;
  return def.type === 'enum' ? Object.values(def.entries).map(String) : [];
}

/** Of a union told apart by a key (`kind`), only the kind that is written. */
function fitting(def: z.core.$ZodUnionDef, value: unknown): readonly Schema[] {
  const discriminator = 'discriminator' in def ? String(def.discriminator) : undefined;
  if (discriminator === undefined || value === null || typeof value !== 'object') return def.options;
  const kind = (value as Record<string, unknown>)[discriminator];
  return def.options.filter((option) => option._zod.propValues?.[discriminator]?.has(kind as string) ?? true);
}
