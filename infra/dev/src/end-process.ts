import { setTimeout as delay } from 'node:timers/promises'
import { identityOf, isSameProcess, type ProcessIdentity } from './process-identity.ts'

/** Sends the signals one after another, each after `patience` ms, until the process is gone. */
export async function endProcess(
  target: ProcessIdentity,
  signals: readonly NodeJS.Signals[],
  patience = 10_000,
): Promise<boolean> {
  for (const signal of signals) {
    if (!isSameProcess(target)) return true
    send(target.pid, signal)
    if (await goneWithin(target, patience)) return true
  }
  return !isSameProcess(target)
}

async function goneWithin(target: ProcessIdentity, patience: number): Promise<boolean> {
  const until = performance.now() + patience
  while (performance.now() < until) {
    if (identityOf(target.pid)?.started !== target.started) return true
    await delay(5)
  }
  return false
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended between the look and the signal.
  }
}
