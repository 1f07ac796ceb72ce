import { explainFailedStart, processEnvironment, readIdentityConfig } from '@tym/config'
import { beginProcess } from '@tym/telemetry'
import { openIdentity } from './open-identity.ts'

explainFailedStart()
const config = readIdentityConfig(processEnvironment())
const { logger, metrics, figures, lifetime } = await beginProcess(config, {
  name: 'identity',
  end: (code) => process.exit(code),
})
const server = await openIdentity(config, { logger, metrics })
server.listen(config.port, config.host, () => {
  logger.info('identity listens', { port: config.port, address: config.publicOrigin, mode: config.mode })
})

lifetime.endWith(server, () => Promise.resolve(), figures)
