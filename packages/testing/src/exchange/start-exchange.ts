import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createExchange } from '@tym/app-exchange/create-exchange'
import { watchSealing } from '@tym/audit-log'
import { openDatabase } from '@tym/database'
import { systemClock } from '@tym/kernel'
import { openKeyVault, readKeyEncryptionFile } from '@tym/key-vault'
import { organisations, signerIssuer } from '@tym/personas'
import { knowSigners } from '@tym/signing'
import { createLogger, createMetrics } from '@tym/telemetry'
import type { DisclosureWorld } from '../disclosures/world.ts'

export interface RunningExchange {
  readonly origin: string
  /** Every line that it has logged. */
  readonly logLines: readonly string[]
  /**
   * Does this once, the next time that a signer is asked: something has been looked at and has not been
   * claimed.
   */
  whenSigning(work: () => Promise<unknown>): void
  close(): Promise<void>
}

/**
 * Runs the real exchange on a free loopback port, on the databases, the clock and the signers of this world.
 */
export async function startExchange(
  { network, signers, kekFile }: DisclosureWorld,
  {
    requestsPerSecond = 1_000,
    sealingLimitSeconds = Number.POSITIVE_INFINITY,
  }: { readonly requestsPerSecond?: number; readonly sealingLimitSeconds?: number } = {},
): Promise<RunningExchange> {
  const key = signers.clientKeys['tym-exchange']
  if (key === undefined) throw new Error('the cast has no exchange')
  const addresses = Object.fromEntries(
    Object.values(organisations).map(({ id, slug }) => [id, signerIssuer(signers.signerOrigin, slug)]),
  )
  const remote = knowSigners(addresses, { clientId: 'tym-exchange', key, clock: systemClock() })
  const { urls, clock } = network
  const database = openDatabase({ url: urls.exchange, max: 4, applicationName: 'test-exchange' })
  const keyEncryption = readKeyEncryptionFile(kekFile)
  const keys = openKeyVault({ url: urls.keysWorker, keyEncryption, max: 2 })
  let beforeSigning: (() => Promise<unknown>) | undefined
  let listener: ReturnType<typeof getRequestListener> | undefined
  const server = createServer((incoming, outgoing) => void listener?.(incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the exchange has no port')
  const origin = `http://127.0.0.1:${bound.port}`
  const logLines: string[] = []
  const destination = { write: (line: string) => void logLines.push(line) }
  const sealing = await watchSealing({
    database,
    clock,
    limitSeconds: sealingLimitSeconds,
    onError: () => undefined,
  })
  const app = createExchange({
    mustBeSealed: sealing.mustBeSealed,
    database,
    keys,
    clock,
    publicOrigin: origin,
    requestsPerSecond,
    signerOf: (organisation) => ({
      signDocument: async (document) => {
        const work = beforeSigning
        beforeSigning = undefined
        await work?.()
        return remote(organisation).signDocument(document)
      },
    }),
    logger: createLogger({ name: 'exchange', level: 'debug', destination }),
    metrics: createMetrics(),
  })
  listener = getRequestListener(app.fetch)
  return {
    origin,
    logLines,
    whenSigning: (work) => {
      beforeSigning = work
    },
    close: async () => {
      sealing.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await Promise.all([database.close(), keys.close()])
    },
  }
}
