import { processEnvironment, readIdentityConfig } from '@tym/config'
import { createLogger, createMetrics } from '@tym/telemetry'
import { openIdentity } from './open-identity.ts'

const config = readIdentityConfig(processEnvironment())
const logger = createLogger({ name: 'identity', level: config.logLevel })
const server = await openIdentity(config, { logger, metrics: createMetrics() })
server.listen(config.port, config.host, () => {
  logger.info('identity listens', { port: config.port, address: config.publicOrigin, mode: config.mode })
})

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    logger.info('identity stops', { signal })
    server.close(() => process.exit(0))
    server.closeIdleConnections()
  })
}
