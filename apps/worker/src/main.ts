import { setTimeout as delay } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { processEnvironment, readWorkerConfig } from '@tym/config'
import { systemClock } from '@tym/kernel'
import { createLogger, createMetrics } from '@tym/telemetry'
import { openWorker } from './open-worker.ts'

/** A job lasts seconds; what is cut off after this is done again by another worker. */
const patience = 12_000

const config = readWorkerConfig(processEnvironment())
const logger = createLogger({ name: 'worker', level: config.logLevel })
const clock = systemClock({ calendarDate: config.calendarDate })
const worker = await openWorker(config, { clock, logger, metrics: createMetrics() })
const server = serve({ fetch: worker.app.fetch, port: config.port, hostname: config.host })
server.once('listening', () => logger.info('worker listens', { port: config.port, mode: config.mode }))

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    logger.info('worker stops', { signal })
    server.close()
    void Promise.race([worker.close(), delay(patience)])
      .catch((error: unknown) => logger.error('the worker did not close well', { error }))
      .then(() => process.exit(0))
  })
}
