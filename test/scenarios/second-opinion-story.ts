import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createSecondOpinion } from '../../adapters/llm/second-opinion.ts';
import type { Understand } from '../../src/domain/understanding.ts';
import type { SecondOpinion } from '../../src/second-opinion.ts';
import type { Log } from '../../src/ports.ts';
import { startLlmServer, type LlmServer, type Reply } from '../fakes/llm-server.ts';
import { openStory, type Printed, type Story } from './run-scenario.ts';

/** A desk with somebody to ask, who answers as the story says. */
export interface AdvisedDesk extends Story {
  readonly server: LlmServer;
  /** The words that were asked about in this story. */
  words(): readonly string[];
  /** How every question is answered from now on. */
  says(opinion: unknown): void;
  replies(reply: Reply): void;
  tickets(): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** Words that no phrasebook has: the desk is unsure of whatever they stand in, as unsure as the number behind them. */
const strange = /flumo(?:\s*(0\.\d+))?/u;

/** The desk's own reading, but of strange words none that it is sure of. */
const unsure =
  (own: Understand): Understand =>
  (text, place) => {
    const found = strange.exec(text);
    const reading = own(text, place);
    if (!found) return reading;
    const { category: _category, item: _item, ...rest } = reading;
    return { ...rest, intent: 'other', p: Number(found[1] ?? 0.2), top2: ['other', 'incident'] };
  };

let server: LlmServer;

/** To be called once in a file of such stories. */
export function withServer(): void {
  beforeAll(async () => {
    server = await startLlmServer();
  });
  afterAll(() => server.stop());
}

export async function openAdvised(config?: string, place?: Parameters<typeof openStory>[0]): Promise<AdvisedDesk> {
  const from = server.asked.length;
  server.reply = () => ({ says: { intent: 'other', confidence: 0.2 } });
  const secondOpinion = (log: Log): SecondOpinion =>
    createSecondOpinion({ url: server.url, model: 'small', key: 'k3y' }, { log });
  const desk = await openStory(place, config, { secondOpinion, understand: unsure });
  return {
    ...desk,
    server,
    words: () => server.asked.slice(from).map(({ words }) => words),
    says: (opinion) => void (server.reply = () => ({ says: opinion })),
    replies: (reply) => void (server.reply = () => reply),
    tickets: async () => (await desk.do({ show: 'tickets' }))[0]?.tickets ?? [],
  };
}

/** One story of a desk with somebody to ask, as a test. */
export function advised(title: string, tell: (desk: AdvisedDesk) => Promise<void>, config?: string): void {
  test(title, async () => {
    const desk = await openAdvised(config);
    try {
      await tell(desk);
      expect(desk.log.filter((line) => line.includes('a turn failed'))).toEqual([]);
    } finally {
      await desk.close();
    }
  });
}

/** What the newest message to somebody offers. */
export function offered(lines: readonly Printed[], to = 'ana'): readonly string[] {
  return lines.findLast((line) => line.to === to)?.choices ?? [];
}
