import { randomUUID } from 'node:crypto';
import type { Environment } from '../../../adapters/config/env.ts';
import { unlinkAccount } from '../../actions/accounts/unlink-account.ts';
import type { Context } from '../../actions/context.ts';
import type { Definitions } from '../../domain/definitions.ts';
import type { Link } from '../../messaging/account-link.ts';
import type { Store, Tx } from '../../ports.ts';
import type { Streams } from '../command.ts';
import { createDigest } from '../digest.ts';
import { openStore } from '../open-store.ts';
import { createNewIds } from '../start/new-ids.ts';

export interface LinksOrder {
  readonly environment: Environment;
  readonly definitions: Definitions;
  readonly data: string | undefined;
}

/** A linked address as it is printed. `name` is absent where the directory no longer has the person. */
type Row = Pick<Link, 'channel' | 'address' | 'person' | 'at' | 'by'> & { readonly id: string; readonly name?: string };

/** Who has linked which addresses, since when and by whom, oldest first; of one person, or of all. */
export async function listLinks(
  order: LinksOrder,
  { person, json }: { readonly person: string | undefined; readonly json: boolean },
  { stdout, stderr }: Streams,
): Promise<number> {
  const { people } = order.definitions;
  const store = await openStore({ ...order, readOnly: true });
  try {
    const rows: Row[] = [];
    for await (const { id, channel, address, person: owner, at, by } of store.scan('links')) {
      const name = people.get(owner)?.name;
      if (person === undefined || owner === person)
        rows.push({ id, channel, address, person: owner, at, by, ...(name && { name }) });
    }
    rows.sort((one, other) => one.at.getTime() - other.at.getTime());
    stdout.write(json ? `${JSON.stringify({ links: rows })}\n` : rows.map((row) => `${lineOf(row)}\n`).join(''));
    if (rows.length === 0) stderr.write(`nobody${person === undefined ? '' : ` called ${person}`} has linked an address\n`);
    return 0;
  } finally {
    await store.close();
  }
}

function lineOf({ id, person, name, at, by }: Row): string {
  const who = name === undefined ? `${person} (no longer in people.yaml)` : `${name} (${person})`;
  return `${id}  ${who}  since ${at.toISOString()}${by === person ? '' : `  by ${by}`}`;
}

/** Takes one linked address away from whoever has it. The desk tells both places. */
export async function removeLink(order: LinksOrder, id: string, { stdout, stderr }: Streams): Promise<number> {
  const store = await openStore(order);
  try {
    const removed = await store.transaction(async (tx) => {
      const link = await tx.collection('links').get(id);
      if (link) await unlinkAccount(contextOf(order, store, tx), link.person, [link]);
      return link;
    });
    if (!removed) stderr.write(`mesa people: ${id} is nobody's linked address; mesa people links lists them\n`);
    else stdout.write(`${JSON.stringify({ unlinked: id, person: removed.person })}\n`);
    return removed ? 0 : 1;
  } finally {
    await store.close();
  }
}

/** As the desk itself. */
function contextOf({ environment, definitions }: LinksOrder, store: Store, tx: Tx): Context {
  const { slack, teams, whatsapp, auditKey, publicUrl } = environment;
  const on = Object.entries({ slack, teams, whatsapp, web: true }).flatMap(([name, set]) => (set ? [name] : []));
  return {
    ...{ tx, definitions, actor: 'system', channel: 'system', now: new Date(), salt: randomUUID },
    ...{ newId: createNewIds(), digest: createDigest(auditKey), channels: new Set(on) },
    ...(publicUrl !== undefined && { publicUrl }),
    nextNumber: async (prefix) => `${prefix}-${await store.next(prefix)}`,
  };
}
