import type { ReadingExplained } from '../../conversation/understand/explain-reading.ts';
import type { Explained } from './explain-text.ts';

type Decision = NonNullable<ReadingExplained['intent']>;

const MOST_LABELS = 5;

/** An explanation as a program may read it: the answer as `mesa classify` gives it, and all that it was made from. */
export function explainJson({ text, person, language, reading, nearest, articles, band, reply }: Explained): object {
  const { category = null, item = null, ...understood } = reading.understanding;
  const { intent, p, urgency, pressing, mood = null, lang, top2, slots, because } = understood;
  return {
    ...{
      text,
      person,
      language,
      intent,
      p: Math.round(p * 10_000) / 10_000,
      category,
      item,
      urgency,
      pressing: pressing ?? null,
      mood,
      lang,
      top2,
      slots,
      because,
    },
    readOnly: reading.readOnly ?? null,
    exact: reading.exact ?? null,
    decisions: {
      intent: reading.intent ? decision(reading.intent) : null,
      category: reading.category ? decision(reading.category) : null,
      item: reading.item ? decision(reading.item) : null,
    },
    nearest,
    articles: articles ?? null,
    desk: { band, asked: reply.asked, reply: reply.messages },
  };
}

/** `sum` of the two likeliest is their words, bias and what moved them. */
function decision({ ranked, words, bias, moved, temperature }: Decision): object {
  const sum = (of: 'first' | 'second'): number => words.reduce((total, word) => total + word[of], bias[of] + moved[of]);
  return {
    ranked: ranked.slice(0, MOST_LABELS),
    words,
    bias,
    moved,
    sum: { first: sum('first'), second: sum('second') },
    temperature,
  };
}
