import { z } from 'zod';
import type { Place } from '../../src/messaging/place.ts';
import { DuplicateKey, type Now, type Store, type Tx } from '../../src/ports.ts';
import { WINDOW_OPEN_MS } from './limits.ts';

/** What WhatsApp keeps of an address: the number's digits, or the business-scoped user id of somebody whose number is not shown. */
const Kept = z.object({
  /** When they wrote last, in milliseconds: what is said freely has 24 hours from there. */
  heardAt: z.number().optional(),
  /** The platform said that the window is closed, whatever our clock thinks. */
  closed: z.boolean().optional(),
  /** Of a number: the user id that came with it last. Of a user id: the number it came with. */
  user: z.string().optional(),
  phone: z.string().optional(),
  /** How often the number changed hands: whoever has it now is not whom the directory or a link means. */
  owner: z.number().optional(),
  /** Whoever had the number has another one now, and nobody has written from it since. */
  left: z.boolean().optional(),
  /** Messages of the platform's that were dealt with here, without a turn of the desk. */
  done: z.array(z.string()).optional(),
  /** The parts of the message that went out last, as far as the platform has confirmed them. */
  parts: z.object({ entry: z.string(), refs: z.record(z.string(), z.string()) }).optional(),
});
export type Kept = z.infer<typeof Kept>;

/** Whoever sent something, as the payload names them. At least one of the two is there. */
export interface From {
  readonly phone?: string | undefined;
  readonly user?: string | undefined;
  readonly name?: string | undefined;
}

export interface Places {
  get(address: string): Promise<Kept>;
  change(address: string, change: (kept: Kept) => Kept): Promise<void>;
  /** Notes that somebody wrote. Gives the id under which they are known, and answered. */
  hear(from: From, at: Date): Promise<string>;
  /** Notes that the owner of a number has gone to another one. A second time with the same id changes nothing. */
  leave(phone: string, message: string): Promise<void>;
  /** True for one caller only: whoever deals with this message. */
  claim(address: string, message: string): Promise<boolean>;
}

const MOST_DONE = 30;

export const isWindowOpen = ({ heardAt, closed }: Kept, now: Date): boolean =>
  heardAt !== undefined && closed !== true && now.getTime() - heardAt < WINDOW_OPEN_MS;

/** The name of an entry's last part, by which the entry is known. */
export const LAST = 'last';

/** Notes that WhatsApp has a part of a message. */
export function withPart(kept: Kept, { entry, index, ref }: { entry: string; index: number | typeof LAST; ref: string }): Kept {
  const refs = kept.parts?.entry === entry ? kept.parts.refs : {};
  return { ...kept, parts: { entry, refs: { ...refs, [index]: ref } } };
}

const idOf = (address: string): string => `whatsapp:${address}`;
/** With the mark of a later owner: what an earlier one was allowed, and what is meant for them, is not theirs. */
const known = (phone: string, owner = 0): string => (owner === 0 ? phone : `${phone}~${owner}`);

export function createPlaces(store: Store, now: Now): Places {
  /** Somebody who writes twice in the same instant is new only once. */
  const once = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    store.transaction(work).catch((error: unknown) => {
      if (error instanceof DuplicateKey) return store.transaction(work);
      throw error;
    });
  return {
    get: (address) => store.transaction((tx) => read(tx, address)),
    change: async (address, change) => void (await once((tx) => write(tx, { address, at: now() }, change))),
    hear: (from, at) => once((tx) => hear(tx, from, at)),
    leave: async (phone, message) =>
      void (await once((tx) => write(tx, { address: phone, at: now() }, (kept) => gone(kept, message)))),
    claim: (address, message) =>
      once(async (tx) => {
        if ((await read(tx, address)).done?.includes(message)) return false;
        await write(tx, { address, at: now() }, (kept) => ({ ...kept, done: remember(kept, message) }));
        return true;
      }),
  };
}

function remember({ done = [] }: Kept, message: string): string[] {
  return [...done, message].slice(-MOST_DONE);
}

function gone(kept: Kept, message: string): Kept {
  if (kept.done?.includes(message)) return kept;
  const { heardAt: _heard, user: _user, ...rest } = kept;
  return { ...rest, owner: (kept.owner ?? 0) + 1, left: true, done: remember(kept, message) };
}

async function read(tx: Tx, address: string): Promise<Kept> {
  return Kept.catch({}).parse((await tx.collection('places').get(idOf(address)))?.kept ?? {});
}

interface Spot {
  readonly address: string;
  readonly at: Date;
  readonly name?: string | undefined;
}

async function write(tx: Tx, { address, at, name }: Spot, change: (kept: Kept) => Kept): Promise<Kept> {
  const places = tx.collection('places');
  const before = await places.get(idOf(address));
  const kept = Kept.catch({}).parse(before?.kept ?? {});
  const changed = withoutUndefined(change(kept));
  if (before && JSON.stringify(changed) === JSON.stringify(kept)) return kept;
  const seenAt = before && before.seenAt > at ? before.seenAt : at;
  const named = name === undefined ? {} : { name };
  if (before) await places.replace({ ...before, ...named, seenAt, kept: changed });
  else {
    const place: Place = {
      ...{ id: idOf(address), version: 1, schema: 1, channel: 'whatsapp', address },
      ...named,
      ...{ seenAt: at, kept: changed },
    };
    await places.insert(place);
  }
  return changed;
}

/** The store refuses `undefined`. */
function withoutUndefined(kept: Kept): Kept {
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
}

async function hear(tx: Tx, from: From, at: Date): Promise<string> {
  const phone = from.phone ?? (await phoneOf(tx, from.user));
  const spot = { address: phone ?? from.user ?? '', at, name: from.name };
  const kept = await write(tx, spot, (before) => heard(before, phone === undefined ? undefined : from.user, at));
  if (phone === undefined) return spot.address;
  if (from.user !== undefined) await write(tx, { address: from.user, at }, (before) => ({ ...before, phone }));
  return known(phone, kept.owner);
}

/** The number that a user id came with before, unless the number has another user since. */
async function phoneOf(tx: Tx, user: string | undefined): Promise<string | undefined> {
  const phone = user === undefined ? undefined : (await read(tx, user)).phone;
  return phone !== undefined && (await read(tx, phone)).user === user ? phone : undefined;
}

/** Another user on the same number: numbers are given to new people, and what the old one was allowed does not follow. */
function heard(kept: Kept, user: string | undefined, at: Date): Kept {
  const { left: _left, ...rest } = kept;
  const changedHands = user !== undefined && kept.user !== undefined && kept.user !== user;
  // The platform counts in seconds: two messages may have the same instant.
  const newer = at.getTime() >= (kept.heardAt ?? 0);
  const { closed: _closed, ...opened } = rest;
  return {
    ...(newer ? opened : rest),
    heardAt: Math.max(at.getTime(), kept.heardAt ?? 0),
    ...(user !== undefined && { user }),
    ...(changedHands && { owner: (kept.owner ?? 0) + 1 }),
  };
}
