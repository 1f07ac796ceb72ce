import { spawn } from 'node:child_process'
import { processEnvironment } from '@tym/config'
import { becomesReady } from '@tym/dev'
import { root } from './root.ts'

export type StartedServer = { readonly pid: number; stop(): Promise<void> }

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
  if (
    child.pid === undefined ||
    !(await becomesReady(origin, { milliseconds: patience, hasEnded: () => child.exitCode !== null }))
  ) {
    await stop()
    throw new Error(`${program.at(-1)} did not become ready at ${origin}`)
  }
  return { pid: child.pid, stop }
}
