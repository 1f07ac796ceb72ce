import type { OwnWork } from '@tym/customerships/public'
import type { ReadTx } from '@tym/database'
import type { StaffPrincipal } from '@tym/employment'
import { customershipId, dateInHelsinki, dueOn, entryId } from '@tym/kernel'
import {
  deadlineRule,
  fieldId,
  getField,
  isCustomer,
  mayPerform,
  mayRecord,
  protectedFields,
  roleId,
} from '@tym/register'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { mayReadField, mayWriteNow } from '../may-read-field.ts'
import type { Waiting } from './task.ts'

const remark = z.object({
  customership: customershipId,
  entry: entryId,
  field: fieldId,
  about: fieldId.nullable(),
  opened: z.boolean(),
  authorRole: roleId,
  flaggedAt: z.coerce.date(),
})

/**
 * Entries of the caller's organisation in these files that somebody suspects to be wrong, as far as the
 * caller may answer for them (13 §). What is opened only for the purpose of safety is not told of here.
 */
export async function remarkTasks(
  tx: ReadTx,
  work: readonly OwnWork[],
  { role, authority: owner }: Pick<StaffPrincipal, 'role' | 'authority'>,
): Promise<readonly Waiting[]> {
  if (!mayPerform(role, 'entry.correct')) return []
  const rows = await tx.drizzle.execute(
    sql`select customership, entry, field, about, opened, author_role as "authorRole", flagged_at as "flaggedAt"
      from relation.remarks_to_answer()`,
  )
  const files = new Map(work.map((file) => [file.customership, file]))
  return z
    .array(remark)
    .parse([...rows])
    .flatMap(({ customership, entry, flaggedAt, authorRole, ...placed }): readonly Waiting[] => {
      const { field } = placed
      const file = files.get(customership)
      if (file === undefined || (file.safety && protectedFields.includes(field))) return []
      const answers =
        mayRecord(role, field) &&
        mayWriteNow({ role }, field, file) &&
        mayReadField({ role, authority: owner }, { ...placed, owner }, file) &&
        !(getField(field).voice !== undefined && isCustomer(authorRole))
      if (!answers) return []
      const since = dateInHelsinki(flaggedAt)
      return [
        {
          id: `flag-${entry}`,
          kind: 'flag',
          customership,
          number: file.number,
          safety: file.safety,
          since,
          waitsFor: [owner],
          missing: [field],
          at: { category: getField(field).category, field, entry },
          dueOn: dueOn(deadlineRule('entryFlagAnswer', since), since),
        },
      ]
    })
}
