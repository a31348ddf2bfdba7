import { understood, type Understood } from '../words/understood.ts';
import { cutSegments, type Segment } from './cut-segments.ts';
import { asWritten } from './as-written.ts';
import { askedIn, type AskedBeside } from './asked-in.ts';
import { has, isMadeOf, tokensOf, type Token } from './match-phrases.ts';
import type { Need } from './need.ts';
import type { NeedsReader } from './needs-reader.ts';
import { needsWords, type NeedsWords } from './needs-words.ts';
import { pairedNeeds } from './paired-needs.ts';
import { areRelated, isBundle, type NeedSubject } from './related-subjects.ts';
import { rowParts } from './row-parts.ts';
import { saysReturn } from './says-return.ts';
import { saysWhy } from './says-why.ts';
import { straighten } from './straighten.ts';
import { itemNamedIn, thingsOf } from './things.ts';

export interface FoundNeeds {
  readonly needs: readonly Need[];
  readonly asked: readonly AskedBeside[];
  /**
   * One need behind other words, set off from them ("T14. Además no anda el wifi"): these may answer something that was asked. `announced`: words
   * such as "además" say that it is another matter.
   */
  readonly aside?: { readonly before: string; readonly need: Need; readonly announced: boolean };
  /** The only need, where other parts say why it matters, or greet or thank: what these sound like counts for nothing. */
  readonly only?: Need;
}

/** More are not offered: what comes behind goes with the last. */
const MOST_NEEDS = 5;
/** So many parts of a message are read by themselves, the others go with what stands before them. */
const MOST_READ = 10;
/** Where only "y" or a comma stands between, both sides must be as sure as this by themselves. */
const SURE = 0.8;

const NOTHING: FoundNeeds = { needs: [], asked: [] };

/** A need while the message is read. */
interface Found extends Need {
  readonly subject: NeedSubject;
  readonly devices: readonly string[];
  /** Words say that it is another matter. */
  readonly announced: boolean;
}

/**
 * The needs that a message has: parts of it that are surely a report or a request by themselves and about different things. Reasons, background
 * and politeness are none; they stay with the need that they belong to. Nothing is read where no part can begin. Pure.
 */
export function findNeeds(reader: NeedsReader, text: string): FoundNeeds {
  const words = needsWords(reader.vocabulary);
  const paired = pairedNeeds(reader, text, words);
  if (paired.length > 0) return { needs: paired, asked: [] };
  const segments = cutSegments(text, words);
  if (segments.length < 2 && (segments[0]?.row.length ?? 0) === 0) return NOTHING;
  const sorting: Sorting = { reader, text, words, needs: [], asked: [], before: [], shared: [], lead: [], beside: [] };
  for (const [index, segment] of segments.entries()) {
    // What another matter is set off from by words that say so is likely one itself, whatever its own words.
    const next = segments[index + 1];
    sort(sorting, next && isAnnounced(next) ? { ...segment, cue: true } : segment, index < MOST_READ);
  }
  if (isBundled(sorting)) return NOTHING;
  const needs = few(sorting.needs).map((need, index) => withContext(need, sorting, index === 0));
  const [only] = needs.length === 1 && sorting.beside.length > 0 ? needs : [];
  return { needs, asked: sorting.asked, ...asideIn(sorting), ...(only && { only }) };
}

/** "Hay un ingreso el lunes, necesita laptop y acceso a SAP": all of it is one request, though no part says so. */
function isBundled({ reader, text, needs }: Sorting): boolean {
  if (needs.length < 2 || needs.some(({ kind, announced }) => announced || kind === 'incident')) return false;
  const { p, item } = understood(reader, text).reading;
  return p >= SURE && isBundle({ kind: 'request', label: item });
}

function asideIn(sorting: Sorting): Pick<FoundNeeds, 'aside'> {
  const { needs, lead } = sorting;
  const [only] = needs;
  if (!only || needs.length > 1 || lead.length === 0) return {};
  return { aside: { before: lead.join('\n'), need: withContext(only, sorting, false), announced: only.announced } };
}

