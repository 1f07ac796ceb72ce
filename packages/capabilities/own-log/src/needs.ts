import type { ReadTx } from '@tym/database'
import type { OrganisationId } from '@tym/kernel'
import type { Telling } from '@tym/oversight/public'

/** The notices that this capability gives. */
type Told =
  | 'logQuestionAsked'
  | 'logQuestionDue'
  | 'logQuestionOverdue'
  | 'logQuestionUnattended'
  | 'lineDelayProposed'

/** What is handed in at start-up, since this capability imports only the watch beside it. */
export interface Needs extends Telling<Told> {
  readonly findAgency: (tx: ReadTx) => Promise<{ readonly id: OrganisationId } | undefined>
  /** An organisation's own signer. */
  readonly signerOf: (organisation: OrganisationId) => {
    signNote(kind: 'lines', text: string): Promise<string>
  }
}
