import { readFileSync } from 'node:fs';
import { Ajv, type AnySchema, type ValidateFunction } from 'ajv';

const made: { validate?: ValidateFunction } = {};

/** Adaptive Cards' own schema (MIT), read once. */
function validator(): ValidateFunction {
  const text = readFileSync(new URL('../../fixtures/teams/adaptive-card-1.5.0.schema.json', import.meta.url), 'utf8');
  const { $schema: _, id: $id, ...schema } = JSON.parse(text) as Record<string, unknown>;
  const named: AnySchema = { ...schema, $id: $id as string };
  made.validate ??= new Ajv({ strict: false, allErrors: true, logger: false, validateFormats: false }).compile(named);
  return made.validate;
}

/** What is wrong with a card that Teams would refuse, or show with holes; empty: nothing. */
export function checkCard(content: unknown): readonly string[] {
  const problems: string[] = [];
  const size = Buffer.byteLength(JSON.stringify(content) ?? '');
  if (size > 80 * 1024) problems.push(`the card has ${size} bytes, over 80 KB`);
  const { type, version } = (content ?? {}) as { type?: unknown; version?: unknown };
  if (type !== 'AdaptiveCard') return [...problems, 'no AdaptiveCard'];
  if (!['1.0', '1.1', '1.2', '1.3', '1.4', '1.5'].includes(String(version))) problems.push(`version ${JSON.stringify(version)}`);
  const validate = validator();
  if (!validate(plain(content)))
    problems.push(...(validate.errors ?? []).slice(0, 5).map((one) => `${one.instancePath} ${one.message}`));
  const ids = inputIds(content);
  if (new Set(ids).size < ids.length) problems.push('two inputs with one id');
  return problems;
}

/** Without what Teams adds to the schema. */
function plain(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(plain);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => key !== 'msteams')
      .map(([key, value]) => [key, key === 'data' ? value : plain(value)]),
  );
}

function inputIds(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(inputIds);
  if (typeof node !== 'object' || node === null) return [];
  const { type, id } = node as { type?: string; id?: string };
  if (type === 'Action.ShowCard') return [];
  return [...(type?.startsWith('Input.') && id !== undefined ? [id] : []), ...Object.values(node).flatMap(inputIds)];
}
