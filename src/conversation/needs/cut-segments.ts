import { cutPieces, saysNeed, type Joint, type Piece } from './cut-pieces.ts';
import { has } from './match-phrases.ts';
import type { NeedsWords } from './needs-words.ts';

/** One or several pieces that belong together: what could be a need by itself. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly joint: Exclude<Joint, 'because'>;
  /** Says that something is broken, or wanted. */
  readonly cue: boolean;
  /** Its first piece, up to the words that say that something is wanted: "necesito". */
  readonly wanting?: { readonly start: number; readonly end: number };
  /** Further things in a row behind the first piece: "un mouse" of "necesito una laptop y un mouse". */
  readonly row: readonly Piece[];
}

/** The pieces of a message joined to what could be needs. Reasons stay with what they explain; only words that say so begin another one behind a comma. */
export function cutSegments(text: string, words: NeedsWords): readonly Segment[] {
  const segments: Segment[] = [];
  let caused = false;
  for (const piece of cutPieces(text, words)) {
    const before = segments.at(-1);
    if (piece.joint !== 'loose' && piece.joint !== 'because') caused = false;
    const explains = piece.joint === 'because' || (caused && piece.joint === 'loose');
    caused ||= piece.joint === 'because' || words.when(piece.tokens, 0) > 0;
    const cue = saysNeed(words, piece.tokens);
    // "Todo en la sede Cusco, para Luis" is said of all that stands before, "es urgente lo de la laptop" of any of it.
    const collects = words.all(piece.tokens, 0) > 0 || words.pressing(piece.tokens, 0) > 0;
    const joins = before && (explains || (piece.joint === 'loose' && !cue && !collects));
    if (joins) segments[segments.length - 1] = joined(before, piece, explains);
    else segments.push(fresh(piece, words, cue));
  }
  return segments;
}

function fresh(piece: Piece, words: NeedsWords, cue: boolean): Segment {
  const { start, end, joint, tokens } = piece;
  const at = tokens.findIndex((_, index) => words.wanted(tokens, index) > 0);
  const last = tokens[at + words.wanted(tokens, at) - 1];
  const isWanting = at >= 0 && last !== undefined && !has(words.broken, tokens);
  return {
    ...{ start, end, joint: joint === 'because' ? 'sentence' : joint, cue, row: [] },
    ...(isWanting && { wanting: { start, end: last.end } }),
  };
}

function joined(before: Segment, piece: Piece, explains: boolean): Segment {
  const { wanting, row, ...rest } = before;
  // A row ends where something else is said.
  const goesOn = wanting && !explains && piece.tokens.length <= LONGEST_OF_ROW;
  return { ...rest, end: piece.end, row: goesOn ? [...row, piece] : row, ...(goesOn && { wanting }) };
}

/** "acceso a la carpeta de ventas" */
const LONGEST_OF_ROW = 7;
