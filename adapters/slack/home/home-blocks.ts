import { shorten } from '../../../src/messaging/platform/split-text.ts';
import { MOST_BUTTON, MOST_FIELD, MOST_FIELDS, MOST_HEADER, MOST_OPTION, MOST_OPTIONS, MOST_SECTION } from './home-limits.ts';

/** What people wrote is plain text on this tab: Slack reads no mention, link or markup out of it. */
export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji: boolean;
}

export interface Button {
  readonly type: 'button';
  readonly action_id: string;
  readonly text: PlainText;
  readonly value: string;
  readonly style?: 'primary' | 'danger';
}

interface Select {
  readonly type: 'static_select';
  readonly action_id: string;
  readonly placeholder: PlainText;
  readonly options: readonly { readonly text: PlainText; readonly value: string }[];
}

export type Block =
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'divider' }
  | {
      readonly type: 'section';
      readonly text?: PlainText;
      readonly fields?: readonly PlainText[];
      readonly accessory?: Button | Select;
    }
  | { readonly type: 'context'; readonly elements: readonly PlainText[] }
  | { readonly type: 'actions'; readonly elements: readonly (Button | Select)[] };

/** Of every button and menu of the tab; what follows tells those of one block apart. */
export const HOME_ACTION = 'home_command';

/** Slack refuses an empty text. */
function plain(text: string, limit: number): PlainText {
  return { type: 'plain_text', text: shorten(text.trim() === '' ? '—' : text, limit), emoji: false };
}

export function header(text: string): Block {
  return { type: 'header', text: plain(text, MOST_HEADER) };
}

export function words(text: string, accessory?: Button | Select): Block {
  return { type: 'section', text: plain(text, MOST_SECTION), ...(accessory && { accessory }) };
}

export function quiet(text: string): Block {
  return { type: 'context', elements: [plain(text, MOST_FIELD)] };
}

/** Label and value beside each other; nothing where there are none. */
export function facts(of: readonly { readonly label: string; readonly value: string }[]): readonly Block[] {
  const fields = of.slice(0, MOST_FIELDS).map(({ label, value }) => plain(`${label}: ${value}`, MOST_FIELD));
  return fields.length > 0 ? [{ type: 'section', fields }] : [];
}

/** A button that does what `command` does behind `/mesa`. */
export function button(label: string, command: string, style?: Button['style']): Button {
  const text = plain(label, MOST_BUTTON);
  return { type: 'button', action_id: `${HOME_ACTION}:${command}`.slice(0, 255), text, value: command, ...(style && { style }) };
}

/** A menu of commands; `undefined` where there is nothing to choose. */
export function menu(
  placeholder: string,
  of: readonly { readonly label: string; readonly command: string }[],
): Select | undefined {
  const options = of.slice(0, MOST_OPTIONS).map(({ label, command }) => ({ text: plain(label, MOST_OPTION), value: command }));
  if (options.length === 0) return undefined;
  return { type: 'static_select', action_id: `${HOME_ACTION}:menu`, placeholder: plain(placeholder, MOST_BUTTON), options };
}

export function actions(...elements: readonly (Button | Select | undefined)[]): Block {
  return { type: 'actions', elements: elements.filter((one) => one !== undefined) };
}
