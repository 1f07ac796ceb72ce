import { ConfigError } from '@tym/config'
import { systemTrouble } from '@tym/kernel'
import type postgres from 'postgres'
import { sqlState } from './sql-state.ts'

/** Deadlines of whole transactions came with it. */
const oldestServer = 17

/**
 * Refuses to go on with a database that does not answer or is none that can be worked with, in one sentence
 * that names the variable its address came from and the next step; never the address's user or password.
 * Called once at start, before anything else is asked.
 */
export async function assertReachable(sql: postgres.Sql, variable: string): Promise<void> {
  let version: number
  try {
    const [row] = await sql<
      { version: number }[]
    >`select current_setting('server_version_num')::int as version`
    version = Math.floor((row?.version ?? 0) / 10_000)
  } catch (error) {
    throw unreachable(error, sql, variable) ?? error
  }
  if (version < oldestServer)
    throw new ConfigError(
      variable,
      `names a server of PostgreSQL ${version}. Set it to one of PostgreSQL ${oldestServer} or newer.`,
    )
}

function unreachable(error: unknown, { options }: postgres.Sql, variable: string): ConfigError | undefined {
  const at = `${options.host.join(', ')}:${options.port.join(', ')}`
  const trouble = systemTrouble(error) ?? driverCode(error)
  if (trouble !== undefined)
    return new ConfigError(
      variable,
      `nothing answers at ${at} (${trouble}). Start the server there, or correct host and port.`,
    )
  const state = sqlState(error)
  const advice = state === undefined ? undefined : advices[state]
  return advice === undefined ? undefined : new ConfigError(variable, `${advice} (${state} from ${at}).`)
}

const refused =
  'its user or password is refused. Correct them, or make the role with infra/postgres/roles.sql'
/** By SQLSTATE. */
const advices: Readonly<Record<string, string>> = {
  '28P01': refused,
  '28000': refused,
  '3D000': 'there is no such database. Make it with createdb, or correct its name',
  '42501': 'its role has no right to connect. Grant connect on the database to it',
  '53300': 'the server has no connection left. Raise max_connections, or stop what holds them',
  '57P03': 'the server is starting or stopping. Start again in a moment',
}

/** Of the driver, which has codes of its own for connections that cannot be opened. */
function driverCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return error.code === 'CONNECT_TIMEOUT' || error.code === 'CONNECTION_CLOSED' ? error.code : undefined
}
