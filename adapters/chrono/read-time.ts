const TIME =
  /(?:(?<lead>(?<![\p{L}])(?:a las?|at|as|das|desde las?|from|@)) )?(?<hour>[0-2]?\d)(?:[:.](?<minute>[0-5]\d))? ?(?<half>a\.?m\.?|p\.?m\.?|h(?:rs?|oras)?(?![\p{L}]))?(?: de la (?<part>tarde|noche|manana)| da (?<parte>tarde|noite|manha))?/gu;

/** The first time of day in folded text, as `HH:MM`. A bare number is none: it needs "a las", ":", "am", "pm" or "h". */
export const readTime = (folded: string): string | undefined => {
  for (const match of folded.matchAll(TIME)) {
    const { lead, hour, minute, half, part, parte } = match.groups ?? {};
    if (/[\p{L}\d/-]/u.test(folded.charAt(match.index - 1)) || /[\d/]/.test(folded.charAt(match.index + match[0].length)))
      continue;
    if (lead === undefined && minute === undefined && half === undefined) continue;
    const spoken = Number(hour);
    if (spoken > 23) continue;
    return `${String(wholeDay(spoken, half, part ?? parte)).padStart(2, '0')}:${minute ?? '00'}`;
  }
  return undefined;
};

const wholeDay = (spoken: number, half: string | undefined, part: string | undefined): number => {
  const evening = half?.startsWith('p') === true || part === 'tarde' || part?.startsWith('no') === true;
  const morning = half?.startsWith('a') === true || part?.startsWith('ma') === true;
  if (evening) return spoken < 12 ? spoken + 12 : spoken;
  if (morning) return spoken === 12 ? 0 : spoken;
  // Nobody meets at three in the morning.
  return half === undefined && spoken >= 1 && spoken <= 6 ? spoken + 12 : spoken;
};
