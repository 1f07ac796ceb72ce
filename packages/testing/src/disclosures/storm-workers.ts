import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isReady } from '@tym/dev'
import { agencyNoteName, organisations, signerIssuer } from '@tym/personas'
import { generatePrivateJwk, signingKeyOf } from '@tym/signing'
import { z } from 'zod'
import { findFreePort, type StartedApp, startApp } from '../start-app.ts'
import type { TestSigners } from '../test-signers.ts'
import type { StormQueue } from './storm-queue.ts'
import type { DisclosureWorld } from './world.ts'

const signerFile = z.looseObject({
  organisations: z.array(
    z.looseObject({ serviceCallers: z.array(z.looseObject({ clientId: z.string(), jwk: z.unknown() })) }),
  ),
})

/** The worker's processes and the signer that knows them. */
export interface StormWorkers {
  /** Kills one in the middle of whatever it does, and starts it again. */
  killAndRestart(which: number): Promise<void>
  /** Whether a worker reaches its queue, as it says itself. */
  isReady(which: number): Promise<boolean>
  /** Everything that they have written. */
  output(): string
  stop(): Promise<void>
}

/**
 * Starts `count` workers as real processes under one key of their own, which the signers are told of first.
 */
export async function startStormWorkers(
  { network, signers, kekFile }: DisclosureWorld,
  queue: Pick<StormQueue, 'environment'>,
  count: number,
): Promise<StormWorkers> {
  const keyFile = path.join(signers.folder, 'worker.jwk.json')
  const signer = await knowWorker(signers, keyFile)
  const write = (name: string, content: object): string => {
    const file = path.join(signers.folder, name)
    writeFileSync(file, JSON.stringify(content))
    return file
  }
  const { urls } = network
  const environment = {
    LOG_LEVEL: 'warn',
    DELIVERY_TO_THIS_MACHINE: 'allowed',
    DATABASE_URL_WORKER: urls.worker,
    QUEUE_DATABASE_URL: urls.queue,
    KEY_DATABASE_URL: urls.keysWorker,
    KEY_DATABASE_URL_ERASER: urls.keysEraser,
    KEK_FILE: kekFile,
    SIGNERS_FILE: write('signers.json', addressesOf(signers)),
    BOOTSTRAP_OFFICERS_FILE: write('officers.json', []),
    SERVICE_KEY_FILE: keyFile,
    MESSAGES_URL: signers.identityOrigin,
    OWN_DATA_URL: network.origin,
    LOG_ORIGIN: 'tym.test/log/1',
    JOURNAL_FILE: path.join(signers.folder, 'journal.jsonl'),
    AGENCY_NOTE_NAME: agencyNoteName,
    ...queue.environment,
  }
  const outputs: string[] = []
  const start = async (port: number): Promise<StartedApp> => startApp('worker', port, environment)
  const ports: number[] = []
  for (let each = 0; each < count; each += 1) ports.push(await findFreePort())
  const running = await Promise.all(ports.map(start))
  const end = async (which: number): Promise<void> => {
    const worker = running[which]
    if (worker === undefined) throw new Error('there is no such worker')
    await worker.stop('SIGKILL')
    outputs.push(worker.output())
  }
  return {
    killAndRestart: async (which) => {
      await end(which)
      running[which] = await start(ports[which] ?? 0)
    },
    isReady: (which) => isReady(`http://127.0.0.1:${ports[which]}`),
    output: () => [...outputs, ...running.map((worker) => worker.output())].join(''),
    stop: async () => {
      await Promise.all(running.map((_worker, which) => end(which)))
      await signer.stop('SIGKILL')
    },
  }
}

/** Makes the worker's key and starts the signer again so that it knows it. */
async function knowWorker(signers: TestSigners, keyFile: string): Promise<StartedApp> {
  const jwk = generatePrivateJwk()
  writeFileSync(keyFile, JSON.stringify(jwk), { mode: 0o600 })
  const { publicJwk } = signingKeyOf(jwk)
  const { signer, signerOrigin, signerEnvironment } = signers
  const file = signerEnvironment['SIGNER_CONFIG_FILE'] ?? ''
  const settings = signerFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  for (const { serviceCallers } of settings.organisations)
    for (const caller of serviceCallers) if (caller.clientId === 'tym-worker') caller.jwk = publicJwk
  await signer.stop('SIGKILL')
  writeFileSync(file, JSON.stringify(settings))
  return startApp('signer', Number(new URL(signerOrigin).port), signerEnvironment)
}

function addressesOf({ signerOrigin }: TestSigners): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.values(organisations).map(({ id, slug }) => [id, signerIssuer(signerOrigin, slug)]),
  )
}
