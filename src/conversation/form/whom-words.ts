/** Behind which somebody stands: "para Ana", "pra Ana", "for Ana". */
export const FOR = /(?<![\p{L}\p{N}])(?:para|pra|for)\s+(?=\S)/giu;
/** "Dale acceso a SAP a Luis", "give Luis access": what is handed over, and to whom. "Get Luis to call me" hands over nothing. */
export const GIVEN =
  /(?<![\p{L}\p{N}])(?:(?<=(?<![\p{L}\p{N}])(?:d[aáeé](?:r|n|nle|nles|rle|le|les)?|den(?:le)?|asign\p{L}*|otorg\p{L}*|habilit\p{L}*|instal\p{L}*|compr\p{L}*|consig\p{L}*)\s(?:[^\s,;.!?]+\s){0,7}?)a|give|grant|get(?!\s+\S+\s+to\s)|buy|order)\s+(?=\S)/giu;
/** One to three words at the beginning of a sentence, and that they need something. */
export const NEEDS =
  /(?:^|[.!?,;:\n]\s*|(?<![\p{L}])(?:que|porque|y)\s+)((?:[\p{L}\p{M}'’-]+\s+){0,2}?[\p{L}\p{M}'’-]+?)\s+(?:tamb[ié]+n\s+|also\s+|ya\s+)?(?:necesita|requiere|quiere|precisa|needs|requires|wants)(?![\p{L}])/giu;
/** "No es para Luis, es para Ana". */
export const DENIED = /(?<![\p{L}])(?:no|not|n[aã]o|isn['’]?t)(?: (?:es|era|ser[ií]a|ser[aá]|it|is|é))*\s*$/iu;

const TITLE_DOT = /(?<![\p{L}])(sra?|srta|dra?|ing|lic|mrs?|ms)\.(?=\s)/giu;

/** "La Sra. Rosa": no sentence ends there. */
export const withoutTitleDots = (text: string): string => text.replace(TITLE_DOT, '$1');
