import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/**
 * A way to a server that may turn into a hole: nothing goes through any more, nothing is closed, nothing is
 * refused.
 */
export interface NetworkProxy {
  /** The same address through the proxy. */
  through(url: string): string
  /** From now on nothing is forwarded, neither on old connections nor on new ones. */
  swallow(): void
  /** Forwards again on new connections; what was swallowed on the old ones is lost, and they stay silent. */
  forward(): void
  close(): Promise<void>
}

/** Opens a proxy on a free loopback port in front of a server of this machine. */
export async function openProxy(target: string): Promise<NetworkProxy> {
  const { port } = new URL(target)
  const open = new Set<Socket>()
  let isHole = false
  const server = createServer((from) => {
    open.add(from)
    from.on('close', () => open.delete(from)).on('error', () => undefined)
    if (isHole) {
      from.resume()
      return
    }
    let isDead = false
    const to = connect(Number(port), '127.0.0.1')
    open.add(to)
    to.on('close', () => open.delete(to)).on('error', () => from.destroy())
    const pass = (into: Socket) => (bytes: Buffer) => {
      isDead ||= isHole
      if (!isDead) into.write(bytes)
    }
    from.on('data', pass(to))
    to.on('data', pass(from))
    from.on('end', () => to.end())
    to.on('end', () => {
      if (!isDead && !isHole) from.end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  return {
    through: (url) => {
      const changed = new URL(url)
      changed.hostname = '127.0.0.1'
      changed.port = String(address.port)
      return changed.href
    },
    swallow: () => {
      isHole = true
    },
    forward: () => {
      isHole = false
    },
    close: async () => {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
