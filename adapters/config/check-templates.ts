import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languages } from '../../src/domain/label.ts';
import type { MessageTemplate } from '../../src/domain/message-template.ts';
import { nearest } from './nearest.ts';
import { checkTwice } from './references.ts';
import { below, type Entry, type Report, type Sources } from './sources.ts';

/** Templates name messages that exist, and hold as many values as they are given. */
export function checkTemplates({ templates }: Pick<Sources, 'templates'>, report: Report): void {
  checkTwice(templates.entries, {
    keyOf: ({ value }) => value.key,
    place: (entry) => below(entry, 'key'),
    what: (key) => `the message "${key}"`,
    report,
  });
  if (templates.entries.length === 0) return;
  const keys = messageKeys();
  for (const entry of templates.entries) {
    checkKey(entry, keys, report);
    checkBody(entry, report);
  }
}

function checkKey(entry: Entry<MessageTemplate>, keys: ReadonlySet<string>, report: Report): void {
  const { key } = entry.value;
  if (keys.size === 0 || keys.has(key)) return;
  const near = nearest(key, keys);
  report(below(entry, 'key'), {
    what: `the desk says nothing under the key "${key}"`,
    remedy: near ? `did you mean "${near}"?` : 'take a key of locales/es/desk.json',
  });
}

function checkBody(entry: Entry<MessageTemplate>, report: Report): void {
  const { body, values } = entry.value;
  for (const language of languages) {
    const text = body[language];
    const used = new Set([...text.matchAll(/\{\{(\d+)\}\}/g)].map(([, number]) => Number(number)));
    const missing = values.findIndex((_, index) => !used.has(index + 1)) + 1;
    const extra = [...used].find((number) => number < 1 || number > values.length);
    const place = below(entry, 'body', language);
    if (missing > 0)
      report(place, {
        what: `"values" has ${values.length} entries, but {{${missing}}} is not in the text`,
        remedy: `write {{${missing}}} where it belongs, or take the value out`,
      });
    else if (extra !== undefined)
      report(place, {
        what: `there is no value for {{${extra}}}`,
        remedy: `add it to "values" (which has ${values.length}), or take it out`,
      });
    else if (/^\s*\{\{|\}\}\s*$/.test(text))
      report(place, {
        what: 'a template may neither begin nor end with a value',
        remedy: 'put words before and behind it',
      });
  }
}

/** The keys of all that the desk says; none where the program comes without its locales. */
function messageKeys(): ReadonlySet<string> {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  const file = join(folder, 'locales', 'es', 'desk.json');
  return new Set(existsSync(file) ? Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object).map(withoutPlural) : []);
}

/** `told.me_too_one` is one form of what is said under `told.me_too`. */
function withoutPlural(key: string): string {
  return key.replace(/_(one|other)$/, '');
}
