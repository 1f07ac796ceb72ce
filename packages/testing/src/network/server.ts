import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createCustomerDataApp } from '@tym/app-customer-data/create-app'
import { readCustomerDataConfig } from '@tym/config'
import type { Endpoint } from '@tym/employment'
import type { Clock } from '@tym/kernel'
import { createLogger, createMetrics, serveMetrics } from '@tym/telemetry'
import type { TestDatabaseUrls } from '../database-urls.ts'
import type { SecretFiles } from './secret-files.ts'

export type RunningService = {
  /** Where this process listens. */
  readonly address: string
  /** Method and path of everything that is mounted, without the refusals of other methods. */
  readonly routes: readonly string[]
  /** Its figures, fetched from where it tells them. */
  figures(): Promise<string>
  refreshTrust(): Promise<void>
  close(): Promise<void>
}

export type ServiceSettings = {
  readonly urls: Pick<TestDatabaseUrls, 'app' | 'read' | 'keys'>
  readonly files: SecretFiles
  readonly clock: Clock
  /** Receives every line that the service logs. */
  readonly onLogLine: (line: string) => void
  /** The public origin when it is not this process's own address, as behind a load balancer. */
  readonly publicOrigin?: string
  /** Where a relay is reached, when there is one. */
  readonly alsoReachedAt?: string | undefined
  /** Without it the log may wait for ever: these tests let years pass. */
  readonly sealingLimitSeconds?: string | undefined
  readonly officerShownAs?: string | undefined
  /** Without it what goes on telling ends with its first answer, so that whoever reads it has all of it. */
  readonly streamSeconds?: string | undefined
  readonly endpoints?: readonly Endpoint[] | undefined
}

/** Where a relay of these tests would be reached, if there were one. */
export const relayOrigin = 'https://relay.example'

/** The environment of a process of the service, as `main.ts` reads it. */
export function serviceEnvironment(
  settings: Pick<
    ServiceSettings,
    'urls' | 'files' | 'sealingLimitSeconds' | 'officerShownAs' | 'streamSeconds' | 'alsoReachedAt'
  >,
  port: number,
  publicOrigin: string,
) {
  return {
    TYM_MODE: 'development',
    LOG_LEVEL: 'debug',
    PORT: String(port),
    METRICS_PORT: '0',
    PUBLIC_ORIGIN: publicOrigin,
    ALSO_REACHED_AT: settings.alsoReachedAt ?? relayOrigin,
    DATABASE_URL_APP: settings.urls.app,
    DATABASE_URL_READ: settings.urls.read,
    KEY_DATABASE_URL: settings.urls.keys,
    KEK_FILE: settings.files.kek,
    BLIND_INDEX_KEY_FILE: settings.files.blindIndex,
    DPOP_NONCE_KEY_FILE: settings.files.nonce,
    JOURNAL_FILE: settings.files.journal,
    TRUST_REFRESH_SECONDS: '60',
    DELIVERY_TO_THIS_MACHINE: 'allowed',
    SEALING_LIMIT_SECONDS: settings.sealingLimitSeconds ?? 'never',
    REQUESTS_PER_SECOND: '100000',
    OFFICER_SHOWN_AS: settings.officerShownAs,
    STREAM_SECONDS: settings.streamSeconds ?? '0',
  }
}

/** Runs the real customer-data service on a free loopback port, composed as its own process composes it. */
export async function startService(settings: ServiceSettings): Promise<RunningService> {
  let listener: ReturnType<typeof getRequestListener> | undefined
  const server = createServer((incoming, outgoing) => {
    void listener?.(incoming, outgoing)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
  const address = `http://127.0.0.1:${bound.port}`
  const config = readCustomerDataConfig(
    serviceEnvironment(settings, bound.port, settings.publicOrigin ?? address),
  )
  const logger = createLogger({
    name: 'customer-data',
    level: 'debug',
    destination: { write: settings.onLogLine },
  })
  const metrics = createMetrics()
  const figures = await serveMetrics(config, { metrics, logger })
  const needs = { clock: settings.clock, logger, metrics }
  const service = await createCustomerDataApp(config, needs, settings.endpoints).catch(
    async (error: unknown) => {
      await figures.close()
      throw error
    },
  )
  listener = getRequestListener(service.app.fetch)
  return {
    address,
    routes: service.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`),
    figures: async () => (await fetch(`${figures.origin}/metrics`)).text(),
    refreshTrust: service.refreshTrust,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
      await service.close()
      await figures.close()
    },
  }
}
