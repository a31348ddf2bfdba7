import type { ReactNode } from 'react';
import { dayName, useNow } from '../words/times.tsx';
import { useLanguage, useSay } from '../words/words.tsx';

const dayMs = 86_400_000;

export function DayLine({ at }: { readonly at: string }): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const now = useNow();
  const is = (instant: number): boolean => new Date(instant).toDateString() === new Date(at).toDateString();
  const name = is(now) ? say('chat.today') : is(now - dayMs) ? say('chat.yesterday') : dayName(language, at);
  return (
    <div className="day-line">
      <span>{name}</span>
    </div>
  );
}
