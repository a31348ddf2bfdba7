import type { Fillable } from '../seen.ts';
import { showMrkdwn, type Alive } from './show-mrkdwn.ts';

type Node = Readonly<Record<string, unknown>>;

/** An element that a person can press, with where it stands. */
export interface Pressable {
  readonly label: string;
  readonly more?: string;
  readonly value: string;
  readonly element: Node;
  readonly block: string;
  /** Of an element with options: the one that was picked. */
  readonly option?: Node;
}

export interface Looked {
  readonly lines: readonly string[];
  readonly alive: Alive;
  readonly pressables: readonly Pressable[];
  readonly inputs: readonly Fillable[];
}

/** What a reader sees of a message's blocks, or of its text where it has none. Inputs are named `block_id/action_id`. */
export function lookAt(text: string, blocks: readonly Node[] | undefined): Looked {
  const alive: Alive = { mentions: [], links: [] };
  if (!blocks) return { lines: [showMrkdwn(text, alive)], alive, pressables: [], inputs: [] };
  const [lines, pressables, inputs]: [string[], Pressable[], Fillable[]] = [[], [], []];
  blocks.forEach((block, at) => {
    const id = (block.block_id as string | undefined) ?? `made-up-${at}`;
    lines.push(...linesOf(block, alive));
    if (block.type === 'input') inputs.push(inputOf(block, id));
    const elements = [
      ...((block.type === 'actions' ? block.elements : []) as Node[]),
      ...(block.accessory ? [block.accessory as Node] : []),
    ];
    for (const element of elements) pressables.push(...pressablesOf(element, id));
  });
  return { lines, alive, pressables, inputs };
}

/** A text object, as it is seen. */
export function shown(node: unknown, alive: Alive): string {
  const { type, text = '', verbatim } = (node ?? {}) as { type?: string; text?: string; verbatim?: boolean };
  return type === 'mrkdwn' ? showMrkdwn(text, alive, verbatim) : text;
}

function linesOf(block: Node, alive: Alive): readonly string[] {
  const elements = (block.elements ?? []) as Node[];
  switch (block.type) {
    case 'section':
      return [block.text, ...((block.fields ?? []) as Node[])].filter(Boolean).map((one) => shown(one, alive));
    case 'header':
      return [shown(block.text, alive)];
    case 'markdown':
      return [showMrkdwn(String(block.text), alive)];
    case 'context':
      return elements.map((one) => shown(one, alive));
    case 'rich_text':
      return elements.map((one) => richText(one, alive));
    case 'input':
      return [shown(block.label, alive), ...(block.hint ? [shown(block.hint, alive)] : [])];
    default:
      return [];
  }
}

function richText(node: Node, alive: Alive): string {
  const inside = ((node.elements ?? []) as Node[]).map((one) => richText(one, alive));
  switch (node.type) {
    case 'text':
      return String(node.text);
    case 'link':
      alive.links.push(String(node.url));
      return String(node.text ?? node.url);
    case 'user':
    case 'channel':
    case 'usergroup':
    case 'broadcast':
      alive.mentions.push(String(node.type));
      return '';
    case 'emoji':
      return `:${String(node.name)}:`;
    default:
      return inside.join(node.type === 'rich_text_list' ? '\n' : '');
  }
}

const optionsOf = (element: Node): readonly Node[] => [
  ...((element.options as Node[] | undefined) ?? []),
  ...((element.option_groups as { options: Node[] }[] | undefined) ?? []).flatMap(({ options }) => options),
];
const labelOf = (node: Node): string => shown(node.text, { mentions: [], links: [] });

function pressablesOf(element: Node, block: string): readonly Pressable[] {
  if (element.type === 'button') {
    return element.url === undefined
      ? [{ label: labelOf(element), value: (element.value as string | undefined) ?? '', element, block }]
      : [];
  }
  return optionsOf(element).map((option) => ({
    label: labelOf(option),
    value: String(option.value),
    ...(option.description ? { more: labelOf({ text: option.description }) } : {}),
    ...{ element, block, option },
  }));
}

function inputOf(block: Node, id: string): Fillable {
  const raw = block.element as Node;
  const options = optionsOf(raw);
  const initial = Object.entries(raw).find(([key]) => key.startsWith('initial_'))?.[1];
  return {
    id: `${id}/${String(raw.action_id)}`,
    label: shown(block.label, { mentions: [], links: [] }),
    widget: String(raw.type),
    required: block.optional !== true,
    ...(initial !== undefined && { value: initial }),
    ...(options.length > 0 && { options: options.map((one) => ({ value: String(one.value), label: labelOf(one) })) }),
    raw,
  };
}
