import { connect, createServer, type Socket } from 'node:net'
import type { TestDatabaseUrls } from '../database-urls.ts'

type Counted = 'app' | 'read' | 'keys'
const counted: readonly Counted[] = ['app', 'read', 'keys']

export interface StatementCounter {
  /** The databases as the service is to reach them. */
  readonly urls: TestDatabaseUrls
  /** How many statements each pool has sent so far. */
  count(): Readonly<Record<Counted, number>>
  close(): Promise<void>
}

/** Stands between a service and its databases and counts what is carried out there; it changes nothing. */
export async function countStatements(urls: TestDatabaseUrls): Promise<StatementCounter> {
  const counts: Record<Counted, number> = { app: 0, read: 0, keys: 0 }
  const sockets = new Set<Socket>()
  const listeners = await Promise.all(
    counted.map(async (name) => {
      const url = new URL(urls[name])
      const [port, host] = [Number(url.port), url.hostname]
      const server = createServer((client) => {
        const database = connect(port, host)
        const read = createMessageReader((type) => {
          // Execute of the extended protocol, or a simple query.
          if (type === 'E' || type === 'Q') counts[name] += 1
        })
        client.on('data', read)
        client.pipe(database).pipe(client)
        for (const socket of [client, database]) {
          sockets.add(socket)
          socket.on('error', () => socket.destroy())
        }
      })
      await new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', resolve)
      })
      const address = server.address()
      if (address === null || typeof address === 'string') throw new Error('the counter has no port')
      url.hostname = '127.0.0.1'
      url.port = String(address.port)
      return { name, server, url: url.toString() }
    }),
  )
  return {
    urls: { ...urls, ...Object.fromEntries(listeners.map(({ name, url }) => [name, url])) },
    count: () => ({ ...counts }),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await Promise.all(listeners.map(({ server }) => new Promise((resolve) => server.close(resolve))))
    },
  }
}

/** Tells the type of each message that a client of PostgreSQL sends after its first, which has none. */
function createMessageReader(onMessage: (type: string) => void): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0)
  let hasStarted = false
  return (bytes) => {
    rest = Buffer.concat([rest, bytes])
    for (;;) {
      const head = hasStarted ? 1 : 0
      if (rest.length < head + 4) return
      const length = head + rest.readUInt32BE(head)
      if (rest.length < length) return
      if (hasStarted) onMessage(rest.toString('latin1', 0, 1))
      hasStarted = true
      rest = rest.subarray(length)
    }
  }
}
