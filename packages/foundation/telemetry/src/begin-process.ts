import type { CommonConfig, MetricsConfig } from '@tym/config'
import { createLifetime, type Lifetime } from './lifetime.ts'
import { createLogger, type Logger } from './logger.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { type MetricsServer, serveMetrics } from './serve-metrics.ts'

/**
 * What every process begins with: its logger, its figures, told at a listener of their own, and how it comes
 * to its end.
 */
export async function beginProcess(
  config: CommonConfig & MetricsConfig,
  { name, end }: { readonly name: string; readonly end: (code: number) => void },
): Promise<{
  readonly logger: Logger
  readonly metrics: Metrics
  readonly figures: MetricsServer
  readonly lifetime: Lifetime
}> {
  const { mode, logLevel, stopNoticeSeconds: noticeSeconds } = config
  const logger = createLogger({ name, level: logLevel })
  const lifetime = createLifetime({ logger, mode, noticeSeconds, end })
  const metrics = createMetrics()
  return { logger, metrics, lifetime, figures: await serveMetrics(config, { metrics, logger }) }
}
