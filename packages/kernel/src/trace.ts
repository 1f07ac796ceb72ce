import { AsyncLocalStorage } from 'node:async_hooks'
import { newId } from './ids.ts'
import { randomForIds } from './random.ts'

/** What is being carried out: one request or one job, and the chain of those that led to each other. */
export interface Trace {
  /** Of one request; told to the sender in `x-request-id`. */
  readonly requestId?: string
  /** Of the whole chain (W3C Trace Context): 32 hexadecimal digits. */
  readonly traceId: string
}

const current = new AsyncLocalStorage<Trace>()
// Version 00, or a later one that begins alike; all zeros are no id (W3C Trace Context 3.2).
const parent = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:$|-)/
const longestParent = 512

/** The trace that the work runs in, for log lines and for what it plans; undefined outside any. */
export function currentTrace(): Trace | undefined {
  return current.getStore()
}

/**
 * Runs the work as a request of its own id, in the trace of whoever sent it when its `traceparent` is one,
 * else in a new one.
 */
export function traceRequest<T>(traceparent: string | null | undefined, work: (requestId: string) => T): T {
  const requestId = newId()
  const given = (traceparent ?? '').length > longestParent ? undefined : parent.exec(traceparent ?? '')?.[1]
  return current.run({ requestId, traceId: given ?? newTraceId() }, () => work(requestId))
}

/** Runs a job in the trace of what planned it, or in a new one. */
export function traceJob<T>(traceId: string | null, work: () => T): T {
  return current.run({ traceId: traceId ?? newTraceId() }, work)
}

/**
 * The header by which whatever is asked on behalf of the current work goes on with its trace; nothing outside
 * any.
 */
export function traceHeaders(): Readonly<Record<string, string>> {
  const trace = currentTrace()
  return trace === undefined
    ? {}
    : { traceparent: `00-${trace.traceId}-${randomForIds(8).toString('hex')}-00` }
}

const newTraceId = () => randomForIds(16).toString('hex')
