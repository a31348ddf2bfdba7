/** What Slack says of blocks that it refuses, a line each; empty if it takes them. Limits: docs.slack.dev/reference/block-kit. */
export function checkBlocks(blocks: unknown, surface: 'message' | 'modal' | 'home' = 'message'): readonly string[] {
  const problems: string[] = [];
  if (!Array.isArray(blocks)) return ['blocks is no array'];
  const most = surface === 'message' ? 50 : 100;
  if (blocks.length > most) problems.push(`no more than ${most} blocks, there are ${blocks.length}`);
  const ids = new Set<unknown>();
  blocks.forEach((block: Node, at) => {
    const where = `/blocks/${at}`;
    if (block.block_id !== undefined && ids.has(block.block_id))
      problems.push(`${where}: block_id ${JSON.stringify(block.block_id)} twice`);
    ids.add(block.block_id);
    const shape = shapes[String(block.type)];
    if (!shape?.block || (shape.only && !shape.only.includes(surface)))
      problems.push(`${where}: unsupported block ${String(block.type)}`);
    else check(block, shape, { where, problems, surface });
  });
  return problems;
}

type Node = Readonly<Record<string, unknown>>;
/** Where in the blocks, and where to write down what is wrong. */
interface Place {
  readonly where: string;
  readonly problems: string[];
  readonly surface: string;
}
type Test = (value: unknown, place: Place) => void;

const inside = (place: Place, key: string | number): Place => ({ ...place, where: `${place.where}/${key}` });
interface Shape {
  readonly block?: true;
  readonly only?: readonly string[];
  /** `!` behind a name: it must be there. */
  readonly keys: Readonly<Record<string, Test>>;
  readonly rule?: (node: Node) => string | undefined;
}

function check(node: Node, { keys, rule }: Shape, place: Place): void {
  const { where, problems } = place;
  for (const [key, value] of Object.entries(node)) {
    const test = keys[key] ?? keys[`${key}!`];
    if (key === 'type') continue;
    if (!test) problems.push(`${where}: unknown field ${key}`);
    else test(value, inside(place, key));
  }
  for (const key of Object.keys(keys)) {
    if (key.endsWith('!') && node[key.slice(0, -1)] === undefined) problems.push(`${where}: ${key.slice(0, -1)} is missing`);
  }
  const broken = rule?.(node);
  if (broken !== undefined) problems.push(`${where}: ${broken}`);
}

const text =
  (max: number, min = 1): Test =>
  (value, { where, problems }) => {
    if (typeof value !== 'string') problems.push(`${where} is no string`);
    else if (value.length < min || value.length > max)
      problems.push(`${where} must have ${min} to ${max} characters, has ${value.length}`);
  };
const matching =
  (pattern: RegExp): Test =>
  (value, { where, problems }) => {
    if (!pattern.test(String(value)) || typeof value === 'object')
      problems.push(`${where}: ${JSON.stringify(value)} does not fit`);
  };
const flag: Test = (value, { where, problems }) => {
  if (typeof value !== 'boolean') problems.push(`${where} is no boolean`);
};
const whole: Test = (value, { where, problems }) => {
  if (!Number.isInteger(value)) problems.push(`${where} is no integer`);
};
const plain = (max: number) => textObject(max, ['plain_text']);
const any = (max: number) => textObject(max, ['plain_text', 'mrkdwn']);

function textObject(max: number, types: readonly string[]): Test {
  return (value, place) => {
    const { where, problems } = place;
    const node = (value ?? {}) as Node;
    if (!types.includes(String(node.type))) return void problems.push(`${where}: ${String(node.type)} is not taken here`);
    const keys = node.type === 'plain_text' ? { 'text!': text(max), emoji: flag } : { 'text!': text(max), verbatim: flag };
    check(node, { keys }, place);
  };
}

const list =
  (most: number, test: Test): Test =>
  (value, place) => {
    if (!Array.isArray(value) || value.length < 1 || value.length > most)
      return void place.problems.push(`${place.where} must have 1 to ${most} items`);
    value.forEach((item, at) => test(item, inside(place, at)));
  };
const object =
  (shape: Shape): Test =>
  (value, place) => {
    if (typeof value !== 'object' || value === null) place.problems.push(`${place.where} is no object`);
    else check(value as Node, shape, place);
  };
const oneOf =
  (...types: readonly string[]): Test =>
  (value, place) => {
    const { where, problems, surface } = place;
    const type = String((value as Node | null)?.type);
    const shape = shapes[type];
    if (!types.includes(type) || !shape) problems.push(`${where}: unsupported element ${type}`);
    else if (shape.only && !shape.only.includes(surface)) problems.push(`${where}: ${type} is not available in a ${surface}`);
    else check(value as Node, shape, place);
  };
const loose: Test = () => undefined;

const id = text(255);
const confirm = object({
  keys: {
    'title!': plain(100),
    'text!': any(300),
    'confirm!': plain(30),
    'deny!': plain(30),
    style: matching(/^(primary|danger)$/),
  },
});
const optionShape = (label: Test): Shape => ({
  keys: { 'text!': label, 'value!': text(75), description: any(75), url: text(3000) },
});
const option = object(optionShape(plain(75)));
const richOption = object(optionShape(any(75)));
const common = { action_id: id, confirm, focus_on_load: flag, placeholder: plain(150) };
const initials = (node: Node): readonly Node[] =>
  [node.initial_option, ...((node.initial_options as Node[] | undefined) ?? [])].filter((one): one is Node => one !== undefined);
