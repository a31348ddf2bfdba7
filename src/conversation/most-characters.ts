/** The longest that one message, or several that were put together, may be. */
export const MOST_CHARACTERS = 4000;
