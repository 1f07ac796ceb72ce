import { explainFailedStart, processEnvironment, readIdentityConfig } from '@tym/config'
import { createLifetime, createLogger, createMetrics, serveMetrics } from '@tym/telemetry'
import { openIdentity } from './open-identity.ts'

explainFailedStart()
const config = readIdentityConfig(processEnvironment())
const logger = createLogger({ name: 'identity', level: config.logLevel })
const metrics = createMetrics()
const figures = await serveMetrics(config, { metrics, logger })
const server = await openIdentity(config, { logger, metrics })
server.listen(config.port, config.host, () => {
  logger.info('identity listens', { port: config.port, address: config.publicOrigin, mode: config.mode })
})

createLifetime({
  logger,
  mode: config.mode,
  noticeSeconds: config.stopNoticeSeconds,
  end: (code) => process.exit(code),
}).endWith(server, () => Promise.resolve(), figures)
