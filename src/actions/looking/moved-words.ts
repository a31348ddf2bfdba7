import type { HistoryEntry } from '../../domain/audit.ts';
import type { Definitions } from '../../domain/definitions.ts';
import { targets } from '../../domain/clock/courses/target.ts';
import type { Value } from '../../domain/wording.ts';

/**
 * What a recalculation moved: the policies by their names, and each target with its old and its new due time. Of a warning which target it was,
 * and how much of it was used. Nothing of other entries.
 */
export function movedWords(
  { verb, facts }: Pick<HistoryEntry, 'verb' | 'facts'>,
  { policies }: Pick<Definitions, 'policies'>,
): Value | undefined {
  const warned = verb === 'alert' && targets.find((target) => target === facts['target']);
  if (warned)
    return { key: 'history.alert', params: { target: { key: `target.${warned}` }, percent: Number(facts['percent'] ?? 0) } };
  if (verb !== 'recompute') return undefined;
  const named = (id: unknown): Value => {
    const label = policies.get(String(id))?.label;
    return label ? { label } : String(id);
  };
  const policy: Value[] = facts['to']
    ? [{ key: 'history.moved_policy', params: { from: named(facts['from']), to: named(facts['to']) } }]
    : [];
  const due = targets.flatMap((target): Value[] => {
    const [from, to] = [facts[`${target}_from`], facts[`${target}_to`]].map((at) => (at ? new Date(String(at)) : undefined));
    const params = { target: { key: `target.${target}` } } as const;
    return from && to ? [{ key: 'history.moved_due', params: { ...params, from: { at: from }, to: { at: to } } }] : [];
  });
  return { list: [...policy, ...due] };
}
