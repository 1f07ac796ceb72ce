import type { ReadTx } from '@tym/database'
import { type CustomershipId, type LineId, lineId, organisationId, Problem, personId } from '@tym/kernel'
import { roleId } from '@tym/register'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

const ownLine = z.object({
  line: lineId,
  at: z.coerce.date(),
  event: z.string(),
  outcome: z.enum(['allowed', 'denied']),
  person: personId.nullable(),
  role: roleId.nullable(),
  employer: organisationId.nullable(),
  authority: organisationId.nullable(),
  isSealed: z.boolean(),
})
export type OwnLine = z.infer<typeof ownLine>

/**
 * What a sealed line of this file's log says of who did what. Throws Problem 'not-found' for a line that is
 * nobody's or another's, or is shown to the customer later, and 'not-ready-yet' within the second that passes
 * before a line is sealed.
 */
export async function findOwnLine(tx: ReadTx, customership: CustomershipId, line: LineId): Promise<OwnLine> {
  const [row] = await tx.drizzle.execute(sql`
    select e.line, e.at, e.event, e.outcome, e.person, e.role, e.employer, e.authority, f.line is not null as "isSealed"
    from audit.detail d join audit.entry e on e.line = d.line left join audit.file_line f on f.line = d.line
    where d.customership = ${customership} and d.line = ${line}
      and d.line not in (select x.line from relation.delayed_own_lines(${tx.context.calendar}) x)`)
  if (row === undefined) throw new Problem('not-found', 'The file has no such line in its log.', '/line')
  const found = ownLine.parse(row)
  if (!found.isSealed) throw new Problem('not-ready-yet', 'The line has not been sealed yet.')
  return found
}
