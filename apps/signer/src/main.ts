import { serve } from '@hono/node-server'
import { explainFailedStart, processEnvironment, readSignerConfig } from '@tym/config'
import { systemClock } from '@tym/kernel'
import { beginProcess } from '@tym/telemetry'
import { openSigner } from './open-signer.ts'

explainFailedStart()
const config = readSignerConfig(processEnvironment())
const { logger, metrics, figures, lifetime } = await beginProcess(config, {
  name: 'signer',
  end: (code) => process.exit(code),
})
const signer = await openSigner(config, { clock: systemClock(), logger, metrics })

const server = serve(
  {
    fetch: lifetime.wrap(signer.app.fetch),
    port: config.port,
    hostname: config.host,
    serverOptions: { requestTimeout: 15_000, headersTimeout: 10_000 },
  },
  ({ port }) =>
    logger.info('signer listens', { port, mode: config.mode, count: signer.organisations.length }),
)

// Answers that are under way are finished; their lines in the log of signatures are written before them.
lifetime.endWith(server, signer.close, figures)
