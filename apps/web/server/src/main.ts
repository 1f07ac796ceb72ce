import { serve } from '@hono/node-server'
import { explainFailedStart, processEnvironment, readWebConfig } from '@tym/config'
import { systemClock } from '@tym/kernel'
import { beginProcess } from '@tym/telemetry'
import { openWeb } from './open-web.ts'

explainFailedStart()
const config = readWebConfig(processEnvironment())
const { logger, metrics, figures, lifetime } = await beginProcess(config, {
  name: 'web',
  end: (code) => process.exit(code),
})
const { app, endStreams, close } = await openWeb(config, { clock: systemClock(), logger, metrics })
// A request that is slow to come is given up: headers and body together.
const slowestRequest = 15_000
const server = serve({
  fetch: lifetime.wrap(app.fetch),
  port: config.port,
  hostname: config.host,
  serverOptions: { requestTimeout: slowestRequest, headersTimeout: slowestRequest },
})
server.once('listening', () => logger.info('web listens', { port: config.port, mode: config.mode }))

// A sudden end leaves sessions as they were; a refresh token that was just spent asks for a new sign-in.
lifetime.endWith(server, close, figures, endStreams)
