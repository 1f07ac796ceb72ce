import { withSql } from '@tym/dev'
import { inject } from 'vitest'

/** How many lines there are by event; those that concern a file stand apart from those of nobody. */
export type Lines = Readonly<Record<string, number>>

interface Row {
  readonly event: string
  readonly outcome: string
  readonly of_file: boolean
  readonly count: number
}

/** Counts what somebody leaves in the log, each time since the last. */
export function countLines(person: string): { take(): Promise<Lines> } {
  let last = ''
  return {
    take: async () => {
      const lines: Record<string, number> = {}
      await withSql(inject('browserWorld').registerUrl, async (sql) => {
        const rows = await sql<Row[]>`
          select event, outcome, subject is not null as of_file, count(*)::integer as count from audit.entry
          where person = ${person} and line::text > ${last} group by 1, 2, 3 order by 1, 2, 3`
        const [newest] = await sql<{ line: string }[]>`
          select line::text from audit.entry where person = ${person} order by line desc limit 1`
        last = newest?.line ?? last
        for (const { event, outcome, of_file: isOfFile, count } of rows)
          lines[`${event}${outcome === 'denied' ? ' (denied)' : ''}${isOfFile ? '' : ' of nobody'}`] = count
      })
      return lines
    },
  }
}
