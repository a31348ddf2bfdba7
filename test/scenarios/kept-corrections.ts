import { expect, test } from '@jest/globals';
import type { Correction } from '../../src/domain/learning/correction.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { openStory, type Story } from './run-scenario.ts';

export interface Learner extends Story {
  /** What is kept now, in the order in which it was told. */
  kept(): Promise<readonly Correction[]>;
}

/** A story whose corrections can be looked at. */
export function learning(title: string, tell: (desk: Learner) => Promise<void>, config?: string): void {
  test(title, async () => {
    const place = await temporaryStore();
    const opened = await openStory(place, config);
    const kept = async (): Promise<readonly Correction[]> => {
      const found: Correction[] = [];
      for await (const one of place.store.scan('corrections')) found.push(one);
      return found.sort((a, b) => a.at.getTime() - b.at.getTime());
    };
    try {
      await opened.do({ now: '2026-03-02T09:00:00-05:00' });
      await tell({ ...opened, kept });
      expect(opened.log.filter((line) => line.includes('was held back'))).toEqual([]);
    } finally {
      await opened.close();
    }
  });
}

/** What was told of words, without whom and when. */
export function meaningOf({ said, read, made, how, side, ticket }: Correction): object {
  const { p: _p, ...was } = read;
  return { said, was, made, how, side, ...(ticket && { ticket }) };
}
