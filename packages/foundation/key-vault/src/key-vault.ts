import { randomBytes } from 'node:crypto'
import { openPool, type Pool } from '@tym/database'
import { type CustomershipId, createBatcher, type FoundWord, Problem, stopwatch } from '@tym/kernel'
import { LRUCache } from 'lru-cache'
import type postgres from 'postgres'
import { type CustomershipKeys, keyBytes, openCustomershipKeys } from './customership-keys.ts'
import type { KeyEncryption } from './key-encryption.ts'
import type { LookUp } from './watch-look-ups.ts'

export interface KeyVaultOptions {
  /** The key database: apart from the register and never in its backups. */
  readonly url: string
  readonly keyEncryption: KeyEncryption
  /** Largest number of connections. */
  readonly max: number
  /**
   * Seconds that opened keys, and that there are none, are remembered: at most 60, so that a destroyed key is
   * soon gone everywhere.
   */
  readonly rememberSeconds?: number
  /** Hears of each look-up how it went and how long it took: never whose keys. */
  readonly onLookUp?: (outcome: LookUp, milliseconds: number) => void
}

export interface KeyVault {
  /**
   * Makes the keys of a new customership; durable when this returns. Called before the register commits: a
   * crash in between leaves a wrapping that opens nothing, never a file without its key.
   */
  create(customership: CustomershipId, instant: Date): Promise<CustomershipKeys>
  /**
   * The keys of a customership, or undefined when there are none (never made, or destroyed). Throws Problem
   * 'service-unavailable' when the key database does not answer.
   */
  find(customership: CustomershipId): Promise<CustomershipKeys | undefined>
  /** Destroys the keys: what was encrypted with them is unreadable everywhere, backups included. */
  destroy(customership: CustomershipId): Promise<void>
  /** Wraps up to `limit` keys of older epochs with the current one; answers how many. */
  rewrap(limit: number): Promise<number>
  /**
   * Looks for words in everything that the key database holds, and for the canary that it plants itself:
   * without it the search was blind. For the role that destroys keys.
   */
  scan(words: ReadonlySet<string>, canary: string): Promise<readonly FoundWord[]>
  /** Throws Problem `service-unavailable` unless the key database answers at once. */
  ping(): Promise<void>
  readonly counts: Pool['counts']
  readonly sql: postgres.Sql
  close(): Promise<void>
}

type WrappedRow = { customership: CustomershipId; epoch: number; wrapped: Buffer }

const longestMemory = 60
const remembered = 50_000
/**
 * Look-ups of one query, milliseconds after which the next query does not wait for it, and queries under way
 * at once.
 */
const longest = 64
const patience = 10
const lanes = 4
/**
 * Milliseconds that a look-up may take in the key database, and a search through all of it; and beyond that
 * until its answer is here.
 */
const longestStatement = 3_000
const longestSearch = 60_000
const grace = 1_000

export function openKeyVault(options: KeyVaultOptions): KeyVault {
  const rememberSeconds = options.rememberSeconds ?? longestMemory
  if (rememberSeconds > longestMemory)
    throw new Error(`keys may be remembered for ${longestMemory} s at most`)
  const open = (connections: number, name: string, statement: number) =>
    openPool({
      url: options.url,
      max: connections,
      applicationName: name,
      settings: { statement_timeout: statement },
      longestAnswer: statement + grace,
    })
  const { sql, probe, ...usual } = open(options.max, 'key-vault', longestStatement)
  /**
   * What goes through the whole key database has a connection of its own, so that a silent one among the
   * others is soon known.
   */
  let searching: Pool | undefined
  const search = (): Pool['sql'] => {
    searching ??= open(1, 'key-vault-long', longestSearch)
    return searching.sql
  }
  const memory = new LRUCache<string, CustomershipKeys>({ max: remembered, ttl: rememberSeconds * 1000 })
  /**
   * Files without keys, remembered as long: otherwise the time of an answer would tell them from those with
   * keys.
   */
  const missing = new LRUCache<string, true>({ max: remembered, ttl: rememberSeconds * 1000 })
  const { keyEncryption, onLookUp } = options

  const fetchRow = createBatcher<CustomershipId, WrappedRow | undefined>({
    run: async (wanted) => {
      const rows = await sql<WrappedRow[]>`
        select customership, epoch, wrapped from keys.wrapped_key where customership = any (${[...new Set(wanted)]}::uuid[])`
      const found = new Map(rows.map((row) => [row.customership, row]))
      return wanted.map((customership) => found.get(customership))
    },
    longest,
    patience,
    lanes,
    leftNothing: () => false,
  })
  const lookUp = async (customership: CustomershipId): Promise<CustomershipKeys | undefined> => {
    const row = await fetchRow(customership).catch(() => {
      throw new Problem('service-unavailable', 'The key database does not answer.')
    })
    if (row === undefined) return undefined
    const bytes = await keyEncryption.unwrap(row.epoch, row.wrapped, customership)
    return openCustomershipKeys(customership, bytes)
  }
  /**
   * Look-ups under way: those who ask for the same keys meanwhile share one, and `destroy` makes it
   * forgotten.
   */
  const underWay = new Map<CustomershipId, Promise<CustomershipKeys | undefined>>()
  const fetchOnce = (customership: CustomershipId): Promise<CustomershipKeys | undefined> => {
    const lookup = lookUp(customership)
      .then((keys) => {
        if (rememberSeconds > 0 && underWay.get(customership) === lookup) {
          if (keys === undefined) missing.set(customership, true)
          else memory.set(customership, keys)
        }
        return keys
      })
      .finally(() => {
        if (underWay.get(customership) === lookup) underWay.delete(customership)
      })
    underWay.set(customership, lookup)
    return lookup
  }

  const heard = async (lookup: Promise<CustomershipKeys | undefined>) => {
    if (onLookUp === undefined) return await lookup
    const elapsed = stopwatch()
    try {
      const keys = await lookup
      onLookUp('miss', elapsed())
      return keys
    } catch (error) {
      onLookUp('failed', elapsed())
      throw error
    }
  }

  return {
    sql,
    counts: () => {
      const [those, long] = [usual.counts(), searching?.counts()]
      return {
        max: those.max + (long?.max ?? 0),
        inUse: those.inUse + (long?.inUse ?? 0),
        idle: those.idle + (long?.idle ?? 0),
        waiting: those.waiting + (long?.waiting ?? 0),
      }
    },
    async create(customership, instant) {
      const bytes = randomBytes(keyBytes)
      const { epoch, wrapped } = await keyEncryption.wrap(bytes, customership)
      await sql`insert into keys.wrapped_key (customership, epoch, wrapped, made_at)
        values (${customership}, ${epoch}, ${wrapped}, ${instant})`
      missing.delete(customership)
      underWay.delete(customership)
      return openCustomershipKeys(customership, bytes)
    },
    find(customership) {
      const known = memory.get(customership)
      if (known !== undefined || missing.has(customership)) {
        onLookUp?.('hit', 0)
        return Promise.resolve(known)
      }
      return heard(underWay.get(customership) ?? fetchOnce(customership))
    },
    async destroy(customership) {
      await sql`delete from keys.wrapped_key where customership = ${customership}`
      memory.delete(customership)
      underWay.delete(customership)
    },
    async rewrap(limit) {
      return search().begin(async (tx) => {
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
    async scan(words, canary) {
      return search()<
        FoundWord[]
      >`select needle as word, place from keys.residue(${[...words]}::text[], ${canary})`
    },
    ping: probe,
    close: async () => {
      await Promise.all([usual.close(), searching?.close()])
    },
  }
}
