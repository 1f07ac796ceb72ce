export { type Batching, createBatcher } from './batch.ts'
export { businessId, isBusinessId } from './business-id.ts'
export * from './calendar.ts'
export { clientAddress } from './client-address.ts'
export type { Clock, FixedClock } from './clock.ts'
export {
  dateInHelsinki,
  dayMilliseconds,
  daySeconds,
  fixedClock,
  startOfDateInHelsinki,
  stopwatch,
  systemClock,
} from './clock.ts'
export * from './compact-jws.ts'
export {
  type BoundedAnswer,
  type FetchBounds,
  fetchBounded,
  fetchLasting,
  type LastingBounds,
} from './fetch-bounded.ts'
export { type FoundWord, findWords, type Held } from './find-words.ts'
export { foldName } from './fold-name.ts'
export * from './ids.ts'
export { faultyBody, type JsonFault, jsonOf, parseJson } from './json.ts'
export { createLane, createLanes, type Lane, type LaneBounds, type Lanes } from './lanes.ts'
export { type Moment, wasThere } from './moment.ts'
export * from './national-id.ts'
export { type Deliverable, isDeliverableAddress, isPublicIp, mayConnectTo } from './outside-address.ts'
export { aboutPage, escapeHtml, pageHeaders } from './page.ts'
export type { PlainDate } from './plain-date.ts'
export { plainDate } from './plain-date.ts'
export { inputProblem, Problem, retryAfter } from './problem.ts'
export { isProblemCode, type ProblemCode, problemStatuses } from './problem-codes.ts'
export * from './public-jwk.ts'
export { createRateLimit, type RateLimit } from './rate-limit.ts'
export { readAtMost } from './read-at-most.ts'
export { isSecureAddress, isThisMachine } from './secure-address.ts'
export { sentInstant } from './sent-instant.ts'
export * from './sha256.ts'
export { systemTrouble } from './system-trouble.ts'
export * from './text.ts'
export { currentTrace, type Trace, traceHeaders, traceJob, traceRequest } from './trace.ts'
export { within } from './within.ts'
