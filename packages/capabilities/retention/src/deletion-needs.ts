import type { ReadTx } from '@tym/database'
import type { EntryId, FoundWord, OrganisationId } from '@tym/kernel'
import type { CustomershipKeys, KeyVault } from '@tym/key-vault'
import type { JobQueue } from '@tym/outbox'
import type { HeldVersion } from './keep-hold.ts'
import type { Needs } from './needs.ts'

/**
 * A place that holds data, and how it is searched: with a canary that the search itself plants and finds,
 * unless it is blind.
 */
export interface Store {
  /** As certificates and operators name it. */
  readonly name: string
  /**
   * Whether jobs may stay named in it by their ids, as in logs: the id of a job that is gone leads to nobody.
   */
  readonly mayNameJobs?: boolean
  scan(words: ReadonlySet<string>, canary: string): Promise<readonly FoundWord[]>
}

/** What the deletion itself needs besides. */
export interface DeletionNeeds
  extends Pick<Needs, 'notify' | 'listWhoMay' | 'findAddress' | 'keys' | 'journal'> {
  /** Keys of files, which the deletion destroys, and of what outlives them. */
  readonly ownKeys: Pick<KeyVault, 'find' | 'create' | 'destroy'>
  /** Every version of these entries, opened. */
  readonly findVersions: (
    tx: ReadTx,
    keys: CustomershipKeys,
    entries: readonly EntryId[],
  ) => Promise<readonly HeldVersion[]>
  readonly queue: Pick<JobQueue, 'forget'>
  /** Every store that there is. */
  readonly stores: readonly Store[]
  readonly findAgency: (tx: ReadTx) => Promise<{ readonly id: OrganisationId } | undefined>
  /** The signer of the agency, under whose name certificates stand. */
  readonly signerOf: (organisation: OrganisationId) => {
    signNote(kind: 'deletionCertificate', text: string): Promise<string>
  }
  readonly agencyName: string
}
