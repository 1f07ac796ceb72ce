import { serve } from '@hono/node-server'
import { processEnvironment, readWitnessConfig } from '@tym/config'
import { systemClock } from '@tym/kernel'
import { createLogger, createMetrics } from '@tym/telemetry'
import { openWitnesses } from './open-witnesses.ts'

const config = readWitnessConfig(processEnvironment())
const logger = createLogger({ name: 'witness', level: config.logLevel })
const { app, witnesses } = await openWitnesses(config, {
  clock: systemClock(),
  logger,
  metrics: createMetrics(),
})
const server = serve({
  fetch: app.fetch,
  port: config.port,
  hostname: config.host,
  serverOptions: { requestTimeout: 15_000, headersTimeout: 10_000 },
})
server.once('listening', () =>
  logger.info('witness listens', { port: config.port, mode: config.mode, count: witnesses.length }),
)

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    logger.info('witness stops', { signal })
    // Answers that are under way are finished; what they say is on disk before them.
    server.close(() => process.exit(0))
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}
