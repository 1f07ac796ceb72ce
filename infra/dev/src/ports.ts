import { createServer } from 'node:net'

/**
 * Where ports are looked for: below those that operating systems give to outgoing connections (from 32768 on
 * Linux, from 49152 elsewhere), so that none of these takes one between its finding and its use.
 */
const lowest = 20_000
const count = 12_000

/** A process gives out ports of blocks that are its own, so that two of them never give out the same one. */
const blockSize = 100
const blocks = count / blockSize

const owned: number[] = []
let given = 0
let claiming: Promise<void> | undefined

/**
 * A free port of the loopback address that no other process gives out while this one lives. Each comes once,
 * until no block is left to take. Throws when all ports are taken.
 */
export async function findFreePort(): Promise<number> {
  for (let tried = 0; tried < count; tried += 1) {
    const port = await nextPort()
    if (!(await isPortTaken(port))) return port
  }
  throw new Error('no free port on 127.0.0.1')
}

/** The next port of this process's blocks; the first of each block is what holds it. */
async function nextPort(): Promise<number> {
  const wanted = given
  given += 1
  const perBlock = blockSize - 1
  while (wanted >= owned.length * perBlock) {
    claiming ??= claimBlock().finally(() => {
      claiming = undefined
    })
    const before = owned.length
    await claiming
    if (owned.length === before) break
  }
  if (owned.length === 0) throw new Error('no free port on 127.0.0.1')
  const place = wanted % (owned.length * perBlock)
  const start = owned[Math.floor(place / perBlock)] ?? lowest
  return start + 1 + (place % perBlock)
}

/** Listens on the first port of a block that nobody holds: the system lets go of it when the process ends. */
async function claimBlock(): Promise<void> {
  for (let tried = 0; tried < blocks; tried += 1) {
    const start = lowest + ((process.pid + tried) % blocks) * blockSize
    if (!owned.includes(start) && (await holdPort(start))) {
      owned.push(start)
      return
    }
  }
}

function holdPort(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy()).unref()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(true))
  })
}

/** Whether something already listens on this port of the loopback address. */
export function isPortTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(true))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(false)))
  })
}
