import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What tells one process from another that later got the same number. */
export type ProcessIdentity = { pid: number; started: string; command: string }

/** The identity of a live process, or undefined when there is none (or it is a zombie). */
export function identityOf(pid: number): ProcessIdentity | undefined {
  if (!Number.isInteger(pid) || pid <= 1) return undefined
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
}

/** True when the recorded process still lives: same number, same start time and same command line. */
export function isSameProcess(recorded: ProcessIdentity): boolean {
  const now = identityOf(recorded.pid)
  return now !== undefined && now.started === recorded.started && now.command === recorded.command
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
