import { scoreFile } from '../../../adapters/config/accepted-score.ts';
import type { Phrasebook } from '../../domain/phrasebook.ts';
import type { Verdict } from './judge-books.ts';

/** Languages that the accepted phrasebooks were in and that none is in now, a sentence each: their messages are not measured either. */
export function unheardLanguages(
  config: string,
  phrasebooks: readonly Phrasebook[],
  verdict: Verdict | undefined,
): readonly string[] {
  const here = new Set<string>(phrasebooks.map(({ lang }) => lang));
  const gone = verdict?.accepted?.languages.filter((lang) => !here.has(lang)) ?? [];
  return gone.map(
    (lang) =>
      `${scoreFile(config)}: a phrasebook in ${lang} was accepted and there is none now, so that messages in ${lang} are read by what others teach, and not measured; ` +
      `put phrasebook/${lang}.yaml back, or run mesa phrasebook accept --config ${config} if it is meant`,
  );
}
