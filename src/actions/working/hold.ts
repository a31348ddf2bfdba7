/** How long a public reply can be taken back. Source: the desk's rules, `reply`. */
export const HOLD_MS = 10_000;
