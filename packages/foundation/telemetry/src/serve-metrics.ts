import { createServer, type ServerResponse } from 'node:http'
import { explainFailedListen, type MetricsConfig } from '@tym/config'
import type { Logger } from './logger.ts'
import type { Metrics } from './metrics.ts'

export interface MetricsServer {
  /** Where the figures are told, without the path. */
  readonly origin: string
  close(): Promise<void>
}

const slowestRequest = 5_000

/**
 * Tells a process's figures at GET /metrics of a listener of their own, so that whoever reaches the process
 * itself does not reach them. Resolves once it listens. Throws ConfigError that names METRICS_PORT or
 * METRICS_HOST when it cannot.
 */
export async function serveMetrics(
  { metricsPort, metricsHost }: MetricsConfig,
  { metrics, logger }: { readonly metrics: Metrics; readonly logger: Logger },
): Promise<MetricsServer> {
  const tell = async (response: ServerResponse): Promise<void> => {
    try {
      const text = await metrics.text()
      response.writeHead(200, { 'content-type': metrics.contentType }).end(text)
    } catch (error) {
      logger.warn('the figures could not be read', { error })
      response.writeHead(503).end()
    }
  }
  const server = createServer(
    { requestTimeout: slowestRequest, headersTimeout: slowestRequest },
    ({ method, url = '' }, response) => {
      if (method === 'GET' && url.split('?', 1)[0] === '/metrics') void tell(response)
      else response.writeHead(404).end()
    },
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(explainFailedListen(error, { port: 'METRICS_PORT', host: 'METRICS_HOST' }) ?? error)
    })
    server.listen(metricsPort, metricsHost, resolve)
  })
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : metricsPort
  logger.info('figures are told', { port })
  return {
    origin: `http://${metricsHost.includes(':') ? `[${metricsHost}]` : metricsHost}:${port}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
