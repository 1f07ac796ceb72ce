import { randomBytes } from 'node:crypto'
import type { CustomershipId } from '@tym/kernel'
import { LRUCache } from 'lru-cache'
import postgres from 'postgres'
import { type CustomershipKeys, keyBytes, openCustomershipKeys } from './customership-keys.ts'
import type { KeyEncryption } from './key-encryption.ts'

export interface KeyVaultOptions {
  /** The key database: apart from the register and never in its backups. */
  readonly url: string
  readonly keyEncryption: KeyEncryption
  /** Largest number of connections. */
  readonly max: number
  /** Seconds that opened keys are remembered: at most 60, so that a destroyed key is soon gone everywhere. */
  readonly rememberSeconds?: number
}

export interface KeyVault {
  /**
   * Makes the keys of a new customership; durable when this returns. Called before the register commits: a crash in
   * between leaves a wrapping that opens nothing, never a file without its key.
   */
  create(customership: CustomershipId, instant: Date): Promise<CustomershipKeys>
  /** The keys of a customership, or undefined when there are none (never made, or destroyed). */
  find(customership: CustomershipId): Promise<CustomershipKeys | undefined>
  /** Destroys the keys: what was encrypted with them is unreadable everywhere, backups included. */
  destroy(customership: CustomershipId): Promise<void>
  /** Wraps up to `limit` keys of older epochs with the current one; answers how many. */
  rewrap(limit: number): Promise<number>
  ping(): Promise<void>
  readonly sql: postgres.Sql
  close(): Promise<void>
}

type Waiting = { resolve: (keys: CustomershipKeys | undefined) => void; reject: (error: unknown) => void }
type WrappedRow = { customership: CustomershipId; epoch: number; wrapped: Buffer }

const longestMemory = 60
const remembered = 50_000

export function openKeyVault(options: KeyVaultOptions): KeyVault {
  const rememberSeconds = options.rememberSeconds ?? longestMemory
  if (rememberSeconds > longestMemory)
    throw new Error(`keys may be remembered for ${longestMemory} s at most`)
  const sql = postgres(options.url, {
    max: options.max,
    onnotice: () => {},
    connect_timeout: 10,
    connection: { application_name: 'key-vault' },
  })
  const memory = new LRUCache<string, CustomershipKeys>({ max: remembered, ttl: rememberSeconds * 1000 })
  const { keyEncryption } = options

  const openRow = async ({ customership, epoch, wrapped }: WrappedRow): Promise<CustomershipKeys> =>
    openCustomershipKeys(customership, await keyEncryption.unwrap(epoch, wrapped, customership))

  // A wrapping that does not open fails whoever asked for it, and nobody else of the same turn.
  const settle = async (row: WrappedRow | undefined, waiting: readonly Waiting[]): Promise<void> => {
    try {
      const keys = row === undefined ? undefined : await openRow(row)
      if (keys !== undefined && rememberSeconds > 0) memory.set(keys.customership, keys)
      for (const { resolve } of waiting) resolve(keys)
    } catch (error) {
      for (const { reject } of waiting) reject(error)
    }
  }

  const fetchMany = async (wanted: Map<CustomershipId, Waiting[]>): Promise<void> => {
    try {
      const rows = await sql<WrappedRow[]>`
        select customership, epoch, wrapped from keys.wrapped_key where customership = any (${[...wanted.keys()]}::uuid[])`
      const found = new Map(rows.map((row) => [row.customership, row]))
      await Promise.all(
        [...wanted].map(([customership, waiting]) => settle(found.get(customership), waiting)),
      )
    } catch (error) {
      for (const waiting of wanted.values()) for (const { reject } of waiting) reject(error)
    }
  }
  const fetchSoon = gatherLookups(fetchMany)

  return {
    sql,
    async create(customership, instant) {
      const bytes = randomBytes(keyBytes)
      const { epoch, wrapped } = await keyEncryption.wrap(bytes, customership)
      await sql`insert into keys.wrapped_key (customership, epoch, wrapped, made_at)
        values (${customership}, ${epoch}, ${wrapped}, ${instant})`
      return openCustomershipKeys(customership, bytes)
    },
    find(customership) {
      const known = memory.get(customership)
      return known !== undefined ? Promise.resolve(known) : fetchSoon(customership)
    },
    async destroy(customership) {
      await sql`delete from keys.wrapped_key where customership = ${customership}`
      memory.delete(customership)
    },
    async rewrap(limit) {
      return sql.begin(async (tx) => {
        const rows = await tx<WrappedRow[]>`select customership, epoch, wrapped from keys.wrapped_key
          where epoch < ${keyEncryption.currentEpoch} limit ${limit} for update skip locked`
        for (const { customership, epoch, wrapped } of rows) {
          const bytes = await keyEncryption.unwrap(epoch, wrapped, customership)
          const next = await keyEncryption.wrap(bytes, customership)
          await tx`update keys.wrapped_key set epoch = ${next.epoch}, wrapped = ${next.wrapped} where customership = ${customership}`
        }
        return rows.length
      })
    },
    async ping() {
      await sql`select 1`
    },
    close: () => sql.end({ timeout: 5 }),
  }
}

/** Look-ups that arrive in one turn of the event loop share one query; one query of a turn never waits for a timer. */
function gatherLookups(run: (wanted: Map<CustomershipId, Waiting[]>) => Promise<void>) {
  let gathered: Map<CustomershipId, Waiting[]> | undefined
  return (customership: CustomershipId): Promise<CustomershipKeys | undefined> =>
    new Promise((resolve, reject) => {
      if (gathered === undefined) {
        const batch = new Map<CustomershipId, Waiting[]>()
        gathered = batch
        setImmediate(() => {
          gathered = undefined
          void run(batch)
        })
      }
      const waiting = gathered.get(customership)
      if (waiting === undefined) gathered.set(customership, [{ resolve, reject }])
      else waiting.push({ resolve, reject })
    })
}
