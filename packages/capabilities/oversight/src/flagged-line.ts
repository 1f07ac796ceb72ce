import { lineId, organisationId, personId } from '@tym/kernel'
import { roleId } from '@tym/register'
import { z } from 'zod'

/** A line of the log that looks wrong, and by whom it is. */
export const flaggedLine = z.object({
  line: lineId,
  at: z.coerce.date(),
  person: personId,
  employer: organisationId,
  authority: organisationId,
  role: roleId,
})
export type FlaggedLine = z.infer<typeof flaggedLine>

/** The part of the log that a run looks at: lines after `from`, up to and with `until`. */
export interface Stretch {
  readonly from: Date
  readonly until: Date
}
