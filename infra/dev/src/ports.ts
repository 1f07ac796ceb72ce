import { createServer } from 'node:net'

/** A port that was free a moment ago; somebody else may take it before it is used. */
export async function findFreePort(): Promise<number> {
  const port = await tryListen(0)
  if (port === undefined) throw new Error('no free port on 127.0.0.1')
  return port
}

/** Whether something already listens on this port of the loopback address. */
export async function isPortTaken(port: number): Promise<boolean> {
  return (await tryListen(port)) === undefined
}

function tryListen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined))
    })
  })
}
