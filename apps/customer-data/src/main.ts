import { serve } from '@hono/node-server'
import { explainFailedStart, processEnvironment, readCustomerDataConfig } from '@tym/config'
import { systemClock } from '@tym/kernel'
import { beginProcess } from '@tym/telemetry'
import { createCustomerDataApp } from './create-app.ts'

explainFailedStart()
const config = readCustomerDataConfig(processEnvironment())
const { logger, metrics, figures, lifetime } = await beginProcess(config, {
  name: 'customer-data',
  end: (code) => process.exit(code),
})
const clock = systemClock({ calendarDate: config.calendarDate })
const { app, close, endStreams } = await createCustomerDataApp(config, { clock, logger, metrics })
// A request that is slow to come is given up: headers and body together.
const slowestRequest = 15_000
const server = serve({
  fetch: lifetime.wrap(app.fetch),
  port: config.port,
  hostname: config.host,
  serverOptions: { requestTimeout: slowestRequest, headersTimeout: slowestRequest },
})
server.once('listening', () => logger.info('customer-data listens', { port: config.port }))

// Requests under way are answered; what a sudden end would have cut off was either committed with its log
// line or not done.
lifetime.endWith(server, close, figures, endStreams)
