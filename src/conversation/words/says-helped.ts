import { fold } from '../../domain/fold.ts';
import { saysOver } from './says-over.ts';
import type { Vocabulary } from './vocabulary.ts';

/** "It worked, thanks!", "gracias, me sirvió": that it helped, with thanks around it. Thanks and a mere "perfecto, gracias" do not say so. */
export function saysHelped(turn: { readonly vocabulary: Vocabulary }, text: string): boolean {
  const { vocabulary } = turn;
  if (/[?¿]/u.test(text)) return false;
  const said = withoutThanks(fold(text), vocabulary.of('reply.thanks'));
  const helped = said !== fold(text) && vocabulary.of('choice.helped').includes(said);
  return (helped && !vocabulary.of('reply.accepting').includes(said)) || saysOver(turn, text);
}

/** Without the thanks that stand at its beginning and its end. */
function withoutThanks(said: string, thanks: readonly string[]): string {
  const words = thanks.find((one) => said.startsWith(`${one} `) || said.endsWith(` ${one}`));
  if (words === undefined) return said;
  return withoutThanks(said.startsWith(`${words} `) ? said.slice(words.length + 1) : said.slice(0, -words.length - 1), thanks);
}
