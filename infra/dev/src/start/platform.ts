import path from 'node:path'
import { type DevelopmentConfig, type DevelopmentPorts, portVariables } from '@tym/config'
import { systemClock } from '@tym/kernel'
import { refuseCutOffRestore } from '../data-folder/cut-off-restore.ts'
import { loadDemoArea } from '../load-demo-area.ts'
import { isPortTaken } from '../ports.ts'
import type { RunningPostgres } from '../postgres/start-postgres.ts'
import { type Child, startChild, waitUntilReady } from './child.ts'
import { plansOf } from './plans.ts'
import { prepareDatabases } from './prepare-databases.ts'
import type { Progress } from './progress.ts'
import { type RunRecord, takeRunRecord } from './run-record.ts'
import { ensureSecrets } from './secrets.ts'
import { keyFolder, writeServiceFiles } from './service-files.ts'
import { waitForRights } from './wait-for-rights.ts'

export type Platform = {
  /** Settles when a process or the embedded database ends that should not: which, and its last words. */
  broken: Promise<string>
  /** The register as whoever makes its schema reaches it: for stories about what such a one could do. */
  readonly registerUrl: string
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
    const { children, embedded, registerUrl } = await startParts(root, config, progress, record, undo)
    const ends = children.map((child) =>
      child.ended.then((how) => `${child.name} ended (${how}):\n${child.lastWords()}`),
    )
    if (embedded !== undefined) ends.push(embedded.ended.then((how) => databaseEnded(embedded, how)))
    return { broken: Promise.race(ends), registerUrl, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startParts(
  root: string,
  config: DevelopmentConfig,
  progress: Progress,
  record: RunRecord,
  undo: (() => Promise<void>)[],
): Promise<{ children: Child[]; embedded: RunningPostgres | undefined; registerUrl: string }> {
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
  const children: Child[] = []
  for (const plan of plans) {
    const child = startChild(plan, path.join(config.dataDirectory, 'logs'))
    record.remember(child.identity)
    undo.push(() => child.stop())
    children.push(child)
  }
  for (const child of children) await progress.step(`${child.name} ready`, () => waitUntilReady(child))
  await progress.step('rights of the cast signed', () => waitForRights(admin.register))
  return { children, embedded, registerUrl: admin.register }
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
