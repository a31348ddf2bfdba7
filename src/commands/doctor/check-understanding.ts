import { createReadDates } from '../../../adapters/chrono/read-dates.ts';
import type { Loaded } from '../../../adapters/config/load-definitions.ts';
import { ConfigurationError } from '../../../adapters/config/problem.ts';
import { bookSlips } from '../understanding/book-slips.ts';
import { describeFacts, factsOf, memoryUsed } from '../understanding/describe-understanding.ts';
import { percentOf, type Verdict } from '../understanding/judge-books.ts';
import { openUnderstanding } from '../understanding/open-understanding.ts';
import { refuseWorse } from '../understanding/refuse-worse.ts';
import { bad, good, type Finding } from './finding.ts';

const ABOUT = 'understanding';

/** What is learnt from the phrasebooks, and whether it is as good as what was accepted. */
export async function checkUnderstanding(config: string, loaded: Loaded): Promise<readonly Finding[]> {
  try {
    const understanding = await openUnderstanding({ config, loaded, readDates: createReadDates() });
    const { verdict, learnt } = understanding;
    const facts = describeFacts(factsOf(understanding, loaded));
    const says = [facts, ...scoreOf(verdict), `this process takes ${memoryUsed()} MB`].join('; ');
    // A slip may be why they are worse.
    const warnings = [...learnt.warnings, ...(await bookSlips(config, loaded, learnt))].map((warning) => good(ABOUT, warning));
    const refused = await refuseWorse(config, understanding).catch(asFindings);
    return refused ? [...refused, ...warnings] : [good(ABOUT, says), ...warnings, ...hintFor(verdict, config)];
  } catch (error) {
    return asFindings(error);
  }
}

function asFindings(error: unknown): readonly Finding[] {
  if (!(error instanceof ConfigurationError)) throw error;
  return error.message.split('\n').map((line) => bad(ABOUT, line));
}

function scoreOf(verdict: Verdict | undefined): readonly string[] {
  if (!verdict) return [];
  const { measured, accepted, rowsFile } = verdict;
  const { intent } = measured.report;
  const mark = accepted ? ` (${accepted.intent.toFixed(1)} % accepted)` : '';
  return [`reads ${percentOf(intent).toFixed(1)} % of the ${intent.of} messages in ${rowsFile} rightly${mark}`];
}

/** Nothing is wrong where no score is accepted, but nobody would notice a worse one. */
function hintFor(verdict: Verdict | undefined, config: string): readonly Finding[] {
  if (verdict?.accepted) return [];
  if (!verdict) {
    const says = 'there are no messages to measure on, so that no change of the phrasebooks is refused';
    return [good(ABOUT, `${says}; put some into ${config}/phrasebook/dev.jsonl`)];
  }
  const remedy = `mesa phrasebook accept --config ${config} sets the mark`;
  return [good(ABOUT, `no score is accepted here, so that no change of the phrasebooks is refused; ${remedy}`)];
}
