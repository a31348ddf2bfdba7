import ICAL from 'ical.js';

/** One property of an event, its value parsed as jCal (RFC 7265) has it. */
export interface Property {
  readonly line: number;
  readonly params: Readonly<Record<string, string>>;
  readonly values: readonly unknown[];
}

/** An event as it stands in the file; properties by their names, in small letters. */
export interface WrittenEvent {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly properties: ReadonlyMap<string, readonly Property[]>;
}

/** Notes a mistake in the file. */
export type Note = (line: number, what: string, remedy: string) => void;

/** What is read of an event; the rest (attendees, alarms, pictures) is nobody's business here. */
const wanted = new Set(['uid', 'summary', 'status', 'dtstart', 'dtend', 'duration', 'rrule', 'rdate', 'exdate', 'recurrence-id']);
const AGAIN = 'export or download the file again';

/** The events of all calendars of a file (RFC 5545). Lines may end in CRLF or LF and be folded. Mistakes are noted, never thrown. */
export function readEvents(text: string, note: Note): readonly WrittenEvent[] {
  const open: { readonly name: string; readonly line: number }[] = [];
  const events: WrittenEvent[] = [];
  let properties = new Map<string, Property[]>();
  for (const { line, content } of unfold(text)) {
    const [, keyword = '', component = ''] = /^(BEGIN|END):\s*([\w-]+)\s*$/i.exec(content) ?? [];
    const name = component.toUpperCase();
    if (keyword === '') {
      const at = open.at(-1);
      if (!at) return outside(line, note);
      if (at.name === 'VEVENT') addProperty(properties, { line, content }, note);
    } else if (keyword.toUpperCase() === 'BEGIN') {
      if (open.length === 0 && name !== 'VCALENDAR') return outside(line, note);
      open.push({ name, line });
      if (name === 'VEVENT') properties = new Map();
    } else {
      const begun = open.pop();
      if (begun?.name !== name) return unbalanced({ line, name }, begun, note);
      if (name === 'VEVENT') events.push({ line: begun.line, properties });
    }
  }
  const [left] = open;
  if (left) note(left.line, `BEGIN:${left.name} has no END:${left.name}`, `the file was cut off: ${AGAIN}`);
  else if (events.length === 0)
    note(1, 'the file has no events', `it must be a calendar with a VEVENT for each holiday: ${AGAIN}`);
  return left ? [] : events;
}

function outside(line: number, note: Note): readonly WrittenEvent[] {
  note(line, 'this is no iCalendar file: it must begin with BEGIN:VCALENDAR', `${AGAIN}, as .ics`);
  return [];
}

function unbalanced(
  ended: { line: number; name: string },
  begun: { name: string; line: number } | undefined,
  note: Note,
): readonly WrittenEvent[] {
  const what = begun ? `END:${ended.name} ends what line ${begun.line} began as ${begun.name}` : `END:${ended.name} ends nothing`;
  note(ended.line, what, `the file is damaged: ${AGAIN}`);
  return [];
}

interface ContentLine {
  readonly line: number;
  readonly content: string;
}

/** A line that begins with a space or a tab goes on from the one before it. */
function unfold(text: string): readonly ContentLine[] {
  const lines: { line: number; content: string }[] = [];
  for (const [index, physical] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const last = lines.at(-1);
    if (/^[ \t]/.test(physical) && last) last.content += physical.slice(1);
    else if (physical.trim() !== '') lines.push({ line: index + 1, content: physical });
  }
  return lines;
}

function addProperty(properties: Map<string, Property[]>, { line, content }: ContentLine, note: Note): void {
  const name = /^[\w-]+/.exec(content)?.[0].toLowerCase() ?? '';
  if (!wanted.has(name)) return;
  try {
    const [, params, , ...values] = ICAL.parse.property(content.trimEnd()) as [
      string,
      Record<string, string>,
      string,
      ...unknown[],
    ];
    properties.set(name, [...(properties.get(name) ?? []), { line, params, values }]);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(' "')[0] : String(error);
    note(line, `${name.toUpperCase()} cannot be read (${reason})`, 'correct the line, or take the event out');
  }
}
