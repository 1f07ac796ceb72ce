import { serve } from '@hono/node-server'
import { explainFailedStart, processEnvironment, readExchangeConfig } from '@tym/config'
import { systemClock } from '@tym/kernel'
import { beginProcess } from '@tym/telemetry'
import { openExchange } from './open-exchange.ts'

/** Headers and body together: a request that is slower to come is given up. */
const slowestRequest = 15_000

explainFailedStart()
const config = readExchangeConfig(processEnvironment())
const { logger, metrics, figures, lifetime } = await beginProcess(config, {
  name: 'exchange',
  end: (code) => process.exit(code),
})
const clock = systemClock({ calendarDate: config.calendarDate })
const { app, close } = await openExchange(config, { clock, logger, metrics })
const server = serve({
  fetch: lifetime.wrap(app.fetch),
  port: config.port,
  hostname: config.host,
  serverOptions: { requestTimeout: slowestRequest, headersTimeout: slowestRequest },
})
server.once('listening', () => logger.info('exchange listens', { port: config.port, mode: config.mode }))

// A fetch that is cut off has been claimed: the party fetches it again.
lifetime.endWith(server, close, figures)
