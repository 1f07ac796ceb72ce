import path from 'node:path'
import { type DevelopmentConfig, type DevelopmentPorts, portVariables } from '@tym/config'
import { systemClock } from '@tym/kernel'
import { refuseCutOffRestore } from '../data-folder/cut-off-restore.ts'
import { isDemoCutOff } from '../data-folder/demo-load.ts'
import { loadDemoArea } from '../load-demo-area.ts'
import { isPortTaken } from '../ports.ts'
import type { RunningPostgres } from '../postgres/start-postgres.ts'
import { type Child, type Plan, startChild, waitUntilReady } from './child.ts'
import { plansOf } from './plans.ts'
import { prepareDatabases } from './prepare-databases.ts'
import type { Progress } from './progress.ts'
import { type RunRecord, takeRunRecord } from './run-record.ts'
import { ensureSecrets } from './secrets.ts'
import { keyFolder, writeServiceFiles } from './service-files.ts'
import { areRightsSigned, waitForRights } from './wait-for-rights.ts'
import { holdWorker, type Rested, type WorkerChild } from './worker-child.ts'

/** The processes for which something else may stand in. */
export type ProcessName = 'customer-data' | 'worker' | 'signer' | 'identity'

export type Platform = {
  /** Settles when a process or the embedded database ends that should not: which, and its last words. */
  broken: Promise<string>
  /** The register as whoever makes its schema reaches it: for stories about what such a one could do. */
  readonly registerUrl: string
  /** The environment of one of its processes, for a program that does in-process what that one does. */
  environmentOf(name: ProcessName): Readonly<Record<string, string>>
  /** Lets the worker rest while the work is done, which does the worker's part by a clock of its own. */
  withoutWorker(work: () => Promise<Rested>): Promise<void>
  /** Stops everything in the reverse order of the start. Safe to call again. */
  stop(): Promise<void>
}

/**
 * Starts the whole platform on this machine and returns when every process is ready. A kill -9 leaves
 * children and database running; the next start ends the children by the record, joins the database and goes
 * on. Throws when a part cannot start, once what was started before it is stopped.
 */
export async function startPlatform(
  root: string,
  config: DevelopmentConfig,
  progress: Progress,
): Promise<Platform> {
  const record = await takeRunRecord(config.dataDirectory)
  const undo: (() => Promise<void>)[] = [async () => record.release()]
  let stopping: Promise<void> | undefined
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      for (const step of undo.reverse()) await step()
    })()
    return stopping
  }
  try {
    const parts = await startParts(root, config, progress, record, undo)
    const { children, worker, embedded, registerUrl, environmentOf } = parts
    const ends = children.map((child) =>
      child.ended.then((how) => `${child.name} ended (${how}):\n${child.lastWords()}`),
    )
    if (embedded !== undefined) ends.push(embedded.ended.then((how) => databaseEnded(embedded, how)))
    const broken = Promise.race([...ends, worker.broken])
    return { broken, registerUrl, environmentOf, withoutWorker: worker.rest, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

type StartedParts = Pick<Platform, 'registerUrl' | 'environmentOf'> & {
  /** All processes but the worker. */
  readonly children: readonly Child[]
  readonly worker: WorkerChild
  readonly embedded: RunningPostgres | undefined
}

async function startParts(
  root: string,
  config: DevelopmentConfig,
  progress: Progress,
  record: RunRecord,
  undo: (() => Promise<void>)[],
): Promise<StartedParts> {
  await refuseTakenPorts(config.ports)
  refuseCutOffRestore(config.dataDirectory)
  const secrets = await progress.step('keys and passwords ready', () => ensureSecrets(config.dataDirectory))
  const { admin, urls, embedded } = await prepareDatabases(config, secrets.passwords, progress)
  if (embedded !== undefined) undo.push(() => embedded.stop())

  const origin = (port: number): string => `http://127.0.0.1:${port}`
  const origins = {
    customerData: origin(config.ports.customerData),
    signer: origin(config.ports.signer),
    identity: origin(config.ports.identity),
    recipient: origin(config.ports.recipient),
    exchange: origin(config.ports.exchange),
    witness: origin(config.ports.witness),
    // Another site than the provider's, as in production; it listens on the same loopback address.
    web: `http://localhost:${config.ports.web}`,
  }
  const files = writeServiceFiles(config.dataDirectory, secrets, origins)
  await progress.step('demo area loaded', () =>
    loadDemoArea({
      registerUrl: admin.register,
      signerOrigin: origins.signer,
      identityOrigin: origins.identity,
      identityKey: secrets.identityKey,
      recipient: { address: `${origins.recipient}/tym`, keys: secrets.recipientKeys },
      poller: secrets.pollerKeys,
      keyFolder: (slug) => keyFolder(secrets, slug),
      clock: systemClock({ calendarDate: config.calendarDate }),
    }),
  )
  const plans = plansOf({ root, config, secrets, origins, files, urls })
  const planOf = (name: string): Plan => {
    const found = plans.find((plan) => plan.name === name)
    if (found === undefined) throw new Error(`the platform has no process ${name}`)
    return found
  }
  const start = (plan: Plan): Child => {
    const child = startChild(plan, path.join(config.dataDirectory, 'logs'))
    record.remember(child.identity)
    return child
  }
  // A past that was cut off goes on first: nothing of it is sealed before it is whole.
  const isCutOff = isDemoCutOff(config) && (await areRightsSigned(admin.register))
  const children: Child[] = []
  let worker: WorkerChild | undefined
  const awaited: Child[] = []
  for (const plan of plans) {
    if (plan.name === 'worker') {
      const first = isCutOff ? undefined : start(plan)
      const held = holdWorker(first, () => start(plan))
      undo.push(held.stop)
      worker = held
      if (first !== undefined) awaited.push(first)
      continue
    }
    const child = start(plan)
    undo.push(() => child.stop())
    children.push(child)
    awaited.push(child)
  }
  if (worker === undefined) throw new Error('the platform has no worker')
  for (const child of awaited) await progress.step(`${child.name} ready`, () => waitUntilReady(child))
  await progress.step('rights of the cast signed', () => waitForRights(admin.register))
  const environmentOf = (name: string) => planOf(name).env
  return { children, worker, embedded, registerUrl: admin.register, environmentOf }
}

function databaseEnded({ logFile }: RunningPostgres, how: string): string {
  return `the database ended (${how}); what it had to say is in ${logFile}`
}

async function refuseTakenPorts({ postgres: _database, ...ports }: DevelopmentPorts): Promise<void> {
  for (const [name, port] of Object.entries(ports)) {
    if (!(await isPortTaken(port))) continue
    const variable = Object.entries(portVariables).find(([key]) => key === name)?.[1] ?? 'PORT'
    throw new Error(`port ${port} is taken: stop what listens there, or set ${variable} to another port`)
  }
}
