import { impacts, priorities, type Impact, type Priority } from '../../domain/catalog.ts';
import { foldedWords } from '../../domain/fold.ts';
import type { Level } from '../../actions/working/change-priority.ts';
import type { Turn } from '../flow.ts';
import { afterWords } from './read-choice.ts';

/** Words that join: "a alta", "to high", "= crítica", "and". */
const JOINING = new Set([
  'a',
  'to',
  'de',
  'of',
  'y',
  'and',
  'con',
  'with',
  'la',
  'the',
  'es',
  'is',
  'prioridad',
  'priority',
  'nivel',
  'level',
]);
const BECAUSE = /^(?:porque|pues|por|motivo|because|since|reason)\s*:?\s+/iu;

/** "alta, no pueden vender", "impacto alto urgencia crítica", "high because …": the level, and the reason behind it. */
export function readLevel(text: string, { vocabulary }: Pick<Turn, 'vocabulary'>): { level: Level; reason: string } | undefined {
  const words = foldedWords(text);
  const level: { impact?: Impact; urgency?: Impact; priority?: Priority | undefined } = {};
  let used = 0;
  for (let at = 0; at < words.length;) {
    const [word = '', next = ''] = words.slice(at, at + 2);
    const pair = axisIn(word, vocabulary) ?? axisIn(next, vocabulary);
    const graded = axisIn(word, vocabulary) ? impactIn(next, vocabulary) : impactIn(word, vocabulary);
    if (pair && graded) {
      level[pair] = graded;
      at += 2;
    } else if (level.priority === undefined && priorityIn(word, vocabulary)) {
      level.priority = priorityIn(word, vocabulary);
      at += 1;
    } else if (JOINING.has(word) && at + 1 < words.length) {
      at += 1;
      continue;
    } else break;
    used = at;
  }
  if (used === 0) return undefined;
  const reason = afterWords(text, used).replace(BECAUSE, '');
  const { impact, urgency, priority } = level;
  if (impact === undefined && urgency === undefined) return priority && { level: { priority }, reason };
  return { level: { impact, urgency }, reason };
}

type Vocabulary = Turn['vocabulary'];

function axisIn(word: string, vocabulary: Vocabulary): 'impact' | 'urgency' | undefined {
  return (['impact', 'urgency'] as const).find((axis) => vocabulary.of(`level.${axis}`).includes(word));
}

function priorityIn(word: string, vocabulary: Vocabulary): Priority | undefined {
  return priorities.find((one) => one === word || vocabulary.of(`level.${one}`).includes(word));
}

/** Impact and urgency call medium what priority calls normal. */
function impactIn(word: string, vocabulary: Vocabulary): Impact | undefined {
  const priority = priorityIn(word, vocabulary);
  return impacts.find((one) => one === (priority === 'normal' ? 'medium' : priority));
}
