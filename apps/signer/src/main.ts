import { serve } from '@hono/node-server'
import { processEnvironment, readSignerConfig } from '@tym/config'
import { systemClock } from '@tym/kernel'
import { createLogger, createMetrics } from '@tym/telemetry'
import { openSigner } from './open-signer.ts'

const config = readSignerConfig(processEnvironment())
const logger = createLogger({ name: 'signer', level: config.logLevel })
const metrics = createMetrics()
const signer = await openSigner(config, { clock: systemClock(), logger, metrics })

const server = serve(
  {
    fetch: signer.app.fetch,
    port: config.port,
    hostname: config.host,
    serverOptions: { requestTimeout: 15_000, headersTimeout: 10_000 },
  },
  ({ port }) =>
    logger.info('signer listens', { port, mode: config.mode, count: signer.organisations.length }),
)

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    logger.info('signer stops', { signal })
    // Answers that are under way are finished; their lines in the log of signatures are written before them.
    server.close(() => void signer.close().then(() => process.exit(0)))
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}
