import * as engine from '@tym/endpoint'
import type { Problem } from '@tym/kernel'
import type { EventId, OperationId, RoleId } from '@tym/register'
import { employment } from './declaration.ts'

/** An endpoint in a table of this register. */
export type Endpoint = engine.Endpoint<OperationId, EventId>
export type Touched = engine.Touched<EventId>
export type Written = engine.Written<EventId>
export type Refused = engine.Refused<EventId>

export const { readEndpoint, listEndpoint, followEndpoint, writeEndpoint, gateEndpoint } = engine.endpointsOf<
  RoleId,
  OperationId,
  EventId
>()

/** An RFC 9457 answer in the words of this register, where no endpoint is called. */
export function problemResponse(
  problem: Problem,
  acceptLanguage: string | null,
  standing?: Readonly<Record<string, string>>,
): Response {
  return engine.problemResponse(employment, problem, acceptLanguage, standing)
}