interface Sorting {
  readonly reader: NeedsReader;
  readonly text: string;
  readonly words: NeedsWords;
  readonly needs: Found[];
  readonly asked: AskedBeside[];
  /** Said before the first need. */
  readonly before: string[];
  /** Said of all of them. */
  readonly shared: string[];
  /** Everything before the first need, niceties too. */
  readonly lead: string[];
  /** What only says why, or greets, or thanks. */
  readonly beside: string[];
}

function sort(sorting: Sorting, segment: Segment, isRead: boolean): void {
  const { reader, text } = sorting;
  const said = text.slice(segment.start, segment.end).trim();
  const why = saysWhy(sorting.words, reader.definitions, tokensOf(said));
  if (why) sorting.beside.push(said);
  const reading = isRead && said.includes(' ') ? understood(reader, straighten(said)) : undefined;
  const found = reading && !why && needIn(sorting, segment, { text: said, reading });
  if (found) return addNeed(sorting, segment, found);
  const asked = reading && askedIn(reader, { text: said, reading, isFirst: sorting.needs.length === 0 });
  if (asked) sorting.asked.push(asked);
  else addBackground(sorting, said, reading);
}

function needIn({ reader, words }: Sorting, segment: Segment, said: { text: string; reading: Understood }): Found | undefined {
  const { text, reading } = said;
  const { kind, category, item } = reading;
  const { p, category: broken, item: wanted } = reading.reading;
  const announced = isAnnounced(segment);
  const label = kind === 'incident' ? broken : wanted;
  if (!kind || label === undefined || (!segment.cue && !announced)) return undefined;
  if (p < (segment.joint === 'loose' ? SURE : reader.definitions.desk.conversation.accept)) return undefined;
  const tokens = tokensOf(text);
  if (has(words.purpose, tokens)) return undefined;
  const isOwn = announced || segment.joint === 'start';
  const wish = kind === 'request' && isOwn && label !== OTHER && tokens.length >= LEAST_OF_UNNAMED;
  // "1) no imprime": whoever numbers them means each of them.
  const plain = p >= SURE && (wish || (kind === 'incident' && segment.joint === 'list'));
  if (!plain && !namesThing(reader, words, { tokens, reading })) return undefined;
  // What is given back is asked for by no item.
  const asks = item !== undefined && !saysReturn(reader, text);
  const about = kind === 'incident' ? { ...(category && { category }) } : { ...(asks && { item }) };
  return { text, kind, ...about, subject: { kind, label }, devices: reading.reading.slots.devices ?? [], announced };
}

/** "Me dan una" names nothing; "necesito dar de alta a un trabajador" needs no name of the catalog's. */
const LEAST_OF_UNNAMED = 5;
/** The classifier's label for whatever no item is for. */
const OTHER = 'other';

/** "Además" or a number says that another matter begins. */
function isAnnounced({ joint }: Segment): boolean {
  return joint === 'further' || joint === 'list';
}

/** "Desde ayer" and "me sale un error" sound like a report, and name nothing that could be another matter. */
function namesThing(
  { definitions }: NeedsReader,
  words: NeedsWords,
  { tokens, reading }: { tokens: readonly Token[]; reading: Understood },
): boolean {
  const { devices = [], systems = [] } = reading.reading.slots;
  return devices.length + systems.length > 0 || has(thingsOf(definitions).any, tokens) || has(words.things, tokens);
}

/** A need of its own, unless it is the same thing as one before, or may well be. */
function addNeed(sorting: Sorting, segment: Segment, found: Found): void {
  const { needs } = sorting;
  const same = needs.findIndex((one) => isSame(one, found));
  const near = same < 0 && !isAnnounced(segment) && isNear(needs.at(-1), found);
  const to = same >= 0 ? same : near ? needs.length - 1 : -1;
  const one = needs[to];
  if (one) needs[to] = withWords(one, found);
  else needs.push(...rowOf(sorting, segment, found));
}

