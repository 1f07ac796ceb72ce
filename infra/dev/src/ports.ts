import { createServer } from 'node:net'

/**
 * Where ports are looked for: below those that operating systems give to outgoing connections (from 32768 on
 * Linux, from 49152 elsewhere), so that none of these takes one between its finding and its use.
 */
const lowest = 20_000
const count = 12_000

/**
 * Each process begins elsewhere and goes on from there: two that look at the same time do not find the same
 * port.
 */
let next = (process.pid * 127) % count

/** A free port of the loopback address that is not among the last 12,000 that this process has given out. */
export async function findFreePort(): Promise<number> {
  for (let tried = 0; tried < count; tried += 1) {
    const port = lowest + next
    next = (next + 1) % count
    if (!(await isPortTaken(port))) return port
  }
  throw new Error('no free port on 127.0.0.1')
}

/** Whether something already listens on this port of the loopback address. */
export function isPortTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(true))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(false)))
  })
}
