type Values = Readonly<Record<string, unknown>>;
type Operator = (value: unknown, wanted: unknown, values: Values) => boolean;

const fold = (value: unknown): string => String(value).normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();

/** Money stands for its amount, a list for how many it holds, as the desk compares them. */
function scalar(value: unknown): unknown {
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'object' && value !== null && 'amount' in value) return value.amount;
  return value;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const operandOf = (wanted: unknown, values: Values): unknown =>
  typeof wanted === 'object' && wanted !== null && 'field' in wanted ? values[String(wanted.field)] : wanted;

function same(value: unknown, wanted: unknown): boolean {
  if (isEmpty(value)) return false;
  return Array.isArray(value) ? value.some((one) => fold(one) === fold(wanted)) : fold(scalar(value)) === fold(wanted);
}

/** Numbers and ISO dates only; what cannot be ordered here is left to the desk. */
function order(value: unknown, wanted: unknown): number | undefined {
  const [a, b] = [scalar(value), scalar(wanted)];
  if (isEmpty(a) || isEmpty(b)) return Number.NaN;
  const [x, y] = [Number(a), Number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  const dates = [a, b].every((one) => /^\d{4}-\d{2}-\d{2}$/.test(String(one)));
  return dates ? String(a).localeCompare(String(b)) : undefined;
}

const ordered =
  (fits: (order: number) => boolean): Operator =>
  (value, wanted, values) => {
    const found = order(value, operandOf(wanted, values));
    return found === undefined || fits(found);
  };

const operators: Readonly<Record<string, Operator>> = {
  equals: (value, wanted, values) => same(value, operandOf(wanted, values)),
  not: (value, wanted, values) => !same(value, operandOf(wanted, values)),
  in: (value, wanted) => Array.isArray(wanted) && wanted.some((one) => same(value, one)),
  contains: (value, wanted) =>
    Array.isArray(value)
      ? value.some((one) => fold(one) === fold(wanted))
      : !isEmpty(value) && fold(value).includes(fold(wanted)),
  empty: (value, wanted) => isEmpty(value) === wanted,
  gt: ordered((found) => found > 0),
  after: ordered((found) => found > 0),
  gte: ordered((found) => found >= 0),
  lt: ordered((found) => found < 0),
  before: ordered((found) => found < 0),
  lte: ordered((found) => found <= 0),
};

/**
 * Whether a condition of the desk holds of a card's values, so that an input shows while it applies. What this page cannot judge holds: the
 * desk looks again at what is sent.
 */
export function holds(condition: unknown, values: Values): boolean {
  if (typeof condition !== 'object' || condition === null) return true;
  if ('all' in condition && Array.isArray(condition.all)) return condition.all.every((one) => holds(one, values));
  if ('any' in condition && Array.isArray(condition.any)) return condition.any.some((one) => holds(one, values));
  if ('none' in condition && Array.isArray(condition.none)) return !condition.none.some((one) => holds(one, values));
  if (!('field' in condition)) return 'not' in condition ? !holds(condition.not, values) : true;
  const value = values[String(condition.field)];
  return Object.entries(condition).every(([name, wanted]) => operators[name]?.(value, wanted, values) ?? true);
}
