import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** A counter whose labels have a few known values; never ids, names or paths. */
export type Count<Label extends string> = (labels: Readonly<Record<Label, string>>, by?: number) => void

export type Level<Label extends string> = {
  readonly labels: Readonly<Record<Label, string>>
  readonly value: number
}

export type Metrics = {
  /** Every metric in the Prometheus text format, for GET /metrics. */
  text(): Promise<string>
  readonly contentType: string
  counter<Label extends string>(name: string, help: string, labels: readonly Label[]): Count<Label>
  gauge(name: string, help: string, read: () => number): void
  /** A gauge with one value for each of a few combinations of labels; those that are read no more are shown no more. */
  gauges<Label extends string>(
    name: string,
    help: string,
    labels: readonly Label[],
    read: () => readonly Level<Label>[],
  ): void
  /** Seconds that requests took, by method, template of the route and status. */
  observeRequest(request: ObservedRequest): void
}

export type ObservedRequest = { method: string; route: string; status: number; milliseconds: number }

/** One registry for one process, with the usual figures of Node and of HTTP requests. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'tym_http_request_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  return {
    text: () => registry.metrics(),
    contentType: registry.contentType,
    counter: <Label extends string>(name: string, help: string, labels: readonly Label[]): Count<Label> => {
      const counter = new Counter<string>({ name, help, labelNames: [...labels], registers: [registry] })
      return (values, by = 1) => counter.inc({ ...values }, by)
    },
    gauge: (name, help, read) => {
      new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          this.set(read())
        },
      })
    },
    gauges: <Label extends string>(
      name: string,
      help: string,
      labels: readonly Label[],
      read: () => readonly Level<Label>[],
    ): void => {
      new Gauge<string>({
        name,
        help,
        labelNames: [...labels],
        registers: [registry],
        collect() {
          this.reset()
          for (const level of read()) this.set({ ...level.labels }, level.value)
        },
      })
    },
    observeRequest: ({ method, route, status, milliseconds }) =>
      requests.observe({ method, route, status: String(status) }, milliseconds / 1000),
  }
}
