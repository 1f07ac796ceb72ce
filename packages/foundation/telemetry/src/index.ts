export { createLogger, type Logger, type LoggerOptions } from './logger.ts'
export { type Count, createMetrics, type Metrics, type ObservedRequest } from './metrics.ts'
export { observeRequest } from './observe-request.ts'
export { describeError, type SafeFields } from './safe-fields.ts'
