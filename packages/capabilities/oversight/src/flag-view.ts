import { accessFlagId, lineId, organisationId, personId, plainDate } from '@tym/kernel'
import { flagKind, flagOutcome, roleId } from '@tym/register'
import { z } from 'zod'

/** A flag as whoever must answer sees it, and an operator when nobody does. It holds nothing of customers. */
export const flagView = z.strictObject({
  id: accessFlagId,
  kind: flagKind,
  actor: personId,
  role: roleId,
  employer: organisationId,
  authority: organisationId,
  /** Whose supervisors must answer. */
  owner: organisationId,
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** How many lines it is about, and the ids of the newest. */
  lineCount: z.int(),
  lines: z.array(lineId),
  state: z.enum(['open', 'overdue', 'answered']),
  version: z.int(),
  raisedAt: z.iso.datetime(),
  dueOn: plainDate,
  answer: z
    .strictObject({
      outcome: flagOutcome,
      /** Null once nobody can read it any more. */
      text: z.string().nullable(),
      by: personId,
      at: z.iso.datetime(),
    })
    .nullable(),
})
export type FlagView = z.infer<typeof flagView>

/** Id of the example in the documentation, which the denial suite sends. */
export const exampleFlag = accessFlagId.parse('0198f0a0-0000-7000-8000-000000000f01')
