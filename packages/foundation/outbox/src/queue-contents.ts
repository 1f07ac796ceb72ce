import { openDatabase } from '@tym/database'
import type { Held } from '@tym/kernel'
import { DEFAULT_SCHEMA } from 'bullmq'
import { Redis } from 'ioredis'
import type { QueueAddress } from './queue-address.ts'

/**
 * Everything that the store of the queue holds, as text: every row of every table, or every key of Redis with
 * its value. Fails where it may not read, rather than pass over something.
 */
export function contentsOf(address: QueueAddress): AsyncGenerator<Held> {
  switch (address.backend) {
    case 'postgres':
      return rowsOf(address.url)
    case 'redis':
      return keysOf(address.url)
    default:
      return address satisfies never
  }
}

/**
 * BullMQ tells of every delivery by its id in a list of events, which nobody here reads; on PostgreSQL it has
 * no way to shorten it.
 */
export async function forgetEvents(
  address: QueueAddress,
  queue: { trimEvents(most: number): Promise<number> },
): Promise<void> {
  if (address.backend === 'redis') {
    await queue.trimEvents(0)
    return
  }
  const { sql, close } = openDatabase({ url: address.url, max: 1, applicationName: 'queue-scan' })
  try {
    await sql`delete from ${sql(DEFAULT_SCHEMA)}.event`
  } finally {
    await close()
  }
}

async function* rowsOf(url: string): AsyncGenerator<Held> {
  const { sql, close } = openDatabase({ url, max: 1, applicationName: 'queue-scan' })
  try {
    const tables = await sql<{ schema: string; name: string }[]>`
      select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1, 2`
    for (const { schema, name } of tables) {
      const rows = sql<
        { text: string }[]
      >`select the_row::text as text from ${sql(schema)}.${sql(name)} the_row`
      for await (const batch of rows.cursor(1_000))
        for (const { text } of batch) yield { place: `${schema}.${name}`, text }
    }
  } finally {
    await close()
  }
}

async function* keysOf(url: string): AsyncGenerator<Held> {
  const client = new Redis(url, { maxRetriesPerRequest: 2 })
  try {
    for await (const keys of client.scanStream({ count: 1_000 })) {
      for (const key of keyNames(keys)) {
        yield { place: 'redis', text: key }
        for (const text of await readValue(client, key)) yield { place: 'redis', text }
      }
    }
  } finally {
    client.disconnect()
  }
}

const keyNames = (keys: unknown): string[] => (Array.isArray(keys) ? keys.map(String) : [])

async function readValue(client: Redis, key: string): Promise<readonly string[]> {
  const type = await client.type(key)
  switch (type) {
    case 'string':
      return [(await client.get(key)) ?? '']
    case 'hash':
      return Object.entries(await client.hgetall(key)).flat()
    case 'list':
      return client.lrange(key, 0, -1)
    case 'set':
      return client.smembers(key)
    case 'zset':
      return client.zrange(key, '0', '-1')
    case 'stream':
      return (await client.xrange(key, '-', '+')).map((entry) => JSON.stringify(entry))
    case 'none':
      return []
    default:
      throw new Error(`a key of Redis has the type "${type}", which nothing here can read`)
  }
}
