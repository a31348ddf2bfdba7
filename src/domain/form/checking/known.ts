import type { Asset } from '../../asset.ts';
import type { Scope } from '../conditions.ts';

interface Ids {
  has(id: string): boolean;
}

/** What a check may look things up in; what is absent is not checked. */
export interface Known {
  /** Local date, `YYYY-MM-DD`. */
  readonly today?: string;
  readonly zone?: string;
  readonly now?: Date;
  readonly people?: Ids;
  readonly departments?: Ids;
  readonly sites?: Ids;
  readonly assets?: Pick<ReadonlyMap<string, Pick<Asset, 'kind' | 'owner' | 'confidential'>>, 'get'>;
  /** Who answers: a confidential asset is known to its owner alone. */
  readonly asker?: string;
  /** Files that were received from who answers. */
  readonly files?: Ids;
}

export interface Checked extends Known {
  readonly scope: Scope;
}
