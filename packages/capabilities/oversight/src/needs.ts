import type { ReadTx } from '@tym/database'
import type { CustomershipId, UsageRightId } from '@tym/kernel'
import type { CustomershipKeys, KeyVault } from '@tym/key-vault'
import type { Telling } from './recipients.ts'

/** The notices that this capability gives. */
type Told = 'accessFlagged' | 'accessFlagDue' | 'accessFlagOverdue' | 'accessFlagAnswered'

/** What is handed in at start-up, since this capability imports no sibling. */
export interface Needs extends Telling<Told> {
  /** The name under which each right was granted. */
  readonly listHolderNames: (
    tx: ReadTx,
    rights: readonly UsageRightId[],
  ) => Promise<ReadonlyMap<UsageRightId, string>>
  /** Family names of files as keyed hashes, each under its own file's key. */
  readonly findSurnameMarks: (
    tx: ReadTx,
    files: ReadonlyMap<CustomershipId, CustomershipKeys>,
  ) => Promise<ReadonlyMap<CustomershipId, readonly Buffer[]>>
  readonly keys: Pick<KeyVault, 'find'>
  /** Of reviews and answers, whose keys the worker may destroy. */
  readonly ownKeys: Pick<KeyVault, 'destroy'>
}
