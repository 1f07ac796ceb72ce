import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'
import { sqlState } from './sql-state.ts'

/**
 * Milliseconds that a migration waits for a lock before it lets those pass who wait behind it, and between
 * two attempts.
 */
const lockPatience = 1_000
const betweenAttempts = 500
const mostAttempts = 120

/** A text of SQL, and the role that runs it: the migrating role itself unless one is said. */
export interface Part {
  readonly text: string
  readonly role?: string
}

/**
 * Runs the parts in one transaction. Who reads meanwhile waits a second at most: parts that do not get their
 * locks by then let them pass, and are tried again. Throws with the name and the line of what went wrong.
 */
export async function applyParts(sql: postgres.Sql, name: string, parts: readonly Part[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    let current = ''
    try {
      await sql.begin(async (tx) => {
        await tx`select set_config('lock_timeout', ${String(lockPatience)}, true)`
        for (const { text, role } of parts) {
          current = text
          if (role !== undefined) await tx.unsafe(`set local role ${role}`)
          await tx.unsafe(text)
          if (role !== undefined) await tx.unsafe('reset role')
        }
      })
      return
    } catch (error) {
      const isBusy = ['55P03', '40P01'].includes(sqlState(error) ?? '')
      if (!isBusy || attempt === mostAttempts)
        throw new Error(`${name}: ${placeOf(error, current)}`, { cause: error })
      await delay(betweenAttempts)
    }
  }
}

function placeOf(error: unknown, text: string): string {
  if (!(error instanceof postgres.PostgresError)) return String(error)
  const position = Number(error.position)
  const line = Number.isNaN(position) ? '?' : text.slice(0, position).split('\n').length
  return `line ${line}: ${error.message}`
}
