import { plain } from '../../domain/fold.ts';

/** A name at the beginning of a text, and what is said besides. */
export interface Lead {
  readonly lead: string;
  readonly rest: string;
}

/** "sofia, sabe de redes", "Lenovo: falla la placa". Not a dot or a hyphen inside a word. */
const MARK = /^(.{1,80}?)(?:\s*[,;:]\s+|\s+[–—-]+\s*|\s*[–—]\s+|\n+)([^]+)$/u;
const CONNECTOR =
  /^(.{1,80}?)\s+(?:porque|pues|ya que|para que|debido a|por favor|que|because|since|as|so that|please|due to)\s+([^]+)$/u;
const POLITE = /[\s,]*(?:por favor|porfa(?:vor)?|please|pls|gracias|thanks)[\s.!]*$/iu;

/** The ways in which a text can be a name with something said behind it, surest first; last, all of it as the name. */
export function leadsOf(text: string): readonly Lead[] {
  const source = text.trim().replace(POLITE, '');
  const marked = MARK.exec(source);
  const lower = plain(source);
  // Where folding keeps every letter in its place, a connector's place in it is its place in the text.
  const connected = lower.length === source.length ? CONNECTOR.exec(lower) : null;
  return [
    ...(marked ? [{ lead: marked[1] ?? '', rest: marked[2] ?? '' }] : []),
    ...(connected ? [{ lead: source.slice(0, connected[1]?.length), rest: source.slice(-(connected[2]?.length ?? 0)) }] : []),
    { lead: source, rest: '' },
  ].filter(({ lead }) => lead.trim() !== '');
}
