export type { CommonConfig, LogLevel } from './common.ts'
export { type CustomerDataConfig, readCustomerDataConfig } from './customer-data.ts'
export {
  type DevelopmentConfig,
  type DevelopmentPorts,
  portVariables,
  readDevelopmentConfig,
} from './development.ts'
export { type ExchangeConfig, readExchangeConfig } from './exchange.ts'
export { explainFailedListen, explainFailedStart } from './explain-failed-start.ts'
export { type IdentityConfig, readIdentityConfig } from './identity.ts'
export type { MetricsConfig } from './metrics.ts'
export { processEnvironment } from './process-environment.ts'
export { readJsonFile } from './read-json-file.ts'
export { readSecretFile } from './read-secret-file.ts'
export { type RecipientConfig, readRecipientConfig } from './recipient.ts'
export { readSignerConfig, type SignerConfig } from './signer.ts'
export { ConfigError, type Environment, type Mode } from './variables.ts'
export { readWebConfig, type WebConfig } from './web.ts'
export { readWitnessConfig, type WitnessConfig } from './witness.ts'
export { readWorkerConfig, type WorkerConfig } from './worker.ts'