const offered = (node: Node): readonly Node[] => [
  ...((node.options as Node[] | undefined) ?? []),
  ...((node.option_groups as { options: Node[] }[] | undefined) ?? []).flatMap(({ options }) => options),
];
const sameOption = (one: Node, other: Node): boolean =>
  one.value === other.value && (one.text as Node | undefined)?.text === (other.text as Node | undefined)?.text;
/** What stands selected must be one of the options, and no two of these may have one value. */
const selection = (node: Node): string | undefined => {
  const options = offered(node);
  if (options.length === 0) return 'neither options nor option_groups';
  if (new Set(options.map(({ value }) => value)).size < options.length) return 'two options with one value';
  return initials(node).every((one) => options.some((other) => sameOption(one, other)))
    ? undefined
    : 'initial_option is none of the options';
};
const groups = list(100, object({ keys: { 'label!': plain(75), 'options!': list(100, option) } }));
const select = { ...common, options: list(100, option), option_groups: groups, initial_option: option };
const multi = {
  ...common,
  options: list(100, option),
  option_groups: groups,
  initial_options: list(100, option),
  max_selected_items: whole,
};
const typedInput = { ...common, initial_value: text(3000), dispatch_action_config: loose };
const inputs = [
  'plain_text_input', 'number_input', 'email_text_input', 'url_text_input', 'datepicker', 'timepicker', 'datetimepicker', 'checkboxes', 'radio_buttons',
  'static_select', 'multi_static_select', 'external_select', 'multi_external_select', 'users_select', 'multi_users_select', 'file_input', 'rich_text_input',
]; // prettier-ignore
const pressed = [
  'button',
  'overflow',
  'workflow_button',
  ...inputs.filter((type) => !/text_input|number_input|file_input/.test(type)),
];

const shapes: Readonly<Record<string, Shape>> = {
  section: {
    block: true,
    keys: { block_id: id, text: any(3000), fields: list(10, any(2000)), accessory: oneOf('image', ...pressed), expand: flag },
    rule: ({ text: body, fields }) => (body === undefined && fields === undefined ? 'neither text nor fields' : undefined),
  },
  header: { block: true, keys: { block_id: id, 'text!': plain(150) } },
  divider: { block: true, keys: { block_id: id } },
  markdown: { block: true, only: ['message'], keys: { block_id: id, 'text!': text(12_000) } },
  context: {
    block: true,
    keys: { block_id: id, 'elements!': list(10, (value, place) => ((value as Node).type === 'image' ? oneOf('image') : any(3000))(value, place)) },
  },
  actions: { block: true, keys: { block_id: id, 'elements!': list(25, oneOf(...pressed)) } },
  input: {
    block: true,
    keys: { block_id: id, 'label!': plain(2000), 'element!': oneOf(...inputs), dispatch_action: flag, hint: plain(2000), optional: flag },
  },
  image: { block: true, keys: { block_id: id, image_url: text(3000), slack_file: loose, 'alt_text!': text(2000), title: plain(2000) } },
  rich_text: { block: true, keys: { block_id: id, 'elements!': list(1000, loose) } },
  button: {
    keys: { ...common, 'text!': plain(75), url: text(3000), value: text(2000), style: matching(/^(primary|danger)$/), accessibility_label: text(75) },
  },
  overflow: { keys: { ...common, 'options!': list(5, option) } },
  static_select: { keys: select, rule: selection },
  multi_static_select: { keys: multi, rule: selection },
  external_select: { keys: { ...common, initial_option: option, min_query_length: whole } },
  multi_external_select: { keys: { ...common, initial_options: list(100, option), min_query_length: whole, max_selected_items: whole } },
  users_select: { keys: { ...common, initial_user: id } },
  multi_users_select: { keys: { ...common, initial_users: list(100, id), max_selected_items: whole } },
  datepicker: { keys: { ...common, initial_date: matching(/^\d{4}-\d\d-\d\d$/) } },
  timepicker: { keys: { ...common, initial_time: matching(/^([01]\d|2[0-3]):[0-5]\d$/), timezone: text(100) } },
  datetimepicker: { keys: { ...common, initial_date_time: matching(/^\d{10}$/) } },
  checkboxes: { keys: { ...common, 'options!': list(10, richOption), initial_options: list(10, richOption) }, rule: selection },
  radio_buttons: { keys: { ...common, 'options!': list(10, richOption), initial_option: richOption }, rule: selection },
  plain_text_input: { keys: { ...typedInput, multiline: flag, min_length: whole, max_length: whole } },
  number_input: { keys: { ...typedInput, 'is_decimal_allowed!': flag, min_value: matching(/^-?\d+(\.\d+)?$/), max_value: matching(/^-?\d+(\.\d+)?$/) } },
  email_text_input: { keys: typedInput },
  url_text_input: { keys: typedInput },
  rich_text_input: { keys: { ...common, initial_value: loose } },
  file_input: { only: ['modal'], keys: { ...common, filetypes: loose, max_files: whole } },
}; // prettier-ignore
