const NUMBER = /(?<![\p{L}\p{N}])(inc|req|prb|chg)\s?[-–—#]?\s?(\d{1,9})(?![\p{L}\p{N}])/giu;
/** "incidente #12": the mark alone says no kind, and no ticket is called so. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/(?:incidentes?|incidencias?|incidents?)/, 'INC'],
  [/(?:solicitud(?:es)?|requerimientos?|pedidos?|requests?|solicitacao)/, 'REQ'],
  [/(?:problemas?|problems?)/, 'PRB'],
  [/(?:cambios?|changes?)/, 'CHG'],
];
const MARKED = /(?<![\p{L}])(\p{L}{5,12})\s(?:(?:de )?(?:numero|number|nro|n[°º]|no)\.?\s?#?|#)\s?(\d{1,9})(?![\p{L}\p{N}])/gu;

/** Numbers of tickets, as they are written on tickets. `lower` is the text without accents. */
export const readTickets = (lower: string): string[] => {
  if (!/\d/.test(lower)) return [];
  const found = [...lower.matchAll(NUMBER)].map(([, kind = '', number = '']) => `${kind.toUpperCase()}-${Number(number)}`);
  for (const [, word = '', number = ''] of lower.matchAll(MARKED)) {
    const kind = KINDS.find(([words]) => new RegExp(`^${words.source}$`).test(word))?.[1];
    if (kind !== undefined) found.push(`${kind}-${Number(number)}`);
  }
  return [...new Set(found)].filter((number) => !number.endsWith('-0'));
};
