import { actorPart, actPart, filePart, type LogEntry } from '@tym/audit-proof'
import { sha256 } from '@tym/kernel'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'

/** A line as the tables hold it: the entry, and what lies beside it while the file is there. */
const row = z.object({
  ...actPart.omit({ policyVersion: true, outOfTeam: true, line: true }).shape,
  line: z.string(),
  policy_version: z.string(),
  out_of_team: z.boolean(),
  person: z.string().nullable(),
  certificate: z.string().nullable(),
  usage_right: z.string().nullable(),
  customership: z.string().nullable(),
  resources: z.array(z.string()).nullable(),
  reason: z.instanceof(Uint8Array).nullable(),
})
export type LogLine = z.infer<typeof row>

/** The columns of a line, of `audit.entry e` and `audit.detail d`, as `parseLogLine` reads them. */
export const logLineColumns: SQL = sql`e.line, e.event, e.outcome, e.problem, e.person, e.certificate, e.usage_right, e.employer,
  e.authority, e.role, e.purpose, e.ground, e.categories, e.fields, e.rule, e.policy_version, e.out_of_team,
  to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, encode(e.subject, 'hex') as subject,
  d.customership, d.resources, d.reason`

/** A row of these columns. Throws ZodError when the tables hold what no log line is. */
export function parseLogLine(value: unknown): LogLine {
  return row.parse(value)
}

/**
 * The entry that a line is, in the parts that are committed to; `number` is its number within the file, if it
 * has one.
 */
export function toLogEntry(line: LogLine, number: number | undefined): LogEntry {
  const { person, certificate, usage_right: usageRight, policy_version, out_of_team, ...rest } = line
  const { customership, resources, reason, ...act } = rest
  return {
    act: actPart.parse({ ...act, policyVersion: policy_version, outOfTeam: out_of_team }),
    actor: actorPart.parse({ person, certificate, usageRight }),
    file:
      number === undefined
        ? null
        : filePart.parse({
            customership,
            number,
            resources: resources ?? [],
            reasonDigest: digestOf(reason),
          }),
  }
}

function digestOf(reason: Uint8Array | null): string | null {
  return reason === null ? null : sha256(reason).toString('hex')
}
