import { within } from '@tym/kernel'
import { sql as statement } from 'drizzle-orm'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
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
  /** Runs `work` in a read-only transaction under the context, which lasts at most so many milliseconds, five seconds unless given. */
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
  /** Milliseconds that a statement waits for a lock and that it may take; without them as long as it takes. */
  readonly patience?: { readonly lock: number; readonly statement: number }
}

const longestMilliseconds = 5_000
/** That a transaction waits for what another holds: it gives its connection back before the others run out of them. */
const lockMilliseconds = 3_000
const alwaysPlanned = statement`set_config('plan_cache_mode', 'force_custom_plan', true)`
/** Of the gate's pool: one who waits for the lock of another must not hold up those who read together with them. */
export const gatePatience = { lock: 200, statement: 5_000 } as const
/** OID of the type. */
const timestamptz = 1184

/** Beyond what a transaction may take on the server, until nobody waits for it here any more. */
const grace = 5_000
const longConnections = 2

/**
 * Opens a pool. Nothing is connected until the first use. What may take long has connections of its own, so that a silent one among
 * the others is known by its silence.
 */
export function openDatabase({ url, max, applicationName, patience }: DatabaseOptions): Database {
  const settings = patience && { lock_timeout: patience.lock, statement_timeout: patience.statement }
  const open = (connections: number, name: string, longestAnswer?: number) => {
    const pool = openPool({
      ...{ url, max: connections, applicationName: name },
      ...(settings && { settings }),
      ...(longestAnswer !== undefined && { longestAnswer }),
    })
    const builder = drizzle(preparing(pool.sql))
    // The query builder has just told the pool to send dates as they are; single calls of gate functions pass a Date.
    pool.sql.options.serializers[timestamptz] = (value: unknown) =>
      value instanceof Date ? value.toISOString() : value
    return { ...pool, builder }
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
      poolFor(longest).builder.transaction(
        async (inner) => {
          await inner.execute(settingStatement(context, longest))
          return work({ access: 'write', drizzle: inner, context })
        },
        { accessMode: access === 'read' ? 'read only' : 'read write', isolationLevel: 'read committed' },
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
 * The same pool, on which each of the query builder's statements is prepared once in a connection: from then on it is one round
 * trip instead of two, and is not planned anew. The builder's texts are few; values are never in them.
 */
function preparing(pool: postgres.Sql): postgres.Sql {
  return new Proxy(pool, {
    get: (target, name) =>
      name === 'begin'
        ? (work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
            target.begin((tx) => work(preparingIn(tx)))
        : Reflect.get(target, name),
  })
}

function preparingIn(tx: postgres.TransactionSql): postgres.TransactionSql {
  return new Proxy(tx, {
    get: (target, name) =>
      name === 'unsafe'
        ? (text: string, values: postgres.ParameterOrJSON<never>[] = []) =>
            target.unsafe(text, values, { prepare: values.length > 0 })
        : Reflect.get(target, name),
  })
}

/**
 * A statement that may take longer is planned each time it runs: what was a good plan of it when the tables were small must not be
 * kept for when they are large.
 */
function settingStatement(context: Context, longest: number) {
  const settings = Object.entries(settingsOf(context)).map(
    ([name, value]) => statement`set_config(${`tym.${name}`}, ${value}, true)`,
  )
  const timeout = statement`set_config('transaction_timeout', ${String(longest)}, true)`
  const locks = statement`set_config('lock_timeout', ${String(lockMilliseconds)}, true)`
  const planning = longest > longestMilliseconds ? [alwaysPlanned] : []
  return statement`select ${statement.join([timeout, locks, ...planning, ...settings], statement`, `)}`
}
