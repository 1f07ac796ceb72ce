import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { becomesReady, findFreePort } from '@tym/dev'
import { type ProgramName, programOf } from './programs.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const patience = 120_000

export interface RunningProgram {
  readonly child: ChildProcess
  readonly origin: string
  /** Where its figures are told. */
  readonly metricsOrigin: string
  /** Everything that it has written. */
  output(): string
  /** Resolves once it says that it is ready. Throws what it has written when it ends before. */
  ready(): Promise<void>
  /** Resolves with the exit code or signal. */
  ended(): Promise<number | string | null>
  /** Asks it to end and answers its exit code; SIGKILL ends it without a word. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
}

/** Starts an app as a process of its own, with no environment but this, its mode and its two ports. */
export async function runProgram(
  app: ProgramName,
  port: number,
  env: Readonly<Record<string, string | undefined>>,
): Promise<RunningProgram> {
  const metricsPort = await findFreePort()
  const child = spawn(process.execPath, [...programOf(app)], {
    cwd: root,
    env: {
      TYM_MODE: 'development',
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  const exited = once(child, 'exit')
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  const origin = `http://127.0.0.1:${port}`
  return {
    child,
    origin,
    metricsOrigin: `http://127.0.0.1:${metricsPort}`,
    output: () => output,
    ready: async () => {
      if (!(await becomesReady(origin, { milliseconds: patience, hasEnded })))
        throw new Error(`${app} did not become ready:\n${output}`)
    },
    ended: async () => {
      await exited
      return child.signalCode ?? child.exitCode
    },
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal)
      await exited
      return child.exitCode
    },
  }
}
