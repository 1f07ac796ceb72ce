import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { identityOfNew, type ProcessIdentity } from '../process-identity.ts'
import { becomesReady } from './is-ready.ts'

/** One process of the platform, as it is to be started. */
export type Plan = {
  name: string
  /** What Node runs: the file, after flags if there are any. */
  program: readonly string[]
  /** Where it runs. */
  folder: string
  port: number
  env: Readonly<Record<string, string>>
}

export type Child = {
  name: string
  origin: string
  identity: ProcessIdentity
  /** Settles when the process has ended, for whatever reason. */
  ended: Promise<string>
  lastWords(): string
  stop(): Promise<void>
}

/** Milliseconds in which a process ends by itself once it is asked to. */
const patience = 15_000

/**
 * Starts a process of its own session, so that Ctrl-C reaches the start alone, which then stops all in order.
 */
export function startChild(plan: Plan, logFolder: string): Child {
  mkdirSync(logFolder, { recursive: true, mode: 0o700 })
  const logFile = path.join(logFolder, `${plan.name}.log`)
  const log = openSync(logFile, 'w', 0o600)
  const child = spawn(process.execPath, plan.program, {
    env: plan.env,
    cwd: plan.folder,
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal === null ? `code ${code}` : `signal ${signal}`))
  })
  const found = identityOfNew(child.pid ?? 0, [process.execPath, ...plan.program])
  // Where it has ended before anybody looked no process is like it, and how it ended is told like any end.
  const identity = found ?? { pid: child.pid ?? 0, started: '', command: '' }
  return {
    name: plan.name,
    origin: `http://127.0.0.1:${plan.port}`,
    identity,
    ended,
    lastWords: () => readFileSync(logFile, 'utf8').trim().split('\n').slice(-15).join('\n'),
    async stop() {
      // It is our child: no other process can have its number before we have heard of its end.
      child.kill('SIGTERM')
      const isEnded = await Promise.race([ended.then(() => true), delay(patience, false, { ref: false })])
      if (!isEnded) child.kill('SIGKILL')
      await ended
    },
  }
}

/** Waits until the process says that its dependencies answer; throws when it ends first or takes too long. */
export async function waitUntilReady(child: Child, patience = 60_000): Promise<void> {
  let ended: string | undefined
  void child.ended.then((how) => {
    ended = how
  })
  const hasEnded = () => ended !== undefined
  if (await becomesReady(child.origin, { milliseconds: patience, hasEnded })) return
  if (ended !== undefined)
    throw new Error(`${child.name} ended (${ended}) before it was ready:\n${child.lastWords()}`)
  throw new Error(`${child.name} was not ready after ${patience / 1000} s:\n${child.lastWords()}`)
}
