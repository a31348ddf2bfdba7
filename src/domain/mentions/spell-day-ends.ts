/** When a working day begins and ends, local time, `HH:MM`. */
export interface DayEnds {
  readonly begins: string;
  readonly ends: string;
}

const BEGIN =
  /(?<![\p{L}])(?:(?:a |en |la )?primera hora(?: de la manana| de la tarde)?|first thing(?: in the morning)?|al (?:inicio|comenzar|empezar)(?: el| del)? dia|start of (?:the )?(?:business |working )?day|logo cedo|(?:no )?primeiro horario)(?![\p{L}])/u;
const END =
  /(?<![\p{L}])(?:(?:a |en )?ultima hora(?: del dia| de la tarde)?|(?:al |a )?(?:fin|final|cierre) del dia|(?:by )?(?:the )?(?:end of (?:the )?(?:business |working )?day|close of business|eod|cob)|(?:ao )?fi(?:m|nal) do dia)(?![\p{L}])/u;
const GATE = /hora|thing|dia|day|cedo|horario|business|eod|cob/;
/** Of a desk that tells nothing of its hours. */
const USUAL: DayEnds = { begins: '09:00', ends: '18:00' };

/** "el lunes a primera hora" with the hour at which a working day begins. The text has been through `plain`. */
export function spellDayEnds(lower: string, dayEnds?: () => DayEnds | undefined): string {
  if (!GATE.test(lower) || !(BEGIN.test(lower) || END.test(lower))) return lower;
  const { begins, ends } = dayEnds?.() ?? USUAL;
  return lower.replace(new RegExp(BEGIN, 'gu'), `a las ${begins}`).replace(new RegExp(END, 'gu'), `a las ${ends}`);
}
