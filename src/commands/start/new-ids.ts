import { randomBytes } from 'node:crypto';
import type { NewId, Now } from '../../ports.ts';

/** Unique over all processes; those of one process sort in the order they were made, others by time. Lower-case letters and digits. */
export function createNewIds(now: Now = () => new Date()): NewId {
  const process = randomBytes(5).toString('hex');
  let [last, count] = [0, 0];
  return () => {
    const time = Math.max(now().getTime(), last);
    count = time === last ? count + 1 : 0;
    last = time;
    return `${time.toString(36).padStart(9, '0')}${count.toString(36).padStart(4, '0')}${process}`;
  };
}
