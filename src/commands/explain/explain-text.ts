import { categoryOf, catalogItemOf } from '../../conversation/understand/match-own-words.ts';
import type { ReadingExplained } from '../../conversation/understand/explain-reading.ts';
import type { Definitions } from '../../domain/definitions.ts';
import type { Language } from '../../domain/label.ts';
import type { Intent, Slots } from '../../domain/understanding.ts';
import type { Words } from '../../domain/wording.ts';
import type { Speaker } from '../../messaging/speak.ts';
import type { Band } from './band-of.ts';
import type { NearArticles } from './near-articles.ts';
import type { NearestPlace } from './nearest-places.ts';
import type { Reply } from './play-reply.ts';
import { weightsTable } from './weights-table.ts';

/** All that is told about a message. */
export interface Explained {
  readonly text: string;
  /** In whose place the desk was asked. */
  readonly person: string;
  readonly language: Language;
  readonly reading: ReadingExplained;
  readonly nearest: readonly NearestPlace[];
  readonly articles: NearArticles | undefined;
  readonly band: Band;
  readonly reply: Reply;
}

/** Whom it is told to. */
export interface Telling {
  readonly speaker: Speaker;
  readonly definitions: Definitions;
}

const MOST_SHOWN = 300;
const locales = { es: 'es-PE', en: 'en-GB' } as const satisfies Record<Language, string>;

