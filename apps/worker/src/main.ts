import { serve } from '@hono/node-server'
import { explainFailedStart, processEnvironment, readWorkerConfig } from '@tym/config'
import { systemClock } from '@tym/kernel'
import { createLifetime, createLogger, createMetrics, serveMetrics } from '@tym/telemetry'
import { openWorker } from './open-worker.ts'

explainFailedStart()
const config = readWorkerConfig(processEnvironment())
const logger = createLogger({ name: 'worker', level: config.logLevel })
const lifetime = createLifetime({
  logger,
  mode: config.mode,
  noticeSeconds: config.stopNoticeSeconds,
  end: (code) => process.exit(code),
})
const clock = systemClock({ calendarDate: config.calendarDate })
const metrics = createMetrics()
const figures = await serveMetrics(config, { metrics, logger })
const worker = await openWorker(config, { clock, logger, metrics })
const server = serve({ fetch: lifetime.wrap(worker.app.fetch), port: config.port, hostname: config.host })
server.once('listening', () => logger.info('worker listens', { port: config.port, mode: config.mode }))

// A job lasts seconds; what is cut off is done again by another worker.
lifetime.endWith(server, worker.close, figures)
