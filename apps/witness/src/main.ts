import { serve } from '@hono/node-server'
import { explainFailedStart, processEnvironment, readWitnessConfig } from '@tym/config'
import { systemClock } from '@tym/kernel'
import { beginProcess } from '@tym/telemetry'
import { openWitnesses } from './open-witnesses.ts'

explainFailedStart()
const config = readWitnessConfig(processEnvironment())
const { logger, metrics, figures, lifetime } = await beginProcess(config, {
  name: 'witness',
  end: (code) => process.exit(code),
})
const { app, witnesses } = await openWitnesses(config, { clock: systemClock(), logger, metrics })
const server = serve({
  fetch: lifetime.wrap(app.fetch),
  port: config.port,
  hostname: config.host,
  serverOptions: { requestTimeout: 15_000, headersTimeout: 10_000 },
})
server.once('listening', () =>
  logger.info('witness listens', { port: config.port, mode: config.mode, count: witnesses.length }),
)

// Answers that are under way are finished; what they say is on disk before them.
lifetime.endWith(server, () => Promise.resolve(), figures)
