import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {
  identityOf,
  isSameProcess,
  type ProcessIdentity,
  stopAbandonedPostgres,
  stopAbandonedRedis,
} from '@tym/dev'

const PREFIX = 'tym-test-'
const NEEDED_BYTES = 300 * 1024 * 1024

/** A folder for this run's servers: in memory when there is room, else in the temporary folder. */
export function makeTestFolder(): string {
  const folder = mkdtempSync(path.join(parentFolder(), PREFIX))
  // The account that PostgreSQL runs as under root must be able to pass through.
  chmodSync(folder, 0o711)
  writeFileSync(path.join(folder, 'run.json'), JSON.stringify(identityOf(process.pid)))
  return folder
}

/** A run that was killed leaves its server and folder behind: the next run stops and removes them. */
export async function sweepAbandonedFolders(): Promise<void> {
  const parent = parentFolder()
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = path.join(parent, name)
    const owner = ownerOf(folder)
    if (owner === undefined || isSameProcess(owner) || !isOurs(folder)) continue
    await stopServers(folder)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Ends every server that was started under this folder. */
export async function stopServers(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    await stopAbandonedPostgres(path.join(folder, name))
    await stopAbandonedRedis(path.join(folder, name))
  }
}

function parentFolder(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return os.tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize >= NEEDED_BYTES ? memory : os.tmpdir()
}

/** Another user's folder is theirs to tidy up. */
function isOurs(folder: string): boolean {
  return process.getuid?.() === statSync(folder).uid
}

/** Undefined when the folder is somebody else's or is only just being made. */
function ownerOf(folder: string): ProcessIdentity | undefined {
  try {
    const { pid, started, command } = JSON.parse(readFileSync(path.join(folder, 'run.json'), 'utf8'))
    return { pid, started, command }
  } catch {
    return undefined
  }
}
