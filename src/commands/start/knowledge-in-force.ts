import type { Loaded } from '../../../adapters/config/load-definitions.ts';
import { watchDefinitions } from '../../../adapters/config/watch-definitions.ts';
import type { Definitions } from '../../domain/definitions.ts';
import type { Understand } from '../../domain/understanding.ts';
import type { Log } from '../../ports.ts';
import type { Foundation } from '../compose.ts';
import { logSlips, logUnderstanding } from '../understanding/log-understanding.ts';
import { openUnderstanding } from '../understanding/open-understanding.ts';
import { refuseWorse } from '../understanding/refuse-worse.ts';
import { teachAside } from '../understanding/teach-aside.ts';

/** The configuration as it is now; files may change while the desk runs. */
export interface KnowledgeInForce {
  readonly definitions: () => Definitions;
  readonly understand: () => Understand;
  /** Has the listener called after each change. */
  readonly onTaken: (listener: () => void) => void;
  /** Reads the files now (SIGHUP). */
  readonly reload: () => Promise<void>;
  readonly stop: () => void;
}

/** Follows the folder. What is refused is logged with all its problems, and what was in force stays. */
export function followKnowledge(config: string, { knowledge, readDates }: Foundation, log: Log): KnowledgeInForce {
  let { definitions, understand } = knowledge;
  const listeners: (() => void)[] = [];
  let slips = logSlips({ config, loaded: knowledge, learnt: knowledge.understanding.learnt }, log);
  const refuse = (error: unknown): void => {
    const problems = error instanceof Error ? error.message.split('\n') : [String(error)];
    log.error({ config, problems }, 'a changed configuration is refused; the one before stays');
  };
  const take = async (loaded: Loaded): Promise<void> => {
    const next = await openUnderstanding({ config, loaded, readDates, learn: teachAside });
    await refuseWorse(config, next);
    [definitions, understand] = [loaded.definitions, next.understand];
    log.info({ config, hash: definitions.hash }, 'a changed configuration is in force');
    if (next.learnt.how === 'trained') logUnderstanding(next, loaded, log);
    for (const listener of listeners) listener();
    slips = logSlips({ config, loaded, learnt: next.learnt }, log, await slips);
    await slips;
  };
  // One after the other, so that the last load is the one that stays.
  let last = Promise.resolve();
  const watch = watchDefinitions(config, {
    inForce: definitions.hash,
    onLoaded: (next) => {
      last = last.then(() => take(next)).catch(refuse);
    },
    onRefused: refuse,
  });
  return {
    definitions: () => definitions,
    understand: () => understand,
    onTaken: (listener) => void listeners.push(listener),
    reload: async () => {
      await watch.reload();
      await last;
    },
    stop: () => watch.stop(),
  };
}
