import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type DevelopmentPorts, type Environment, portVariables, readDevelopmentConfig } from '@tym/config'
import { becomesReady, findDemoLoad, findFreePort } from '@tym/dev'
import { stopwatch } from '@tym/kernel'
import type { Origins } from './platform.ts'

/** Milliseconds in which a slow machine has started all and written the customers. */
const patience = 300_000

/** A platform that runs for one worker. */
export interface StartedPlatform {
  readonly web: string
  readonly origins: Origins
  readonly folder: string
  stop(): Promise<void>
}

/**
 * Starts on free ports what `npm start` starts, as it is delivered, and waits until the demo customers are
 * there. It ends with this process, however that ends. Throws with what it said when it ends before.
 */
export async function startPlatformIn(
  root: string,
  folder: string,
  environment: Environment,
): Promise<StartedPlatform> {
  const elapsed = stopwatch()
  mkdirSync(folder, { mode: 0o711 })
  const ports: Record<string, string> = {}
  for (const variable of Object.values(portVariables)) ports[variable] = String(await findFreePort())
  const own = { ...environment, ...ports, TYM_DATA_DIRECTORY: folder }
  const program = ['--enable-source-maps', path.join('infra', 'dev', 'dist', 'start.js')]
  const stdio = ['ignore', 'pipe', 'pipe', 'ipc'] as const
  const child = spawn(process.execPath, program, { cwd: root, env: own, stdio: [...stdio] })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => said.push(String(text)))
  const { ports: taken } = readDevelopmentConfig(own, root)
  const hasEnded = () => isOver(child)
  while (!isLoaded(folder) && !hasEnded() && elapsed() < patience) await delay(100)
  // It rested while the customers were written.
  const worker = { milliseconds: 60_000, hasEnded }
  if (!isLoaded(folder) || !(await becomesReady(`http://127.0.0.1:${taken.worker}`, worker))) {
    await end(child)
    throw new Error(`the platform was not ready:\n${said.join('')}`)
  }
  process.stdout.write(
    `A platform and its demo customers are there after ${(elapsed() / 1000).toFixed(1)} s.\n`,
  )
  const origins = originsOf(taken)
  return { web: `http://localhost:${taken.web}`, origins, folder, stop: () => end(child) }
}

function isLoaded(folder: string): boolean {
  const load = findDemoLoad(folder)
  return load !== undefined && load.written === load.total
}

const isOver = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null

async function end(child: ChildProcess): Promise<void> {
  if (isOver(child)) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

const originsOf = ({ customerData, signer, identity }: DevelopmentPorts): Origins => ({
  customerDataOrigin: `http://127.0.0.1:${customerData}`,
  signerOrigin: `http://127.0.0.1:${signer}`,
  identityOrigin: `http://127.0.0.1:${identity}`,
})
