import { within } from '@tym/kernel'
import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsDatabase, PostgresJsSession } from 'drizzle-orm/postgres-js'
import type postgres from 'postgres'
import { type Context, settingsOf } from './context.ts'
import { openPool, type PoolCounts } from './open-pool.ts'
import { probeWrite } from './probe-write.ts'

type Drizzle = Pick<PostgresJsDatabase, 'select' | 'selectDistinct' | 'execute'>
type WritingDrizzle = Pick<
  PostgresJsDatabase,
  'select' | 'selectDistinct' | 'execute' | 'insert' | 'update' | 'delete'
>

/** A transaction that may only read. PostgreSQL refuses a write in it. */
export interface ReadTx {
  readonly access: 'read' | 'write'
  readonly drizzle: Drizzle
  readonly context: Context
}

/** A transaction that may write. Lasts at most five seconds. */
export interface WriteTx extends ReadTx {
  readonly access: 'write'
  readonly drizzle: WritingDrizzle
}

export interface Database {
  /**
   * Runs `work` in a read-only transaction under the context, which lasts at most so many milliseconds, five
   * seconds unless given.
   */
  read<T>(context: Context, work: (tx: ReadTx) => Promise<T>, longest?: number): Promise<T>
  /** Runs `work` in a transaction under the context; commits when it returns, rolls back when it throws. */
  write<T>(context: Context, work: (tx: WriteTx) => Promise<T>): Promise<T>
  /** The pool itself, for single calls of gate functions: one round trip, one implicit transaction. */
  readonly sql: postgres.Sql
  /** Throws Problem `service-unavailable` unless the database answers at once. */
  probe(): Promise<void>
  /** Throws unless the database takes writes at once and has room for them. */
  probeWrite(): Promise<void>
  /** Of all connections, those for what may take long included. */
  counts(): PoolCounts
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly url: string
  /** Largest number of connections. */
  readonly max: number
  readonly applicationName: string
  /**
   * Milliseconds that a statement waits for a lock and that it may take; without them as long as it takes.
   */
  readonly patience?: { readonly lock: number; readonly statement: number }
}

const longestMilliseconds = 5_000
/**
 * That a transaction waits for what another holds: it gives its connection back before the others run out of
 * them.
 */
const lockMilliseconds = 3_000
/** One text whatever is set, with the values apart. */
const setting = 'select count(set_config(key, value, true)) from json_each_text($1::json)'
/**
 * Of the gate's pool: one who waits for the lock of another must not hold up those who read together with
 * them.
 */
export const gatePatience = { lock: 200, statement: 5_000 } as const
/** OID of the type. */
const timestamptz = 1184

/** Beyond what a transaction may take on the server, until nobody waits for it here any more. */
const grace = 5_000
const longConnections = 2

/**
 * Opens a pool, which connects at the first use. What may take long has connections of its own, so that a
 * silent one among the others is known by its silence.
 */
export function openDatabase({ url, max, applicationName, patience }: DatabaseOptions): Database {
  const settings = patience && { lock_timeout: patience.lock, statement_timeout: patience.statement }
  const open = (connections: number, name: string, longestAnswer?: number) => {
    const pool = openPool({
      url,
      max: connections,
      applicationName: name,
      ...(settings && { settings }),
      ...(longestAnswer !== undefined && { longestAnswer }),
    })
    // Tells the pool to send dates as they are, which the query builder needs; single calls of gate functions
    // pass a Date.
    drizzle(pool.sql)
    pool.sql.options.serializers[timestamptz] = (value: unknown) =>
      value instanceof Date ? value.toISOString() : value
    return pool
  }
  const usual = open(max, applicationName)
  let long: { readonly longest: number; readonly pool: ReturnType<typeof open> }[] = []
  const poolFor = (longest: number) => {
    if (longest <= longestMilliseconds) return usual
    const known = long.find((each) => each.longest === longest)
    if (known !== undefined) return known.pool
    const pool = open(longConnections, `${applicationName}-long`, longest + grace)
    long = [...long, { longest, pool }]
    return pool
  }
  const inTransaction = <T>(
    access: 'read' | 'write',
    context: Context,
    work: (tx: WriteTx) => Promise<T>,
    longest = longestMilliseconds,
  ): Promise<T> =>
    within(
      longest + grace,
      begin(poolFor(longest).sql, access, settingsText(context, longest), (builder) =>
        work({ access: 'write', drizzle: builder, context }),
      ),
      `The database of ${applicationName} has not answered in time.`,
    )
  return {
    sql: usual.sql,
    probe: usual.probe,
    probeWrite: () => probeWrite(usual.sql),
    counts: () => {
      const each = [usual, ...long.map(({ pool }) => pool)].map(({ counts }) => counts())
      const sum = (of: keyof PoolCounts) => each.reduce((total, counts) => total + counts[of], 0)
      return { max: sum('max'), inUse: sum('inUse'), idle: sum('idle'), waiting: sum('waiting') }
    },
    read: (context, work, longest) => inTransaction('read', context, work, longest),
    write: (context, work) => inTransaction('write', context, work),
    close: async () => {
      await Promise.all([usual.close(), ...long.map(({ pool }) => pool.close())])
    },
  }
}

/**
 * Runs the work in a transaction under the settings. They are sent before the first statement of the work and
 * not waited for: the server takes them first, and when it refuses them it refuses all that follows in the
 * transaction.
 */
async function begin<T>(
  pool: postgres.Sql,
  access: 'read' | 'write',
  settings: string,
  work: (builder: WritingDrizzle) => Promise<T>,
): Promise<T> {
  const mode = access === 'read' ? 'read only' : 'read write'
  const { done } = await pool.begin(`isolation level read committed ${mode}`, async (tx) => {
    const set = tx.unsafe(setting, [settings], { prepare: true }).execute()
    try {
      return { done: await work(builderOn(pool, tx)) }
    } finally {
      await set
    }
  })
  return done
}

const dialect = new PgDialect()

/**
 * The query builder on a transaction, in which each of its statements is prepared once in a connection: from
 * then on it is one round trip instead of two, and is not planned again. The builder's texts are few; values
 * are never in them.
 */
function builderOn(pool: postgres.Sql, tx: postgres.TransactionSql): WritingDrizzle {
  const client = new Proxy(pool, {
    get: (_pool, name) =>
      name === 'unsafe'
        ? (text: string, values: postgres.ParameterOrJSON<never>[] = []) =>
            tx.unsafe(text, values, { prepare: values.length > 0 })
        : Reflect.get(tx, name),
  })
  return new PgDatabase(dialect, new PostgresJsSession(client, dialect, undefined), undefined)
}

/**
 * A statement that may take longer is planned each time it runs: what was a good plan of it when the tables
 * were small must not be kept for when they are large.
 */
function settingsText(context: Context, longest: number): string {
  const said = Object.entries(settingsOf(context)).map(([name, value]) => [`tym.${name}`, value])
  return JSON.stringify({
    transaction_timeout: String(longest),
    lock_timeout: String(lockMilliseconds),
    ...(longest > longestMilliseconds && { plan_cache_mode: 'force_custom_plan' }),
    ...Object.fromEntries(said),
  })
}
