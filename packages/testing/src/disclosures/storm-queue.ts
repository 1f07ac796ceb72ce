import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import postgres from 'postgres'
import type { Network } from '../network.ts'
import { startTestRedis } from '../test-redis.ts'

/** A queue that can be killed while workers use it, and started again at the same address. */
export interface StormQueue {
  /** What a worker is told of it. */
  readonly environment: Readonly<Record<string, string>>
  /** Whether it has forgotten everything when it is back. */
  readonly forgets: boolean
  kill(): Promise<void>
  restart(): Promise<void>
  close(): Promise<void>
}

/** Opens one of the two backends; undefined when this machine can have no Redis (the reason is printed). */
export function openStormQueue(
  backend: 'postgres' | 'redis',
  { urls }: Network,
): Promise<StormQueue | undefined> {
  return backend === 'postgres' ? openOnPostgres(urls.queueSuperuser) : openOnRedis()
}

/** Its database ends every connection and takes no other until it is back. */
async function openOnPostgres(superuserUrl: string): Promise<StormQueue> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => undefined })
  const [row] = await sql<{ name: string }[]>`select current_database() as name`
  const database = row?.name ?? ''
  const letIn = (most: number) => sql.unsafe(`alter database ${database} connection limit ${most}`)
  return {
    environment: {},
    forgets: false,
    kill: async () => {
      await letIn(0)
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = ${database} and usename = 'tym_queue'`
    },
    restart: async () => {
      await letIn(-1)
    },
    close: () => sql.end(),
  }
}

/**
 * A Redis keeps nothing on disk: killed, it has forgotten everything. A door of its own keeps the address.
 */
async function openOnRedis(): Promise<StormQueue | undefined> {
  let server = await startTestRedis()
  if (server === undefined) return undefined
  const { password } = new URL(server.url)
  const open = new Set<Socket>()
  const door = createServer((from) => {
    if (server === undefined) return void from.destroy()
    const to = connect(Number(new URL(server.url).port), '127.0.0.1')
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  const bound = door.address()
  if (bound === null || typeof bound === 'string') throw new Error('the door of the queue has no port')
  const kill = async (): Promise<void> => {
    const dying = server
    server = undefined
    await dying?.stop()
    for (const socket of open) socket.destroy()
  }
  return {
    environment: { REDIS_URL: `redis://:${password}@127.0.0.1:${bound.port}` },
    forgets: true,
    kill,
    restart: async () => {
      const next = await startTestRedis()
      if (next === undefined) throw new Error('the queue does not start again')
      await takePassword(next.url, password)
      server = next
    },
    close: async () => {
      await kill()
      door.close()
    },
  }
}

/** Gives a Redis the password of the one before it. */
async function takePassword(url: string, password: string): Promise<void> {
  const { port, password: own } = new URL(url)
  const socket = connect(Number(port), '127.0.0.1')
  let heard = ''
  socket.on('data', (bytes) => {
    heard += bytes.toString('latin1')
  })
  socket.write(`AUTH ${own}\r\nCONFIG SET requirepass ${password}\r\nQUIT\r\n`)
  await once(socket, 'close')
  if (heard !== '+OK\r\n+OK\r\n+OK\r\n') throw new Error('the queue has not taken the password')
}
