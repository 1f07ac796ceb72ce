import type { Logger } from './logger.ts'
import type { Metrics, ObservedRequest } from './metrics.ts'

/**
 * Records one answered request in log and metrics. `route` is the template, such as
 * `/v1/customerships/:id`: the path itself holds ids and is written nowhere.
 */
export function observeRequest(
  { logger, metrics }: { logger: Logger; metrics: Metrics },
  request: ObservedRequest & { requestId?: string; problem?: string; error?: unknown },
): void {
  const { requestId, problem, error, ...observed } = request
  metrics.observeRequest(observed)
  const fields = {
    ...(requestId === undefined ? {} : { requestId }),
    ...observed,
    milliseconds: Math.round(observed.milliseconds * 10) / 10,
    ...(problem === undefined ? {} : { problem }),
    ...(error === undefined ? {} : { error }),
  }
  if (observed.status >= 500) logger.error('request failed', fields)
  else logger.info('request answered', fields)
}
