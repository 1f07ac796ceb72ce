import { readFileSync } from 'node:fs'
import path from 'node:path'
import { identityOf, type ProcessIdentity } from '../process-identity.ts'

/** What postmaster.pid says, and the live process it names. */
export type Postmaster = { identity: ProcessIdentity; port: number; ready: boolean }

/**
 * The live postmaster of exactly this cluster, or undefined.
 *
 * After a crash the file stays and its process number may belong to anybody, so the process must be a
 * `postgres` that was started with this data folder.
 */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const lines = pidFileLines(cluster)
  const identity = identityOf(Number(lines[0]))
  if (identity === undefined || !identity.command.includes(`-D ${cluster} `)) return undefined
  return { identity, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/** True when the pid file names a live process that is not this cluster's postmaster: a recycled number. */
export function hasForeignPidFile(cluster: string): boolean {
  const pid = Number(pidFileLines(cluster)[0])
  return identityOf(pid) !== undefined && findPostmaster(cluster) === undefined
}

export function pidFile(cluster: string): string {
  return path.join(cluster, 'postmaster.pid')
}

function pidFileLines(cluster: string): string[] {
  try {
    return readFileSync(pidFile(cluster), 'utf8').split('\n')
  } catch {
    return []
  }
}
