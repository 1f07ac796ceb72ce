import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { endProcess } from '../end-process.ts'
import { findFreePort, isPortTaken } from '../ports.ts'
import { whenGone } from '../when-gone.ts'
import { postgresBinaries } from './binaries.ts'
import { accountOf, type ClusterUser, chooseClusterUser } from './cluster-user.ts'
import { ensureCluster, SUPERUSER } from './create-cluster.ts'
import { findPostmaster, hasForeignPidFile, type Postmaster, pidFile } from './postmaster.ts'

export type StartPostgresOptions = {
  /** Folder that holds the cluster, its password and its log; made when missing. */
  dir: string
  /** TCP port on the loopback address; a free one is chosen when missing. */
  port?: number
  /** Server settings, as in postgresql.conf. */
  flags?: Readonly<Record<string, string | number>>
  /** No durability at all: for clusters that are thrown away. */
  test?: boolean
}

export type RunningPostgres = {
  port: number
  superuserUrl: string
  url(database: string, user: string, password: string): string
  /** Settles when the server has ended, for whatever reason, with how it did as far as that is known. */
  ended: Promise<string>
  /** Where the server tells its reasons. */
  logFile: string
  /** Stops the server; `true` means at once, without a clean shutdown (for clusters that are thrown away). */
  stop(immediately?: boolean): Promise<void>
}

/** A taken port, so that the caller can name the variable that chooses it. */
export class PortTaken extends Error {
  readonly port: number
  constructor(port: number) {
    super(`port ${port} is taken`)
    this.name = 'PortTaken'
    this.port = port
  }
}

/** Failed statements, their messages and values stay out of the log: they may be about a person. */
const QUIET = { log_min_messages: 'log', log_min_error_statement: 'panic', log_error_verbosity: 'terse' }

const THROWN_AWAY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  jit: 'off',
  max_connections: 300,
  max_wal_size: '4GB',
  checkpoint_timeout: '1h',
  io_method: 'sync',
  shared_buffers: '64MB',
}

/**
 * Starts the embedded PostgreSQL 18 on the loopback address only, without a unix socket, with a password
 * (scram) for every login. A crash of the caller leaves the server running on this folder, and the next call
 * joins it. Answers when the server is ready.
 */
export async function startPostgres(options: StartPostgresOptions): Promise<RunningPostgres> {
  mkdirSync(options.dir, { recursive: true, mode: 0o700 })
  const home = realpathSync(options.dir)
  const cluster = path.join(home, 'cluster')
  const { initdb, postgres } = postgresBinaries()
  const user = chooseClusterUser({ home, cluster, program: initdb })
  const password = ensureCluster({ home, cluster, initdb, user, test: options.test === true })

  const left = await leftRunning(cluster, options.port)
  const logFile = path.join(home, 'postgres.log')
  const { postmaster, ended } = left ?? (await launch({ ...options, logFile, cluster, postgres, user }))
  const url = (database: string, login: string, secret: string): string =>
    `postgres://${login}:${encodeURIComponent(secret)}@127.0.0.1:${postmaster.port}/${database}`
  return {
    port: postmaster.port,
    superuserUrl: url('postgres', SUPERUSER, password),
    url,
    ended,
    logFile,
    async stop(immediately = false) {
      const signals: NodeJS.Signals[] = immediately
        ? ['SIGQUIT', 'SIGKILL']
        : ['SIGINT', 'SIGQUIT', 'SIGKILL']
      await endProcess(postmaster.identity, signals, 20_000)
    },
  }
}

type Server = { postmaster: Postmaster; ended: Promise<string> }

/** A live, ready server of this cluster on the wanted port; one on another port is stopped first. */
async function leftRunning(cluster: string, port: number | undefined): Promise<Server | undefined> {
  const found = findPostmaster(cluster)
  if (found === undefined) {
    if (hasForeignPidFile(cluster)) rmSync(pidFile(cluster), { force: true })
    return undefined
  }
  if (found.ready && (port === undefined || found.port === port)) {
    const ended = whenGone(found.identity).then(() => `process ${found.identity.pid} is gone`)
    return { postmaster: found, ended }
  }
  await endProcess(found.identity, ['SIGINT', 'SIGQUIT', 'SIGKILL'])
  return undefined
}

type Launch = StartPostgresOptions & { logFile: string; cluster: string; postgres: string; user: ClusterUser }

/**
 * Tries again when a free port was lost to somebody else or a crashed server's last processes still linger.
 */
async function launch(options: Launch): Promise<Server> {
  if (options.port !== undefined && (await isPortTaken(options.port))) throw new PortTaken(options.port)
  let lastWords = ''
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const started = await launchOnce(options, options.port ?? (await findFreePort()))
    if (typeof started !== 'string') return started
    lastWords = started
    await delay(200 * (attempt + 1))
  }
  throw new Error(`PostgreSQL did not start: ${lastWords}`)
}

async function launchOnce(options: Launch, port: number): Promise<Server | string> {
  const { logFile } = options
  const log = openSync(logFile, 'a', 0o600)
  const logStart = statSync(logFile).size
  const settings = { ...QUIET, ...(options.test === true ? THROWN_AWAY : {}), ...options.flags }
  const [program = '', ...args] = [
    ...options.user.prefix,
    options.postgres,
    ...['-D', options.cluster, '-p', String(port), '-h', '127.0.0.1', '-c', 'unix_socket_directories='],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  const child = spawn(program, args, {
    ...accountOf(options.user),
    cwd: options.cluster,
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  let hasEnded = false
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal === null ? `code ${code}` : `signal ${signal}`))
  })
  void ended.then(() => {
    hasEnded = true
  })
  // Crash recovery of a large cluster may take a while, so there is no limit as long as the process lives.
  while (!hasEnded) {
    const found = findPostmaster(options.cluster)
    if (found?.ready === true && found.identity.pid === child.pid) return { postmaster: found, ended }
    await delay(10)
  }
  return readFileSync(logFile, 'utf8').slice(logStart).trim().split('\n').slice(-3).join(' ')
}

/** Stops the server that a killed owner left running on this folder, if there is one. */
export async function stopAbandonedPostgres(dir: string): Promise<void> {
  const found = findPostmaster(path.join(dir, 'cluster'))
  if (found !== undefined) await endProcess(found.identity, ['SIGQUIT', 'SIGKILL'])
}
