import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { stopwatch } from '@tym/kernel'

/** Milliseconds in which a process that was started has its command line. */
const longestStart = 1_000
const sleeper = new Int32Array(new SharedArrayBuffer(4))

/** What tells one process from another that later got the same number. */
export type ProcessIdentity = { pid: number; started: string; command: string }

/** The identity of a live process, or undefined when there is none (or it is a zombie). */
export function identityOf(pid: number): ProcessIdentity | undefined {
  if (!Number.isInteger(pid) || pid <= 1) return undefined
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
}

/**
 * True when the recorded process still lives: same number, same start time and same command line. A process
 * that has none at the moment, since it is just being started or is ending, is known by the other two.
 */
export function isSameProcess(recorded: ProcessIdentity): boolean {
  const now = identityOf(recorded.pid)
  if (now === undefined || now.started !== recorded.started) return false
  return now.command === '' || recorded.command === '' || now.command === recorded.command
}

/**
 * Identifies a process that was started a moment ago with this command. Until the command shows, the process
 * may have its parent's or none, and what was recorded would not match it later.
 */
export function identityOfNew(pid: number, command: readonly string[]): ProcessIdentity | undefined {
  const elapsed = stopwatch()
  const expected = command.filter(Boolean).join(' ')
  for (;;) {
    const found = identityOf(pid)
    if (found === undefined || found.command === expected || elapsed() > longestStart) return found
    Atomics.wait(sleeper, 0, 0, 1)
  }
}

function fromProc(pid: number): ProcessIdentity | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The process name stands in brackets and may itself hold spaces and brackets: count from the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, started] = [fields[0], fields[19]]
    if (state === 'Z' || state === 'X' || started === undefined) return undefined
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean).join(' ')
    return { pid, started, command }
  } catch {
    return undefined
  }
}

function fromPs(pid: number): ProcessIdentity | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'lstart=,command=', '-p', String(pid)], {
      encoding: 'utf8',
    }).trim()
    return line === '' ? undefined : { pid, started: line.slice(0, 24), command: line.slice(24).trim() }
  } catch {
    return undefined
  }
}
