import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { processEnvironment } from '@tym/config'

export type StartedServer = { readonly pid: number; stop(): Promise<void> }

const root = path.resolve(import.meta.dirname, '../../..')
const patience = 30_000

/** Starts a Node process and waits until its /ready answers. */
export async function startServer(
  program: readonly string[],
  origin: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<StartedServer> {
  const { PATH } = processEnvironment()
  const child = spawn(process.execPath, [...program], {
    cwd: root,
    env: { PATH, ...settings },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
  })
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
  }
  if (child.pid === undefined || !(await becomesReady(child, origin))) {
    await stop()
    throw new Error(`${program.at(-1)} did not become ready at ${origin}`)
  }
  return { pid: child.pid, stop }
}

async function becomesReady(child: ChildProcess, origin: string): Promise<boolean> {
  for (let waited = 0; waited < patience && child.exitCode === null; waited += 50) {
    const answer = await fetch(`${origin}/ready`).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.ok === true) return true
    await delay(50)
  }
  return false
}
