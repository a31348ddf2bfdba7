import { useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { useLanguage } from './words.tsx';
import type { Language } from './words.tsx';

const locales = { es: 'es-PE', en: 'en-GB' } as const;
const tickMs = 20_000;
const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

const subscribe = (listener: () => void): (() => void) => {
  const timer = setInterval(listener, tickMs);
  return () => clearInterval(timer);
};

/** The present, in steps of twenty seconds. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => Math.floor(Date.now() / tickMs) * tickMs);

/** "hace 5 minutos", "dentro de 2 horas". */
export function relative(language: Language, at: number, now: number): string {
  const format = new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' });
  const [unit, size] = units.find(([, length]) => Math.abs(at - now) >= length) ?? ['minute', 60_000];
  return format.format(unit === 'day' ? calendarDays(at, now) : Math.trunc((at - now) / size), unit);
}

/** Days as the calendar counts them: 36 hours from Saturday evening is Monday, not tomorrow. */
function calendarDays(at: number, now: number): number {
  return Math.round((new Date(at).setHours(0, 0, 0, 0) - new Date(now).setHours(0, 0, 0, 0)) / 86_400_000);
}

export const exact = (language: Language, at: string): string =>
  new Date(at).toLocaleString(locales[language], { dateStyle: 'full', timeStyle: 'short' });

export const clockTime = (language: Language, at: string): string =>
  new Date(at).toLocaleTimeString(locales[language], { hour: '2-digit', minute: '2-digit', hour12: false });

/** "lunes, 2 de marzo" of the reader's own calendar. */
export const dayName = (language: Language, at: string): string =>
  new Date(at).toLocaleDateString(locales[language], { weekday: 'long', day: 'numeric', month: 'long' });

/** A time in words, with the exact one on hover. */
export function RelativeTime({ at }: { readonly at: string }): ReactNode {
  const language = useLanguage();
  const now = useNow();
  return (
    <time dateTime={at} title={exact(language, at)}>
      {relative(language, Date.parse(at), now)}
    </time>
  );
}