/** An explanation for people, in blocks with an empty line between. */
export function explainText(explained: Explained, telling: Telling): string {
  const { nearest } = explained;
  const blocks = [
    quoted(explained, telling),
    meaning(explained, telling),
    ...tables(explained, telling),
    ...(nearest.length > 0 ? [phrases(explained, telling)] : []),
    ...articles(explained, telling),
    desk(explained, telling),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function quoted({ text, reading }: Explained, { speaker }: Telling): readonly string[] {
  const line = text.replace(/\s+/g, ' ').trim();
  const shown = line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}…` : line;
  const cut = reading.readOnly === undefined ? [] : [{ key: 'explain.read_only', params: { count: reading.readOnly } } as const];
  return [`«${shown}»`, ...cut.map(speaker.words)];
}

function meaning(explained: Explained, telling: Telling): readonly string[] {
  const { reading } = explained;
  const { understanding, exact } = reading;
  const ranked = (name: 'intent' | 'category' | 'item'): Words[] => {
    const decision = reading[name];
    const likeliest = (decision?.ranked ?? []).slice(0, 3);
    const names = namesOf(likeliest, name, telling);
    const [first = '', ...others] = likeliest.map(({ share }, at) => `${names[at]} ${percent(share, explained.language)}`);
    const key = name === 'intent' && exact ? 'explain.by_words' : (`explain.${name}` as const);
    return decision ? [{ key, params: { first, others: others.join(', ') } }] : [];
  };
  const decided: Words[] = exact ? [{ key: 'explain.exact', params: { name: nameOf(exact.intent, 'intent', telling) } }] : [];
  const lines: readonly Words[] = [
    { key: 'explain.meaning' },
    ...decided,
    ...ranked('intent'),
    ...ranked('category'),
    ...ranked('item'),
    ...urgencyWords(understanding),
    { key: 'explain.lang', params: { lang: { key: `explain.lang.${understanding.lang}` } } },
    ...slotWords(understanding.slots),
  ];
  return lines.map((words, at) => `${at === 0 ? '' : '  '}${telling.speaker.words(words)}`);
}

function urgencyWords({ urgency, pressing, mood }: ReadingExplained['understanding']): readonly Words[] {
  const level = { key: `explain.urgency.${urgency}` } as const;
  const said = pressing?.words.map((one) => `«${one}»`) ?? [];
  return [
    said.length > 0
      ? { key: 'explain.urgency_said', params: { urgency: level, words: { list: said } } }
      : { key: 'explain.urgency_usual', params: { urgency: level } },
    ...(mood === undefined ? [] : [{ key: 'explain.mood', params: { mood: { key: `explain.mood.${mood}` } } } as const]),
  ];
}

/** Only what was found. */
function slotWords(slots: Slots): readonly Words[] {
  return (Object.entries(slots) as [keyof Slots, readonly unknown[]][])
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => ({
      key: 'explain.slot',
      params: { name: { key: `explain.slot.${name}` }, values: values.map(inWords).join(', ') },
    }));
}

function inWords(value: unknown): string {
  return typeof value === 'object' && value !== null ? Object.values(value).join(' ') : String(value);
}

function tables({ reading, language }: Explained, telling: Telling): readonly (readonly string[])[] {
  const names = ['intent', 'category', 'item'] as const;
  return names.flatMap((name) => {
    const decision = reading[name];
    if (!decision || decision.ranked.length < 2) return [];
    const [first = '', second = ''] = namesOf(decision.ranked.slice(0, 2), name, telling);
    return [weightsTable(decision, { first, second, words: telling.speaker.words, locale: locales[language] })];
  });
}

function phrases({ nearest, language }: Explained, telling: Telling): readonly string[] {
  const lines = nearest.map(({ likeness, file, line, intent, phrase, text }) => {
    const filled = phrase.startsWith(text) ? '' : ` («${text}»)`;
    const place = file === undefined ? '' : `${file}:${line}  `;
    return `  ${decimal(likeness, language)}  ${place}${nameOf(intent, 'intent', telling)}  ${phrase}${filled}`;
  });
  return [telling.speaker.words({ key: 'explain.nearest' }), ...lines];
}

function articles({ articles: near, reply, language }: Explained, { speaker }: Telling): readonly (readonly string[])[] {
  if (!near || !reply.asked) return [];
  const head: Words = { key: 'explain.articles', params: { least: decimal(near.least, language) } };
  return [
    [speaker.words(head), ...near.ranked.map(({ id, title, score }) => `  ${decimal(score, language)}  ${id}  «${title}»`)],
  ];
}

function desk({ band, reply, person, language, reading }: Explained, { speaker }: Telling): readonly string[] {
  const { accept, offer, close } = band;
  const level = (value: number): string => decimal(value, language);
  const params = { p: level(reading.understanding.p), accept: level(accept), offer: level(offer), close: level(close) };
  const stands = band.is === 'sure' && reply.unsettled ? reply.unsettled : band.is;
  const by: Words = reply.asked ? { key: `explain.band.${stands}`, params } : { key: 'explain.not_asked' };
  const messages = reply.messages.map(({ to, text, choices }) => {
    const taps = choices.length > 0 ? [choices.map((choice) => `[${choice}]`).join(' ')] : [];
    const lines = [...text.split('\n'), ...taps].map((line) => `  | ${line}`);
    const told: Words = { key: 'explain.tells', params: { to: to.startsWith('team:') ? { team: to.slice(5) } : { person: to } } };
    return [...(to === person ? [] : [`  ${speaker.words(told)}`]), ...lines].join('\n');
  });
  const head: Words = { key: 'explain.desk', params: { person: { person } } };
  return [speaker.words(head), `  ${speaker.words(by)}`, ...messages];
}

/** Labels that the catalog has one name for are told apart by what the phrasebooks call them: "Acceso a un sistema (vpn_access)". */
function namesOf(
  ranked: readonly { readonly label: string }[],
  of: 'intent' | 'category' | 'item',
  telling: Telling,
): readonly string[] {
  const names = ranked.map(({ label }) => nameOf(label, of, telling));
  return names.map((name, at) => (names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (${ranked[at]?.label})`));
}

/** As people call it; the classifier's own label where the catalog has no name for it. */
function nameOf(label: string, of: 'intent' | 'category' | 'item', { speaker, definitions }: Telling): string {
  if (of === 'intent') return speaker.words({ key: `explain.intent.${label as Intent}` });
  if (label === '') return speaker.words({ key: `explain.none_${of}` });
  const found =
    of === 'category'
      ? categoryOf(label, [...definitions.categories.values()])
      : catalogItemOf(label, [...definitions.items.values()]);
  return found ? speaker.words({ label: found.label }) : label;
}

function percent(share: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

function decimal(value: number, language: Language): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(locales[language], digits).format(value);
}
