const QUOTED = /^["“”«'‘](.{1,60}?)["“”»'’]\s*[:,–—-]*\s*([^]*)$/u;
const MARKED = /^([^:,;\n]{1,60}?)(?:\s*[:;,]\s*|\s+[–—-]+\s+|\n+)([^]+)$/u;
const CONNECTED = /^(\S+(?:\s+\S+){0,3}?)\s+(?:para|por|porque|que|because|for|since|to|due to)\s+([^]+)$/iu;
const TO =
  /^(?:al?\s+(?:proveedor|fabricante)\s+(?:de\s+)?|al?\s+|to\s+(?:the\s+)?(?:supplier\s+|vendor\s+)?|proveedor\s+|supplier\s+|vendor\s+|con\s+|with\s+)/iu;
const MOST_WORDS = 3;

/** "Lenovo: placa quemada", "«Cable y Red SAC» sin internet", "to Dell for a new screen": who it goes to, and what is said to the team. */
export function readSupplier(text: string): { supplier: string; text: string } | undefined {
  const source = text.trim().replace(TO, '').trim();
  if (!/[\p{L}\p{N}]/u.test(source)) return undefined;
  const found = QUOTED.exec(source) ?? MARKED.exec(source) ?? CONNECTED.exec(source);
  if (found) return { supplier: tidy(found[1] ?? ''), text: (found[2] ?? '').trim() };
  const words = source.split(/\s+/u);
  if (words.length <= MOST_WORDS) return { supplier: tidy(source), text: '' };
  return { supplier: tidy(words[0] ?? ''), text: words.slice(1).join(' ') };
}

function tidy(name: string): string {
  return name.replace(/[.\s]+$/u, '').slice(0, 60);
}
