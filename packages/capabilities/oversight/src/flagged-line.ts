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

/**
 * Leaves of the sealed log that a run looks at, from the one up to below the other, and when their lines were
 * written.
 */
export interface Stretch {
  readonly from: number
  readonly until: number
  readonly firstAt: Date
  readonly lastAt: Date
  /** When the newest line of this stretch or before it was written: whatever is newer is looked at later. */
  readonly newestAt: Date
  /** Whether nothing more was sealed yet. */
  readonly isLast: boolean
}
