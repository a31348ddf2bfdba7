import type { Definitions } from '../domain/definitions.ts';
import { pseudonymNumber } from '../domain/stored/erasure.ts';
import type { Language } from '../domain/label.ts';
import type { Value, Words } from '../domain/wording.ts';
import type { Input, OutboundMessage, OutboxEntry, RenderedInput, Say } from './outbound.ts';

/** Who reads: everything that changes how the same facts are worded. */
export interface Reader {
  readonly language: Language;
  /** IANA zone; named beside a time where it is not the desk's. */
  readonly zone: string;
}

export interface Speaker {
  readonly words: (words: Words) => string;
  readonly value: (value: Value) => string;
  message(entry: OutboxEntry): OutboundMessage;
}

type Translate = (language: Language, key: string, params?: Readonly<Record<string, string | number>>) => string;

const locales = { es: 'es-PE', en: 'en-GB' } as const satisfies Record<Language, string>;
const numbers = { es: new Intl.NumberFormat(locales.es), en: new Intl.NumberFormat(locales.en) };
const lists = {
  es: new Intl.ListFormat(locales.es, { type: 'conjunction' }),
  en: new Intl.ListFormat(locales.en, { type: 'conjunction' }),
};
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}:${JSON.stringify(options)}`;
  const found = formats.get(key) ?? new Intl.DateTimeFormat(locales[language], options);
  formats.set(key, found);
  return found;
}

/** Turns what the desk has to say into one reader's language, at the moment it is sent. */
export function createSpeaker(about: { translate: Translate; definitions: Definitions }, reader: Reader): Speaker {
  const { translate, definitions } = about;
  const { language } = reader;

  function words(said: Words): string {
    if ('text' in said) return said.text;
    if ('label' in said) return said.label[language];
    const params = Object.entries(said.params ?? {}).map(
      ([name, of]) => [name, typeof of === 'number' ? of : value(of)] as const,
    );
    return translate(language, said.key, Object.fromEntries(params));
  }

  function value(of: Value): string {
    if (typeof of === 'string') return of;
    if (typeof of === 'number') return numbers[language].format(of);
    if ('key' in of || 'label' in of || 'text' in of) return words(of);
    if ('date' in of) return dayOf(of.date, language);
    if ('at' in of) return instantOf(new Date(of.at), reader, definitions.desk.zone);
    if ('day' in of) return weekdayOf(of, language);
    if ('minutes' in of) return spanOf(of.minutes);
    if ('money' in of) return moneyOf(of.money, language);
    if ('person' in of) return definitions.people.get(of.person)?.name ?? unlisted(of.person);
    if ('team' in of) return definitions.teams.get(of.team)?.label[language] ?? of.team;
    return listOf(of.list.map(value), language);
  }

  function unlisted(person: string): string {
    const number = pseudonymNumber(person);
    return number === undefined ? person : translate(language, 'person.erased', { number });
  }

  return { words, value, message: (entry) => messageOf(entry, { language, words, value }) };
}

function dayOf(date: string, language: Language): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return format(language, options).format(new Date(`${date}T12:00:00Z`));
}

function instantOf(at: Date, { language, zone }: Reader, deskZone: string): string {
  const options = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  } as const;
  const text = format(language, options).format(at);
  return zone === deskZone ? text : `${text} (${zone})`;
}

/** Short dates are written without the signs that locales put between and behind them. */
function weekdayOf({ day, long = false }: { readonly day: string; readonly long?: boolean }, language: Language): string {
  const length = long ? 'long' : 'short';
  const options = { weekday: length, day: 'numeric', month: length, timeZone: 'UTC' } as const;
  const text = format(language, options).format(new Date(`${day}T12:00:00Z`));
  return text.replace(/[.,]/g, '');
}

function spanOf(minutes: number): string {
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
}

function moneyOf({ amount, currency }: { amount: number; currency: string }, language: Language): string {
  return new Intl.NumberFormat(locales[language], { style: 'currency', currency }).format(amount);
}

function listOf(parts: readonly string[], language: Language): string {
  return lists[language].format(parts);
}

interface Spoken extends Pick<Speaker, 'words' | 'value'> {
  readonly language: Language;
}

function messageOf(entry: OutboxEntry, spoken: Spoken): OutboundMessage {
  const { say } = entry;
  const { words, value } = spoken;
  const choices = (say.ask?.choices ?? []).map(({ value: of, label, style, spare }) => ({
    value: of,
    label: words(label),
    ...(style && { style }),
    ...(spare && { spare }),
  }));
  return {
    id: entry.id,
    to: entry.to,
    reader: entry.reader,
    language: spoken.language,
    paragraphs: [say.notice, ...(say.more ?? [])].map((one) => words(one).trim()).filter((text) => text !== ''),
    facts: (say.facts ?? []).map((fact) => ({ label: words(fact.label), value: value(fact.value) })),
    ...(say.question && { question: words(say.question) }),
    ...(entry.promptId && { promptId: entry.promptId }),
    choices,
    inputs: (say.ask?.inputs ?? []).map((input) => inputOf(input, spoken)),
    ...expectsOf(say, choices),
    ...(say.files && say.files.length > 0 && { files: say.files }),
    ...(say.ticket && { ticket: say.ticket }),
    ...('key' in say.notice && { key: say.notice.key }),
  };
}

function expectsOf({ ask }: Say, choices: readonly { value: string; label: string }[]): Pick<OutboundMessage, 'expects'> {
  if (!ask?.expects) return {};
  const { type } = ask.expects;
  // What leaves a question out, or takes its default, is no answer among others.
  const options = choices.filter(({ value }) => !value.startsWith('#')).map(({ label }) => label);
  return { expects: { type, ...(options.length > 0 && { options }) } };
}

function namesOf(of: Value, spoken: Spoken): Pick<RenderedInput, 'names'> {
  return typeof of === 'object' && 'list' in of ? { names: of.list.map(spoken.value) } : {};
}

function inputOf(input: Input, spoken: Spoken): RenderedInput {
  const { label, hint, error, value, options, fields, ...rules } = input;
  return {
    ...rules,
    label: spoken.words(label),
    ...(hint && { hint: spoken.words(hint) }),
    ...(error && { error: spoken.words(error) }),
    ...(value && { value: value.answer, shown: spoken.value(value.shown), ...namesOf(value.shown, spoken) }),
    ...(options && { options: options.map((option) => ({ ...option, label: spoken.words(option.label) })) }),
    ...(fields && { fields: fields.map((field) => inputOf(field, spoken)) }),
  };
}
