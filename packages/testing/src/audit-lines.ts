import type { Sql } from 'postgres'

/** One line of the log as it is stored, with the side row that dies with the file. */
export type LoggedLine = {
  readonly line: string
  readonly at: Date
  readonly xact: string | null
  readonly event: string
  readonly outcome: 'allowed' | 'denied'
  readonly problem: string | null
  readonly person: string | null
  readonly certificate: string | null
  readonly role: string | null
  readonly employer: string | null
  readonly authority: string | null
  readonly purpose: string | null
  readonly ground: string | null
  readonly categories: number[]
  readonly fields: string[]
  readonly rule: string | null
  readonly policyVersion: string
  readonly subject: Buffer | null
  readonly outOfTeam: boolean
  readonly customership: string | null
  readonly resources: string[] | null
  readonly reason: Buffer | null
}

export type LogReader = {
  /** The lines written since the last call, in the order of their transactions. */
  take(): Promise<LoggedLine[]>
}

/**
 * Reads the log past row-level security; each line is given once. What was seen is a snapshot of the database
 * and not a list of lines, which would grow with every reading of a long suite.
 */
export function createLogReader(sql: Sql): LogReader {
  let seen = '1:1:'
  return {
    async take() {
      const rows = await sql<(LoggedLine & { readonly snapshot: string })[]>`
        select e.line, e.at, e.xact::text as xact, e.event, e.outcome, e.problem, e.person, e.certificate, e.role,
          e.employer, e.authority, e.purpose, e.ground, e.categories, e.fields, e.rule,
          e.policy_version as "policyVersion", e.subject, e.out_of_team as "outOfTeam",
          d.customership, d.resources, d.reason, pg_current_snapshot()::text as snapshot
        from audit.entry e left join audit.detail d on d.line = e.line
        where e.xact >= pg_snapshot_xmin(${seen}::pg_snapshot)
          and not pg_visible_in_snapshot(e.xact, ${seen}::pg_snapshot)
        order by e.xact, e.line`
      return rows.map(({ snapshot, ...line }) => {
        seen = snapshot
        return line
      })
    },
  }
}
