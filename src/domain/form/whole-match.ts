const LONGEST_TEXT = 300;
const MOST_KEPT = 500;
const compiled = new Map<string, RegExp | undefined>();

/**
 * Whether all of a text fits a pattern of the definitions; case ignored. What is longer than a word or two is not looked at, so that no
 * pattern can take long; a pattern that is none fits nothing.
 */
export function wholeMatch(pattern: string, text: string): boolean {
  return text.length <= LONGEST_TEXT && (patternOf(pattern)?.test(text) ?? false);
}

function patternOf(pattern: string): RegExp | undefined {
  if (compiled.has(pattern)) return compiled.get(pattern);
  // Patterns of definitions that are no longer in force.
  if (compiled.size >= MOST_KEPT) compiled.clear();
  const made = compile(pattern);
  compiled.set(pattern, made);
  return made;
}

function compile(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 'iu');
  } catch {
    return undefined;
  }
}
