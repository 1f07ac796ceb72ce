import net from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { Problem, stopwatch } from '@tym/kernel'
import postgres from 'postgres'

export interface PoolOptions {
  readonly url: string
  /** Largest number of connections. */
  readonly max: number
  readonly applicationName: string
  /** Further settings of each session. */
  readonly settings?: Readonly<Record<string, string | number>>
  /**
   * Milliseconds within which every statement of this pool has answered something, five and a half seconds
   * unless given: a connection that is silent for longer is given up, so this bounds how soon the pool is
   * well again.
   */
  readonly longestAnswer?: number
}

/** How full a pool is now. */
export interface PoolCounts {
  /** Connections that it may open. */
  readonly max: number
  readonly inUse: number
  readonly idle: number
  /** Statements that wait for a connection. */
  readonly waiting: number
}

export interface Pool {
  readonly sql: postgres.Sql
  /** Throws Problem `service-unavailable` unless the database answers within a second and a half. */
  probe(): Promise<void>
  counts(): PoolCounts
  close(): Promise<void>
}

/** Seconds that opening a connection may take. */
const connectSeconds = 4
/** Seconds between two attempts to connect, at most: whoever comes back is found at once. */
const pauseSeconds = 0.5
const probeMilliseconds = 1_500
const lookMilliseconds = 250
/** A transaction may take five seconds on the server. */
const usualLongestAnswer = 5_500

/**
 * A pool whose connections have deadlines on this side, since a server that has gone silent tells nobody; it
 * connects at the first use. While anything is asked the pool also asks for itself; when that is not
 * answered, connections from which nothing has come for longer than a statement may take are given up, and
 * what waits on them fails.
 */
export function openPool(options: PoolOptions): Pool {
  const { url, max, applicationName, settings = {}, longestAnswer = usualLongestAnswer } = options
  const sockets = watchSockets()
  const connecting = {
    max,
    onnotice: () => {},
    connect_timeout: connectSeconds,
    backoff: () => pauseSeconds * (0.5 + Math.random() / 2),
    socket: sockets.open,
    connection: { application_name: applicationName, TimeZone: 'UTC', ...settings },
  }
  const sql = postgres(url, connecting)
  let asking: Promise<unknown> | undefined
  let askedFor = stopwatch()
  /** A process that could not run for a while has answers waiting for it: they are read first. */
  const dropSilent = async (): Promise<boolean> => {
    await setImmediate()
    sockets.look()
    if (asking === undefined) return false
    sockets.dropSilent(longestAnswer)
    return true
  }
  const probe = async (): Promise<void> => {
    if (asking === undefined) {
      askedFor = stopwatch()
      asking = sql`select 1`.execute().finally(() => {
        asking = undefined
      })
    }
    const isLate = await lateAfter(probeMilliseconds, asking)
    if (!isLate || !(await dropSilent())) return
    throw new Problem('service-unavailable', `The database of ${applicationName} does not answer.`)
  }
  let isUncertain = false
  const look = async (): Promise<void> => {
    try {
      await probe()
      isUncertain = false
    } catch {
      isUncertain = true
    } finally {
      sockets.look()
    }
  }
  const timer = setInterval(() => {
    const isUsed = sockets.look()
    if (asking === undefined && (isUsed || isUncertain)) void look()
    // Whoever has asked: what is silent for too long is given up when it is, not when somebody asks again.
    else if (asking !== undefined && askedFor() >= probeMilliseconds) void dropSilent()
  }, lookMilliseconds)
  timer.unref()
  return {
    sql,
    probe,
    counts: () => {
      const { open, idle, waiting } = sql.counts()
      return { max, inUse: open - idle, idle, waiting }
    },
    close: async () => {
      clearInterval(timer)
      await sql.end({ timeout: 5 })
    },
  }
}

/** Rejects as the work does; true when it has not ended by then. */
async function lateAfter(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(true), milliseconds)
  })
  try {
    return await Promise.race([work.then(() => false), late])
  } finally {
    clearTimeout(timer)
  }
}

interface Address {
  readonly host: readonly string[]
  readonly port: readonly number[]
  /** Of a socket in the file system; false for none. */
  readonly path: string | false
}

type Watched = { readonly socket: net.Socket; read: number; written: number; heard: () => number }

/** The sockets of one pool, with how long each has been silent. Bytes are counted below TLS. */
function watchSockets() {
  const watched = new Set<Watched>()
  let opened = 0
  return {
    /** Several hosts are tried in turn. */
    open: ({ host, port, path }: Address): net.Socket => {
      const at = opened % host.length
      opened += 1
      const name = host[at] ?? 'localhost'
      const socket =
        path === false ? net.connect({ host: name, port: port[at] ?? 5432 }) : net.connect({ path })
      const each: Watched = { socket, read: 0, written: 0, heard: stopwatch() }
      watched.add(each)
      socket.once('close', () => watched.delete(each))
      // What the server name of TLS is taken from.
      return Object.assign(socket, { host: name })
    },
    /** Notes what has come and gone since the last look; whether anything was sent. */
    look: (): boolean => {
      let isUsed = false
      for (const each of watched) {
        const { bytesRead, bytesWritten } = each.socket
        if (bytesRead !== each.read) each.heard = stopwatch()
        if (bytesWritten !== each.written) isUsed = true
        each.read = bytesRead
        each.written = bytesWritten
      }
      return isUsed
    },
    dropSilent: (milliseconds: number): void => {
      for (const { socket, heard } of watched) if (heard() >= milliseconds) socket.destroy()
    },
  }
}
