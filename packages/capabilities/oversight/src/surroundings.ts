import type { ReadTx, WriteTx } from '@tym/database'
import type { CustomershipId, OrganisationId, PersonId, PlainDate, UsageRightId } from '@tym/kernel'
import type { CustomershipKeys, KeyVault } from '@tym/key-vault'
import type { OperationId, Reach } from '@tym/register'

/** Somebody of staff, and under which authority they act. */
export interface Officer {
  readonly person: PersonId
  readonly authority: OrganisationId
}

/** A notice that this capability gives: kind and a day, nothing of what was flagged or asked. */
export interface Told {
  readonly recipient: PersonId
  readonly organisation: OrganisationId
  readonly kind:
    | 'accessFlagged'
    | 'accessFlagDue'
    | 'accessFlagOverdue'
    | 'accessFlagAnswered'
    | 'logQuestionAsked'
    | 'logQuestionDue'
    | 'logQuestionOverdue'
    | 'logQuestionUnattended'
    | 'lineDelayProposed'
  readonly dueOn: PlainDate
  readonly onceKey: string
}

/** What is handed in at start-up, since this capability imports no sibling. */
export interface Surroundings {
  /** Puts a notice into an officer's inbox once; true when it is new. */
  readonly notify: (tx: WriteTx, notice: Told) => Promise<boolean>
  /** Everybody who may do it today with that reach, in one authority or in all. */
  readonly listWhoMay: (
    tx: ReadTx,
    wanted: { readonly operation: OperationId; readonly reach: Reach; readonly authority?: OrganisationId },
  ) => Promise<readonly Officer[]>
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
  readonly findAgency: (tx: ReadTx) => Promise<{ readonly id: OrganisationId } | undefined>
  /** An organisation's own signer. */
  readonly signerOf: (organisation: OrganisationId) => {
    signNote(kind: 'lines', text: string): Promise<string>
  }
  readonly keys: Pick<KeyVault, 'find'>
  /** Of reviews and answers, whose keys the worker may destroy. */
  readonly ownKeys: Pick<KeyVault, 'destroy'>
}
