import { within } from '@tym/kernel'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** A counter whose labels have a few known values; never ids, names or paths. */
export type Count<Label extends string> = (labels: Readonly<Record<Label, string>>, by?: number) => void

/** Adds a duration in milliseconds; labels are as those of a counter. */
export type Duration<Label extends string> = (
  labels: Readonly<Record<Label, string>>,
  milliseconds: number,
) => void

type Found<T> = T | Promise<T>

/** Milliseconds in which a figure is read, or is not shown. */
const patience = 1_000
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export type Level<Label extends string> = {
  readonly labels: Readonly<Record<Label, string>>
  readonly value: number
}

export type Metrics = {
  /** Every metric in the Prometheus text format, for GET /metrics. */
  text(): Promise<string>
  readonly contentType: string
  counter<Label extends string>(name: string, help: string, labels: readonly Label[]): Count<Label>
  /**
   * Read whenever the figures are asked for. What is unknown, fails or takes longer than a second is not
   * shown: no figure is made up.
   */
  gauge(name: string, help: string, read: () => Found<number | undefined>): void
  /**
   * A gauge with one value for each of a few combinations of labels, read in the same way; those that are no
   * longer read are no longer shown.
   */
  gauges<Label extends string>(
    name: string,
    help: string,
    labels: readonly Label[],
    read: () => Found<readonly Level<Label>[]>,
  ): void
  /** Durations by a few labels, each with a count, a sum and buckets of seconds. */
  timer<Label extends string>(name: string, help: string, labels: readonly Label[]): Duration<Label>
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
    buckets,
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
        async collect() {
          const value = await found(read)
          if (value === undefined) this.remove()
          else this.set(value)
        },
      })
    },
    gauges: <Label extends string>(
      name: string,
      help: string,
      labels: readonly Label[],
      read: () => Found<readonly Level<Label>[]>,
    ): void => {
      new Gauge<string>({
        name,
        help,
        labelNames: [...labels],
        registers: [registry],
        async collect() {
          const levels = (await found(read)) ?? []
          this.reset()
          for (const level of levels) this.set({ ...level.labels }, level.value)
        },
      })
    },
    timer: <Label extends string>(name: string, help: string, labels: readonly Label[]): Duration<Label> => {
      const durations = new Histogram<string>({
        name,
        help,
        buckets,
        labelNames: [...labels],
        registers: [registry],
      })
      return (values, milliseconds) => durations.observe({ ...values }, milliseconds / 1_000)
    },
    observeRequest: ({ method, route, status, milliseconds }) =>
      requests.observe({ method, route, status: String(status) }, milliseconds / 1000),
  }
}

async function found<T>(read: () => Found<T>): Promise<T | undefined> {
  try {
    return await within(patience, (async () => read())(), 'A figure was not read in time.')
  } catch {
    return undefined
  }
}
