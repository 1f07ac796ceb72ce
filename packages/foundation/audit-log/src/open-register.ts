import {
  assertReachable,
  assertSafeRole,
  assertSchema,
  type Database,
  type DatabaseOptions,
  openDatabase,
} from '@tym/database'
import { assertNotRestored } from '@tym/journal'
import type { Clock } from '@tym/kernel'
import type { Metrics } from '@tym/telemetry'
import { type SealingWatch, watchSealing } from './sealing/watch-sealing.ts'
import { showRegister } from './show-register.ts'

/** One pool of the register, and the variable that its address came from. */
export type RegisterPool = DatabaseOptions & { readonly variable: string }

/**
 * A pool of another database that is opened beside the register, such as the keys: its role is judged
 * likewise.
 */
export interface BesidePool {
  readonly pool: Pick<Database, 'sql' | 'counts'>
  readonly variable: string
}

export interface RegisterOptions {
  readonly pool: RegisterPool
  readonly keys: readonly BesidePool[]
  readonly clock: Clock
  /** What was deleted and withdrawn, outside the databases. */
  readonly journalFile: string
  /** How many of these hashes of the journal the register still has. */
  readonly countBack: (register: Database, hashes: readonly string[]) => Promise<number>
  /** Returns once no consent is in force of which the journal says that it was withdrawn. */
  readonly withdrawAgain: (register: Database) => Promise<void>
  readonly sealingLimitSeconds: number
  /** Told how the register does from now on. */
  readonly metrics: Metrics
  readonly onError: (error: unknown) => void
}

export interface OpenRegister {
  readonly database: Database
  /** Opens a further pool of the same register, such as that of the gate. */
  openAnother(pool: RegisterPool): Promise<Database>
  readonly mustBeSealed: SealingWatch['mustBeSealed']
  close(): Promise<void>
}

/**
 * The one way in which a process that serves opens the register: no role that could pass row-level security,
 * the schema that the program was made for, nothing back from a backup that the journal says is gone, and an
 * eye on the sealing of the log. Throws, with all its pools closed, when any of it does not hold.
 */
export async function openRegister(options: RegisterOptions): Promise<OpenRegister> {
  const { pool, keys, clock, journalFile, countBack, withdrawAgain, sealingLimitSeconds } = options
  const { metrics, onError } = options
  const opened: { readonly variable: string; readonly database: Database }[] = []
  const closeAll = async (): Promise<void> => {
    await Promise.all(opened.map(({ database }) => database.close()))
  }
  const openSafely = async ({ variable, ...address }: RegisterPool): Promise<Database> => {
    const database = openDatabase(address)
    opened.push({ variable, database })
    await assertReachable(database.sql, variable)
    await assertSafeRole(database, variable)
    await assertSchema(database, 'register', variable)
    return database
  }
  try {
    const database = await openSafely(pool)
    for (const { pool: beside, variable } of keys) {
      await assertReachable(beside.sql, variable)
      await assertSafeRole(beside, variable)
      await assertSchema(beside, 'keys', variable)
    }
    await assertNotRestored(journalFile, (hashes) => countBack(database, hashes))
    await withdrawAgain(database)
    const pools = () => [
      ...opened.map(({ variable, database: each }) => ({ variable, counts: each.counts })),
      ...keys.map(({ pool: beside, variable }) => ({ variable, counts: beside.counts })),
    ]
    const sealing = await watchSealing({ database, clock, limitSeconds: sealingLimitSeconds, onError })
    showRegister(metrics, { pools, journalFile, clock, unsealedSeconds: sealing.unsealedSeconds })
    return {
      database,
      openAnother: openSafely,
      mustBeSealed: sealing.mustBeSealed,
      close: async () => {
        sealing.close()
        await closeAll()
      },
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}
