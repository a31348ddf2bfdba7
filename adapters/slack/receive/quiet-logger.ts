import type { Logger } from '@slack/bolt';
import type { Log } from '../../../src/ports.ts';

/** For Slack's libraries: their chatter is dropped, since whoever calls them reports failures; `log` gets what nobody else would see. */
export function quietLogger(log?: Log): Logger {
  const nothing = (): void => undefined;
  const report = (...said: unknown[]): void => log?.warn({ said: said.map(String).join(' ') }, "Slack's connection reports");
  const level: { value: ReturnType<Logger['getLevel']> } = { value: 'error' as ReturnType<Logger['getLevel']> };
  return {
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: report,
    setLevel: (value) => void (level.value = value),
    getLevel: () => level.value,
    setName: nothing,
  };
}
