import { spawn } from 'node:child_process'
import path from 'node:path'
import { processEnvironment } from '@tym/config'
import { findFreePort } from '@tym/dev'
import { programOf } from './programs.ts'

export { findFreePort }

const root = path.resolve(import.meta.dirname, '../../..')
const patience = 120_000

export type StartedApp = {
  readonly origin: string
  /** Where its figures are told. */
  readonly metricsOrigin: string
  /** Everything the process has written so far. */
  output(): string
  /** Asks the process to end and answers its exit code; `kill -9` ends it without a word. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
}

/** Starts an app as a real process, and waits until it is ready. */
export async function startApp(
  app: 'customer-data' | 'worker' | 'signer' | 'identity' | 'witness',
  port: number,
  settings: Readonly<Record<string, string | undefined>>,
): Promise<StartedApp> {
  const origin = `http://127.0.0.1:${port}`
  const metricsPort = await findFreePort()
  const child = spawn(process.execPath, [...programOf(app)], {
    cwd: root,
    env: {
      PATH: processEnvironment().PATH,
      TYM_MODE: 'development',
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
    child.kill(signal)
    return await ended
  }
  const ready = await waitUntilReady(origin, () => child.exitCode !== null)
  if (!ready) {
    await stop('SIGKILL')
    throw new Error(`${app} did not become ready:\n${output}`)
  }
  return { origin, metricsOrigin: `http://127.0.0.1:${metricsPort}`, stop, output: () => output }
}

async function waitUntilReady(origin: string, hasEnded: () => boolean): Promise<boolean> {
  const deadline = performance.now() + patience
  while (!hasEnded() && performance.now() < deadline) {
    const answer = await fetch(`${origin}/ready`).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.ok) return true
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return false
}
