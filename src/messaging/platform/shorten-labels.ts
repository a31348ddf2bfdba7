import { fold } from '../../domain/fold.ts';

const ELLIPSIS = '…';
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Labels that fit into `most` characters each, still different from each other: where the cut makes two alike, they are numbered. */
export function shortenLabels(labels: readonly string[], most: number): readonly string[] {
  const cut = labels.map((label) => shorten(label, most));
  if (cut.every((label, index) => label === labels[index])) return cut;
  const different = new Set(cut.map(fold)).size === new Set(labels.map(fold)).size;
  return different ? cut : labels.map((label, index) => shorten(`${index + 1}. ${label}`, most));
}

/** Cut at a word where one ends near enough, never inside an emoji or a letter with its accent. */
function shorten(label: string, most: number): string {
  if (label.length <= most) return label;
  let kept = '';
  for (const { segment } of graphemes.segment(label)) {
    if (kept.length + segment.length > most - ELLIPSIS.length) break;
    kept += segment;
  }
  const space = kept.lastIndexOf(' ');
  const whole = label[kept.length] === ' ' || space < most / 2 ? kept : kept.slice(0, space);
  return whole.trimEnd() + ELLIPSIS;
}
