import type { WriteTx } from '@tym/database'
import { append } from '@tym/employment'
import type { CustomershipId } from '@tym/kernel'
import type { KeyVault } from '@tym/key-vault'
import { type EventId, type FieldId, getField } from '@tym/register'

/** One step of a job, for the customer's log: nobody's act, so the line names no person. */
export interface Step {
  readonly event: EventId
  readonly customership: CustomershipId
  readonly resource: string
  /** What of the customer's data it concerned. */
  readonly fields: readonly FieldId[]
  /** Why it was refused: a code. */
  readonly problem?: string | undefined
}

/** Writes the line in the transaction of the step itself (Act 906/2019 17 §). */
export async function logStep(
  tx: WriteTx,
  keys: Pick<KeyVault, 'find'>,
  { event, customership, resource, fields, problem }: Step,
): Promise<void> {
  await append(
    tx,
    undefined,
    {
      event,
      ground: 'gdpr-7',
      customership,
      resources: [resource],
      fields: [...new Set(fields)].sort(),
      categories: [...new Set(fields.map((field) => getField(field).category))].sort(),
    },
    async (id, line) => (await keys.find(id))?.subjectOf(line),
    problem,
  )
}
