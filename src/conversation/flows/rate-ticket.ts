import { z } from 'zod';
import { rateTicket } from '../../actions/closing/rate-ticket.ts';
import { fold } from '../../domain/fold.ts';
import { flow, type Next, type Turn } from '../flow.ts';
import { matchPhrase, tokensOf } from '../needs/match-phrases.ts';
import type { Vocabulary } from '../words/vocabulary.ts';

/** How long words after a score are taken as its explanation. */
const WORDS_MS = 10 * 60_000;

/** One to five, then words if the person likes. "4, tardó mucho" gives both. */
export const rateTicketFlow = flow({
  name: 'rate-ticket',
  draft: z.object({ ticket: z.string(), scoredAt: z.date().optional() }),
  errand: false,
  async run(turn, { ticket: number, scoredAt }, reply): Promise<Next> {
    if (scoredAt) {
      // A second number is a change of mind, not an explanation.
      const again = reply?.kind === 'words' ? (scoreIn(reply.text, turn.vocabulary) ?? changedTo(turn, reply.text)) : undefined;
      if (again) await rateTicket(turn, number, again);
      else if (reply?.kind === 'words') await rateTicket(turn, number, { words: reply.text });
      if (again) return { then: 'end', say: { notice: { key: 'survey.changed', params: { number } }, ticket: number } };
      return { then: 'end', say: { notice: { key: 'survey.thanks_words' }, ticket: number } };
    }
    const scored =
      reply?.kind === 'words'
        ? scoreIn(reply.text, turn.vocabulary)
        : reply?.kind === 'choice'
          ? { score: Number(reply.value) }
          : undefined;
    if (!scored) return { then: 'again', before: { notice: { key: 'survey.no_score' } } };
    await rateTicket(turn, number, scored);
    if ('words' in scored) return { then: 'end', say: { notice: { key: 'survey.thanks' }, ticket: number } };
    return {
      then: 'ask',
      draft: { ticket: number, scoredAt: turn.now },
      say: {
        notice: { key: 'survey.why' },
        ask: {
          expects: { type: 'text', optional: true },
          choices: [{ value: 'done', label: { key: 'button.no_words' }, words: 'no_words' }],
        },
        ticket: number,
      },
      ticket: number,
    };
  },
  reads(turn, { scoredAt }, text) {
    if (!scoredAt) return mayScore(turn, text);
    if (turn.now.getTime() - scoredAt.getTime() > WORDS_MS) return false;
    const { intent, p } = turn.understand(text, turn);
    return !(p >= 0.8 && (intent === 'incident' || intent === 'request' || intent === 'how_to'));
  },
});

/** A score, or a number that is none. "3 monitores" asks for something. */
function mayScore(turn: Turn, text: string): boolean {
  const score = scoreIn(text, turn.vocabulary);
  if (!score) return /^\s*-?\d+([.,]\d+)?\s*$/.test(afterLead(text, turn.vocabulary));
  const { intent, p, slots } = turn.understand(text, turn);
  return score.words === undefined || intent !== 'request' || p < SURE_OF_REQUEST || (slots.devices ?? []).length === 0;
}

const SURE_OF_REQUEST = 0.7;

const SCORES = [1, 2, 3, 4, 5];

/** "5 excelente", "un 4: tardó", "3/5", "4 out of 5", "cinco estrellas". */
export function scoreIn(text: string, vocabulary: Vocabulary): { score: number; words?: string } | undefined {
  const found =
    /^\s*([1-5]|\p{L}+)(?:\s*\/\s*5|\s+(?:out of|of|de|sobre|em)\s+(?:5|five|cinco))?(?:\s+(?:puntos?|estrellas?|points?|stars?))?(?:[\s,.:;!–—-]+(?!\d)(\S.*))?[\s.!]*$/isu.exec(
      afterLead(text, vocabulary),
    );
  const typed = fold(found?.[1] ?? '');
  const score = SCORES.find((one) => typed === String(one) || vocabulary.of(`rate.${one}`).includes(typed));
  if (!found || !score) return undefined;
  const words = found[2]?.trim();
  return { score, ...(words && { words }) };
}

/** What stands behind "le pongo un", "I'd give it a". */
function afterLead(text: string, vocabulary: Vocabulary): string {
  const tokens = tokensOf(text);
  const length = matchPhrase(vocabulary.of('rate.lead'))(tokens, 0);
  return text.slice(length > 0 ? tokens[length]?.start : 0);
}

/** "mejor un 5", "cámbialo a 4". */
function changedTo({ vocabulary }: Turn, text: string): { score: number } | undefined {
  const typed = fold(text);
  const score = /(?:^| )([1-5])$/.exec(typed)?.[1];
  const changes = vocabulary.of('rate.change').some((word) => typed.startsWith(`${word} `));
  return score && changes ? { score: Number(score) } : undefined;
}
