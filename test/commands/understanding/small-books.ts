import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

/** Few lines, so that they are learnt in no time, and far apart, so that what is measured is sure. */
const lines = {
  es: {
    incident: ['no puedo imprimir => printing', 'la impresora no imprime => printing', 'se cayó el wifi => network', 'no tengo internet => network', 'la pantalla está rota => hardware'],
    request: ['necesito una laptop => laptop', 'quiero una laptop nueva => laptop', 'pido un teclado => peripheral', 'solicito una licencia => software'],
    how_to: ['cómo configuro mi correo', 'cómo cambio mi foto', 'cómo instalo la vpn', 'cómo comparto un archivo', 'cómo uso el escáner'],
    thanks: ['muchas gracias', 'gracias'],
  },
  en: {
    incident: ['I cannot print => printing', 'the wifi is down => network', 'my screen is broken => hardware'],
    request: ['I need a laptop => laptop', 'please order a keyboard => peripheral'],
    how_to: ['how do I set up my mail', 'how do I change my picture', 'how do I share a file'],
  },
}; // prettier-ignore

const rows: readonly (readonly [text: string, lang: 'es' | 'en', intent: string])[] = [
  ['no puedo imprimir nada', 'es', 'incident'],
  ['se cayó el wifi otra vez', 'es', 'incident'],
  ['necesito una laptop nueva', 'es', 'request'],
  ['cómo configuro el correo', 'es', 'how_to'],
  ['cómo cambio la foto', 'es', 'how_to'],
  ['cómo instalo una vpn', 'es', 'how_to'],
  ['cómo comparto archivos', 'es', 'how_to'],
  ['muchas gracias a todos', 'es', 'thanks'],
  ['I cannot print anything', 'en', 'incident'],
  ['I need a new laptop', 'en', 'request'],
  ['how do I set up mail', 'en', 'how_to'],
];

export type Language = keyof typeof lines;

/** A phrasebook; with `howTo` under another intent, every question of how is learnt as that. */
export function bookOf(lang: Language, howTo = 'how_to'): string {
  const intents = new Map<string, string[]>();
  for (const [intent, all] of Object.entries(lines[lang])) {
    const under = intent === 'how_to' ? howTo : intent;
    intents.set(under, [...(intents.get(under) ?? []), ...all]);
  }
  const written = [...intents].map(([intent, all]) => `  ${intent}:\n${all.map((line) => `    - '${line}'\n`).join('')}`);
  return `version: 1\nlang: ${lang}\nintents:\n${written.join('')}`;
}

const place = mkdtempSync(join(tmpdir(), 'mesa-small-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
let count = 0;

/** The demo desk with these few lines instead of its phrasebooks. */
export function smallBooks(languages: readonly Language[] = ['es', 'en']): string {
  const dir = join(place, String((count += 1)));
  cpSync('config', dir, { recursive: true, filter: (from) => !from.includes('phrasebook') });
  mkdirSync(join(dir, 'phrasebook'));
  for (const lang of languages) writeBook(dir, lang, bookOf(lang));
  const written = rows.map(([text, lang, intent]) => JSON.stringify({ text, lang, intent }));
  writeFileSync(join(dir, 'phrasebook', 'dev.jsonl'), `${written.join('\n')}\n`);
  return dir;
}

export function writeBook(dir: string, lang: Language, text: string): void {
  writeFileSync(join(dir, 'phrasebook', `${lang}.yaml`), text);
}
