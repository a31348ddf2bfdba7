/**
 * What a reader gets to see on each platform, as far as words go.
 * Slack: https://docs.slack.dev/reference/block-kit/block-elements/button-element (text 75), https://docs.slack.dev/messaging/formatting-message-text (escaping)
 * WhatsApp: https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-reply-buttons-messages (3 buttons, title 20),
 * https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-list-messages (10 rows, title 24)
 * Teams: https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features (a text block reads Markdown links)
 */
const SLACK_BUTTON_TEXT = 75;
const SLACK_OPTION_TEXT = 75;
const WHATSAPP_REPLY_BUTTONS = 3;
const WHATSAPP_REPLY_TITLE = 20;
const WHATSAPP_LIST_ROWS = 10;
const WHATSAPP_ROW_TITLE = 24;

export interface Platform {
  /** What a text looks like once nothing in it can be taken for markup that is not ours. */
  escape(text: string): string;
  /** The longest label of a choice, where there are `count` of them. */
  labelLimit(count: number): number;
  /** So many choices are buttons; more become a list, which is one tap further away. */
  readonly buttons: number;
  /** So many choices are a list; more of them are paged. */
  readonly rows: number;
  readonly optionLimit: number;
  /** False: a card's inputs are shown as text, and what is asked is typed. */
  readonly inputs: boolean;
}

const same = (text: string): string => text;
const unlimited = (): number => Infinity;

export const platforms = {
  slack: {
    escape: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    labelLimit: () => SLACK_BUTTON_TEXT,
    buttons: Infinity,
    rows: Infinity,
    optionLimit: SLACK_OPTION_TEXT,
    inputs: true,
  },
  teams: {
    escape: (text) => text.replace(/\[([^\][]*)\]\(/g, '\\[$1\\]('),
    labelLimit: unlimited,
    buttons: Infinity,
    rows: Infinity,
    optionLimit: Infinity,
    inputs: true,
  },
  whatsapp: {
    escape: same,
    labelLimit: (count) => (count <= WHATSAPP_REPLY_BUTTONS ? WHATSAPP_REPLY_TITLE : WHATSAPP_ROW_TITLE),
    buttons: WHATSAPP_REPLY_BUTTONS,
    rows: WHATSAPP_LIST_ROWS,
    optionLimit: Infinity,
    inputs: false,
  },
  web: { escape: same, labelLimit: unlimited, buttons: Infinity, rows: Infinity, optionLimit: Infinity, inputs: true },
} as const satisfies Record<string, Platform>;

export type PlatformName = keyof typeof platforms;
export const platformNames = ['slack', 'teams', 'whatsapp', 'web'] as const satisfies readonly PlatformName[];