/** Where no word says that another matter begins; two things that are named by name, and differ, are two. */
function isNear(one: Found | undefined, other: Found): boolean {
  if (!one || !areRelated(one.subject, other.subject)) return false;
  const mends = one.kind !== other.kind && one.devices.length > 0 && other.devices.length > 0;
  return !mends || other.devices.some((device) => one.devices.includes(device));
}

function isSame(one: Found, other: Found): boolean {
  if (one.kind !== other.kind) return false;
  if (one.subject.label === other.subject.label) return true;
  return one.kind === 'incident'
    ? one.category !== undefined && one.category === other.category
    : one.item !== undefined && one.item === other.item;
}

/** "Necesito una laptop, un mouse y acceso a SAP": each thing that is another form of the catalog's is a need of its own. */
function rowOf({ reader, text, words }: Sorting, segment: Segment, found: Found): readonly Found[] {
  const { wanting, row, start } = segment;
  const [next] = row;
  if (!wanting || !next || found.kind !== 'request' || saysReturn(reader, found.text)) return [found];
  const first = text.slice(start, next.start).replace(/[\s,:]+(?:(?:y|e|and)\s+)?$/iu, '');
  const read = (said: string): Found | undefined => {
    const { kind, item, reading } = understood(reader, said);
    if (kind !== 'request' || !item || reading.p < SURE) return undefined;
    return {
      text: said,
      kind,
      item,
      subject: { kind, label: reading.item },
      devices: reading.slots.devices ?? [],
      announced: false,
    };
  };
  const needs: Found[] = [];
  for (const { said, own } of [{ said: first, own: first }, ...rowParts(text, segment, words)]) {
    const one = read(said);
    const last = needs.at(-1);
    const isNamed = itemNamedIn(reader.definitions, said) !== undefined || (one?.devices.length === 1 && isShort(own));
    const another = one && (!last || isNamed) && !needs.some((before) => before.item === one.item);
    if (another) needs.push(one);
    else if (last) needs[needs.length - 1] = { ...last, text: `${last.text}, ${own}` };
    else return [found];
  }
  const bundled = needs.some((one, at) => needs.slice(at + 1).some((other) => areRelated(one.subject, other.subject)));
  return needs.length > 1 && !bundled ? needs : [found];
}

/** "Un monitor" behind the verb: nothing but the thing. */
function isShort(own: string): boolean {
  return tokensOf(own).length <= 2;
}

/** What is no need: of all of them where it says so, of the one whose thing it names, else of the one that it stands behind. Greetings and thanks are of none. */
function addBackground(sorting: Sorting, text: string, reading: Understood | undefined): void {
  const { needs, before, shared, words, lead } = sorting;
  if (needs.length === 0) lead.push(text);
  if (reading?.reading.intent === 'greeting' || reading?.reading.intent === 'thanks') {
    sorting.beside.push(text);
    return;
  }
  const tokens = tokensOf(text);
  if (isMadeOf(words.courtesy, tokens)) return;
  const devices = reading?.reading.slots.devices ?? [];
  const named = needs.findIndex((need) => need.devices.some((device) => devices.includes(device)));
  const to = named >= 0 ? named : needs.length - 1;
  const one = needs[to];
  if (words.all(tokens, 0) > 0 || words.shared(tokens, 0) > 0) shared.push(text);
  else if (one) needs[to] = withWords(one, { text });
  else before.push(text);
}

function few(needs: readonly Found[]): readonly Found[] {
  if (needs.length <= MOST_NEEDS) return needs;
  const [last, ...more] = needs.slice(MOST_NEEDS - 1);
  return last ? [...needs.slice(0, MOST_NEEDS - 1), more.reduce(withWords, last)] : needs;
}

function withWords(one: Found, { text }: Pick<Found, 'text'>): Found {
  return { ...one, text: `${one.text}\n${text}` };
}

/** What was said before the first need belongs to it; what was said of all, to each. */
function withContext({ text, kind, category, item }: Found, { text: message, before, shared }: Sorting, isFirst: boolean): Need {
  const words = asWritten(message, [...(isFirst ? before : []), text, ...shared]);
  return { text: words, kind, ...(category && { category }), ...(item && { item }) };
}
