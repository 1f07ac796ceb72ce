import {
  accessSync,
  constants,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { ConfigError } from '@tym/config'
import { endProcess } from '../end-process.ts'
import { identityOf, isSameProcess, type ProcessIdentity } from '../process-identity.ts'

/**
 * Who runs the platform from this data folder, so that a second start notices and the next one can tidy up.
 */
export type RunRecord = {
  /** Remembers a child, so that the next start can end it if this process is killed. */
  remember(child: ProcessIdentity): void
  /** The last act of an orderly end. */
  release(): void
}

export class RunsAlready extends Error {
  constructor(pid: number) {
    super(`The platform runs already from this folder (process ${pid}). Stop it first: kill ${pid}`)
    this.name = 'RunsAlready'
  }
}

/**
 * Takes the data folder for this process. A holder that was killed leaves its record: its children are ended,
 * each only when number, start time and command line are the recorded ones, and the folder is taken over.
 */
export async function takeRunRecord(dataDirectory: string): Promise<RunRecord> {
  // Passable: under root the database may run as another account. What is secret in it is closed by itself.
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o711 })
    accessSync(dataDirectory, constants.W_OK)
  } catch {
    throw new ConfigError(
      'TYM_DATA_DIRECTORY',
      `${dataDirectory} cannot be written. Set it to a folder of your own.`,
    )
  }
  const me = identityOf(process.pid)
  if (me === undefined) throw new Error('this process cannot be found among the processes of the machine')
  const lock = path.join(dataDirectory, 'run.lock')
  const children = path.join(dataDirectory, 'run.json')
  while (!takeLock(lock, me)) {
    const holder = readIdentities(lock)[0]
    if (holder !== undefined && isSameProcess(holder)) throw new RunsAlready(holder.pid)
    removeStale(lock, holder)
    await delay(50)
  }
  for (const child of readIdentities(children)) await endProcess(child, ['SIGTERM', 'SIGKILL'], 5_000)

  const remembered: ProcessIdentity[] = []
  writeWhole(children, remembered)
  return {
    remember(child) {
      remembered.push(child)
      writeWhole(children, remembered)
    },
    release() {
      rmSync(children, { force: true })
      rmSync(lock, { force: true })
    },
  }
}

/** The lock appears whole, with its holder's name in it, or not at all. */
function takeLock(lock: string, me: ProcessIdentity): boolean {
  const own = `${lock}.${me.pid}`
  writeFileSync(own, JSON.stringify([me]), { mode: 0o600 })
  try {
    linkSync(own, lock)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(own, { force: true })
  }
}

/** Moves a dead holder's lock away; if somebody took it in between, theirs is put back. */
function removeStale(lock: string, dead: ProcessIdentity | undefined): void {
  const aside = `${lock}.stale.${process.pid}`
  try {
    renameSync(lock, aside)
  } catch {
    return
  }
  const moved = readIdentities(aside)[0]
  if (moved !== undefined && moved.started !== dead?.started) {
    try {
      linkSync(aside, lock)
    } catch {
      // A third one has taken it meanwhile: two of us now wait for that one.
    }
  }
  rmSync(aside, { force: true })
}

function writeWhole(file: string, identities: readonly ProcessIdentity[]): void {
  writeFileSync(`${file}.new`, JSON.stringify(identities), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

function readIdentities(file: string): ProcessIdentity[] {
  try {
    const rows: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return Array.isArray(rows) ? rows.map(({ pid, started, command }) => ({ pid, started, command })) : []
  } catch {
    return []
  }
}
