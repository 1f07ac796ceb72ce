import { createLane, Problem, within } from '@tym/kernel'
import postgres from 'postgres'

/** Milliseconds that a statement may take on the server, and that its answer may take to come here. */
const longestStatement = 3_000
const longestAnswer = 4_000
/** Work that waits for a connection, and for how many milliseconds. */
const waiting = { waiting: 500, patience: longestAnswer }

export interface Connections {
  /**
   * Runs the work on a connection of its own. Throws Problem 'service-unavailable' for an answer that does
   * not come; that one connection is then given up, since a server that has gone silent tells nobody.
   */
  ask<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** As many connections as are said, of which each is one client: a late answer ends only its own. */
export function openConnections(url: string, most: number): Connections {
  const open = new Set<postgres.Sql>()
  const idle: postgres.Sql[] = []
  const lane = createLane({ most, ...waiting })
  const ask = <T>(work: (used: postgres.Sql) => Promise<T>): Promise<T> =>
    lane(async () => {
      const sql = idle.pop() ?? connect(url)
      open.add(sql)
      try {
        const done = await within(longestAnswer, work(sql), 'The session database does not answer.')
        idle.push(sql)
        return done
      } catch (error) {
        if (error instanceof Problem) {
          open.delete(sql)
          void sql.end({ timeout: 0 })
        } else idle.push(sql)
        throw error
      }
    })
  return {
    ask,
    close: async () => {
      await Promise.all([...open].map((sql) => sql.end({ timeout: 5 })))
    },
  }
}

const connect = (url: string) =>
  postgres(url, {
    max: 1,
    onnotice: () => {},
    connect_timeout: 4,
    connection: { application_name: 'web', TimeZone: 'UTC', statement_timeout: longestStatement },
  })
