import { processEnvironment } from '@tym/config'
import { findFreePort } from '@tym/dev'
import { type RunningProgram, runProgram } from './run-program.ts'

export { findFreePort }

export type StartedApp = Pick<RunningProgram, 'origin' | 'metricsOrigin' | 'output' | 'stop'>

/** Starts an app as a real process, and waits until it is ready. */
export async function startApp(
  app: 'customer-data' | 'worker' | 'signer' | 'identity' | 'witness' | 'web',
  port: number,
  settings: Readonly<Record<string, string | undefined>>,
): Promise<StartedApp> {
  const program = await runProgram(app, port, { PATH: processEnvironment().PATH, ...settings })
  await program.ready().catch(async (error: unknown) => {
    await program.stop('SIGKILL')
    throw error
  })
  return program
}
