import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/**
 * Processor time in microseconds of some Node processes, and of all PostgreSQL processes below a postmaster.
 */
export type CpuTime = { readonly node: number; readonly postgres: number }

const ticksPerSecond = existsSync('/proc/self/stat')
  ? Number(execFileSync('getconf', ['CLK_TCK']).toString())
  : 100

/** Reads /proc; undefined where there is none. Resolution is that of the kernel's ticks, usually 10 ms. */
export function readCpuTime(nodePids: readonly number[], postmasterPid: number): CpuTime | undefined {
  if (!existsSync('/proc/self/stat')) return undefined
  let postgres = 0
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = readStat(Number(name))
    if (stat?.parent === postmasterPid || Number(name) === postmasterPid) postgres += stat?.microseconds ?? 0
  }
  const node = nodePids.reduce((total, pid) => total + (readStat(pid)?.microseconds ?? 0), 0)
  return { node, postgres }
}

function readStat(pid: number): { parent: number; microseconds: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold spaces; what follows it is counted from the state.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const ticks = Number(fields[11]) + Number(fields[12])
    return { parent: Number(fields[1]), microseconds: (ticks / ticksPerSecond) * 1e6 }
  } catch {
    return undefined
  }
}
