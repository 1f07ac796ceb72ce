import type { ReadTx, WriteTx } from '@tym/database'
import type { Journal } from '@tym/journal'
import type { CustomershipId, OrganisationId, PersonId, PlainDate } from '@tym/kernel'
import type { CustomershipKeys, KeyVault } from '@tym/key-vault'
import type { OperationId, Reach } from '@tym/register'
import type { Address, MessagePort } from './message.ts'

/** Somebody of staff, and under which authority they act. */
export interface Officer {
  readonly person: PersonId
  readonly authority: OrganisationId
}

/** A notice that this capability gives: kind, ids and a day. */
export interface Told {
  readonly recipient: PersonId
  readonly organisation: OrganisationId
  readonly kind:
    | 'holdProposed'
    | 'holdReviewDue'
    | 'holdReviewOverdue'
    | 'announcementFailed'
    | 'farewellFailed'
    | 'recallOutstanding'
    | 'deletionResidue'
    | 'annulmentProposed'
    | 'annulmentAwaitsAgreement'
    | 'annulmentRefused'
    | 'customershipAnnulled'
    | 'openedInError'
    | 'annulledPersonNotReached'
  readonly customership?: CustomershipId
  readonly dueOn?: PlainDate
  readonly onceKey: string
}

/** What is handed in at start-up, since this capability imports no sibling. */
export interface Needs {
  /** Puts a notice into an officer's inbox once; true when it is new. */
  readonly notify: (tx: WriteTx, notice: Told) => Promise<boolean>
  /** Everybody who may do it today with that reach, in one authority or in all. */
  readonly listWhoMay: (
    tx: ReadTx,
    wanted: { readonly operation: OperationId; readonly reach: Reach; readonly authority?: OrganisationId },
  ) => Promise<readonly Officer[]>
  /** Who works on a file today, of one organisation or of all. */
  readonly listTeam: (
    tx: ReadTx,
    customership: CustomershipId,
    organisation?: OrganisationId,
  ) => Promise<readonly { readonly person: PersonId; readonly organisation: OrganisationId }[]>
  /**
   * To whom a file's messages go: 'deceased' when nobody writes to the person any more, undefined when the
   * file knows no identity code.
   */
  readonly findAddress: (tx: ReadTx, keys: CustomershipKeys) => Promise<Address | 'deceased' | undefined>
  readonly messages: MessagePort
  /** Where a customer signs in to read their own data. */
  readonly ownDataUrl: string
  readonly keys: Pick<KeyVault, 'find'>
  /** Of what outlives its file: farewells and kept holds. */
  readonly ownKeys: Pick<KeyVault, 'find' | 'destroy'>
  /**
   * What outlives every backup of the databases: that a file was deleted, or what outlived it, so that a
   * restore deletes it again.
   */
  readonly journal: Pick<Journal, 'append'>
}
