import type { Environment } from '../../../adapters/config/env.ts';
import { checkModel } from '../../../adapters/llm/check.ts';
import type { Definitions } from '../../domain/definitions.ts';
import { newSpending, spendingDay } from '../../domain/second-opinion/spending.ts';
import type { Store } from '../../ports.ts';
import { bad, good, type Finding } from './finding.ts';

const about = 'language model';

/** Whether it can be asked, as far as can be seen without asking it anything: a question costs, the list of its models does not. */
export async function checkLanguageModel({ llm }: Pick<Environment, 'llm'>): Promise<Finding> {
  if (llm === undefined) return good(about, 'off');
  const { host } = new URL(llm.url);
  const found = await checkModel(llm);
  switch (found.is) {
    case 'listed':
      return good(about, `${host} knows ${llm.model}; nothing was asked, since a question may cost`);
    case 'silent':
      return good(
        about,
        `${host} answers, but lists no models; whether it knows ${llm.model} was not asked, since a question may cost`,
      );
    case 'unlisted':
      return bad(
        about,
        `${host} does not list ${llm.model}; set MESA_LLM_MODEL to one it has, such as ${found.models.join(', ')}`,
      );
    case 'refused':
      return bad(about, `${host} does not take the key; correct MESA_LLM_KEY`);
    case 'away':
      return bad(
        about,
        `${host} cannot be asked (${found.reason}), and the desk goes by its own reading; start it, or correct MESA_LLM_URL`,
      );
  }
}

/** What of the day's budget is used up. A budget that is spent is nothing wrong. */
export async function checkSpending(store: Store, definitions: Definitions, now = new Date()): Promise<Finding> {
  const { enabled, calls_per_day: calls, characters_per_day: characters } = definitions.desk.second_opinion;
  if (!enabled) return good(about, 'not asked: second_opinion.enabled is false in desk.yaml');
  const day = spendingDay(definitions, now);
  const known = await store.transaction((tx) => tx.collection('spendings').get(day));
  const spent = known ?? newSpending(day, now);
  const used = `${spent.calls} of ${calls} questions and ${spent.characters} of ${characters} characters today`;
  return good(about, spent.spentAt ? `${used}; the budget is spent, and until tomorrow the desk's own reading stands` : used);
}
