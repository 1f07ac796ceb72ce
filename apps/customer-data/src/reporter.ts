import type { Reporter } from '@tym/endpoint'
import type { Logger, Metrics } from '@tym/telemetry'

/**
 * Turns what the pipeline reports into log lines and metrics: endpoint names, codes and durations, never
 * content.
 */
export function createReporter(logger: Logger, metrics: Metrics): Reporter {
  const refusals = metrics.counter('tym_refusals_total', 'Refused requests by problem code', [
    'endpoint',
    'code',
  ])
  return {
    answered: ({ method, route, status, milliseconds }) => {
      metrics.observeRequest({ method, route, status, milliseconds })
      logger.debug('request answered', { method, route, status, milliseconds })
    },
    refused: ({ endpoint, code, operator }) => {
      refusals({ endpoint, code })
      logger.info(`refused: ${operator}`, { problem: code })
    },
    failed: ({ route, status, error }) => logger.error('request failed', { route, status, error }),
  }
}
