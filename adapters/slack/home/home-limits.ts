/** https://docs.slack.dev/surfaces/app-home and https://docs.slack.dev/reference/views/home-tab-views */
export const MOST_HOME_BLOCKS = 100;
/** https://docs.slack.dev/reference/block-kit/blocks/header-block */
export const MOST_HEADER = 150;
/** https://docs.slack.dev/reference/block-kit/blocks/section-block: characters of the text and of a field, number of fields. */
export const MOST_SECTION = 3000;
export const MOST_FIELD = 2000;
export const MOST_FIELDS = 10;
/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const MOST_BUTTON = 75;
/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object: its text; options of a select. */
export const MOST_OPTION = 75;
export const MOST_OPTIONS = 100;
export const MOST_OPTION_VALUE = 150;
