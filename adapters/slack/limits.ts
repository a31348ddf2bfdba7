/** Slack's limits, each with the page that names it. Lengths are UTF-16 units. */

/** https://docs.slack.dev/reference/block-kit/blocks */
export const BLOCKS_A_MESSAGE = 50;
/** https://docs.slack.dev/reference/block-kit/blocks/section-block */
export const SECTION_TEXT = 3000;
export const SECTION_FIELDS = 10;
export const FIELD_TEXT = 2000;
/** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
export const ACTION_ELEMENTS = 25;
/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const BUTTON_TEXT = 75;
export const BUTTON_VALUE = 2000;
/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const OPTION_TEXT = 75;
export const OPTION_VALUE = 75;
/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
export const SELECT_OPTIONS = 100;
export const OPTION_GROUPS = 100;
export const PLACEHOLDER_TEXT = 150;
/** https://docs.slack.dev/reference/block-kit/block-elements/checkboxes-element and radio-button-group-element */
export const LISTED_OPTIONS = 10;
/** https://docs.slack.dev/reference/block-kit/blocks/input-block */
export const LABEL_TEXT = 2000;
/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const TYPED_TEXT = 3000;
/** https://docs.slack.dev/reference/methods/chat.postMessage: best kept to 4,000; blocks of more than about 13,000 are refused. */
export const MESSAGE_TEXT = 4000;
export const MESSAGE_BLOCKS_TEXT = 12_000;
/** https://docs.slack.dev/apis/web-api/rate-limits: one message a second in a conversation. A little more, since not all are as long on their way. */
export const POST_EVERY_MS = 1100;
/** https://docs.slack.dev/apis/events-api: answered within three seconds; the rest is for the way. */
export const ACCEPT_MS = 2500;
/** https://docs.slack.dev/authentication/verifying-requests-from-slack: five minutes, into the past and into the future. */
export const CLOCK_SKEW_SECONDS = 300;

/** Ours: an event of Slack's is far smaller. */
export const BODY_BYTES = 1_000_000;
/** The outbox gives up at ten seconds: no call is begun that could last longer. */
export const SEND_MS = 8000;
export const CALL_MS = 4000;
/** A wait for Slack's rates that is worth staying for. */
export const SHORT_WAIT_MS = 2000;
/** More choices than these are listed in a menu. */
export const MOST_BUTTONS = 20;
