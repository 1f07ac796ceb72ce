import { serve } from '@hono/node-server'
import { explainFailedStart, processEnvironment, readWorkerConfig } from '@tym/config'
import { systemClock } from '@tym/kernel'
import { beginProcess } from '@tym/telemetry'
import { openWorker } from './open-worker.ts'

explainFailedStart()
const config = readWorkerConfig(processEnvironment())
const { logger, metrics, figures, lifetime } = await beginProcess(config, {
  name: 'worker',
  end: (code) => process.exit(code),
})
const clock = systemClock({ calendarDate: config.calendarDate })
const worker = await openWorker(config, { clock, logger, metrics })
const server = serve({ fetch: lifetime.wrap(worker.app.fetch), port: config.port, hostname: config.host })
server.once('listening', () => logger.info('worker listens', { port: config.port, mode: config.mode }))

// A job lasts seconds; what is cut off is done again by another worker.
lifetime.endWith(server, worker.close, figures)
