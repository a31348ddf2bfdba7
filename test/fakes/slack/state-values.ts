import type { Fillable } from '../seen.ts';

type Node = Readonly<Record<string, unknown>>;

/** The `state.values` of a message whose inputs were filled in: what stands in each, as Slack reports it. */
export function stateValues(inputs: readonly Fillable[], filled: Readonly<Record<string, unknown>>): Node {
  const values: Record<string, Record<string, Node>> = {};
  for (const { id, raw } of inputs) {
    // Only the first slash parts them: an action's id may have more.
    const cut = id.indexOf('/');
    const [block, action] = [id.slice(0, cut), id.slice(cut + 1)];
    values[block] = { ...values[block], [action]: { type: raw.type, ...stateOf(raw, filled[id]) } };
  }
  return values;
}

const named: Readonly<Record<string, string>> = {
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
  users_select: 'selected_user',
};

function stateOf(raw: Node, given: unknown): Node {
  const type = String(raw.type);
  const plain = named[type];
  if (plain !== undefined) return { [plain]: given ?? initial(raw) ?? null };
  if (/^(static|external)_select$|^radio_buttons$/.test(type))
    return { selected_option: given === undefined ? (initial(raw) ?? null) : option(raw, given) };
  if (/^multi_|^checkboxes$/.test(type)) {
    return { selected_options: given === undefined ? (initial(raw) ?? []) : (given as unknown[]).map((one) => option(raw, one)) };
  }
  return { value: given ?? initial(raw) ?? null };
}

const initial = (raw: Node): unknown => Object.entries(raw).find(([key]) => key.startsWith('initial_'))?.[1];

/** The option with this value or label; of an external select it is made of what the suggestion was. */
function option(raw: Node, given: unknown): Node {
  if (typeof given === 'object' && given !== null) return given as Node;
  const options = [
    ...((raw.options ?? []) as Node[]),
    ...((raw.option_groups ?? []) as { options: Node[] }[]).flatMap((group) => group.options),
  ];
  const found = options.find(({ value, text }) => value === given || (text as Node).text === given);
  if (found) return found;
  if (options.length > 0) throw new Error(`${String(given)} is not offered`);
  return { text: { type: 'plain_text', text: String(given) }, value: String(given) };
}
