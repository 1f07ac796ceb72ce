import { decideOperation, type Principal } from '@tym/access'
import { Problem, type ProblemCode, stopwatch, within } from '@tym/kernel'
import { Hono } from 'hono'
import { admit } from './admit.ts'
import {
  type Authenticated,
  isForged,
  mustHaveLeft,
  type Presented,
  readCertificate,
  verifyPossession,
  verifyReceived,
} from './authenticate.ts'
import type { Endpoint, GateEndpoint } from './endpoint.ts'
import { type OrdinaryEndpoint, recordDenial, takeOrdinaryRoad } from './ordinary-road.ts'
import { at, loggedAt, StoppedAt } from './pipeline.ts'
import { longestAnswer, problemResponse, toProblem } from './problem-response.ts'
import { namesTag } from './read-headers.ts'
import { readInput, receiveInput } from './read-input.ts'
import type { ServiceParts } from './service-parts.ts'
import { openShares, type Shares } from './shares.ts'

/**
 * Answers the endpoints of the table by the one request pipeline, whose steps are the rows of `pipeline.ts`.
 */
export function createService<Role extends string, Operation extends string, Event extends string>(
  endpoints: readonly Endpoint<NoInfer<Operation>, NoInfer<Event>>[],
  parts: ServiceParts<Role, Operation, Event>,
): Hono {
  const app = new Hono()
  const shares = openShares(parts)
  for (const endpoint of endpoints) {
    app.on(endpoint.method, honoPath(endpoint.path), async (c) => {
      const elapsed = stopwatch()
      const response = await answer(endpoint, c.req.raw, sentPath(c.req.url), c.req.param(), parts, shares)
      parts.reporter.answered({
        endpoint: endpoint.id,
        method: endpoint.method,
        route: endpoint.path,
        status: response.status,
        milliseconds: elapsed(),
      })
      return response
    })
  }
  const known = new Set(endpoints.map((endpoint) => honoPath(endpoint.path)))
  for (const path of known) {
    app.all(path, (c) =>
      problemResponse(
        parts.declaration,
        new Problem('method-not-allowed', 'No such method here.'),
        c.req.header('accept-language') ?? null,
        standingHeaders(parts),
      ),
    )
  }
  return app
}

/** The path as it was sent, not decoded: proofs are compared with nothing else. */
const sentPath = (url: string) => /^[^:]+:\/\/[^/?#]+([^?#]*)/.exec(url)?.[1] ?? '/'

const honoPath = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1')

/** Sealing and certificate come before anybody is known; whoever is refused after them is refused by name. */
async function answer(
  endpoint: Endpoint,
  request: Request,
  path: string,
  rawParams: Readonly<Record<string, string>>,
  parts: ServiceParts,
  shares: Shares,
): Promise<Response> {
  const asked = { endpoint, request, path, rawParams }
  const known = at('sealing', parts.mustBeSealed).then(() =>
    at('certificate', () => readCertificate(request, parts)),
  )
  return await known.then(
    (presented) =>
      walk(asked, presented, parts, shares).catch((error: unknown) =>
        refuse(error, asked, presented.principal, parts),
      ),
    (error: unknown) => refuse(error, asked, undefined, parts),
  )
}

interface Asked {
  readonly endpoint: Endpoint
  readonly request: Request
  readonly path: string
  readonly rawParams: Readonly<Record<string, string>>
}

async function walk(
  asked: Asked,
  presented: Presented,
  parts: ServiceParts,
  shares: Shares,
): Promise<Response> {
  const { endpoint, request, path } = asked
  await at('pace', () => mustHaveLeft(presented.principal, shares))
  const known = await at('proof', () => verifyPossession(presented, request, path, parts, shares))
  const received = await at('body', () => receiveInput(endpoint, request, parts.limits))
  await at('bodyHash', () => verifyReceived(known, received, shares))
  const carryOut = (): Promise<Response> =>
    endpoint.kind === 'gate'
      ? takeGate(endpoint, asked, known, received, parts)
      : at('lane', () =>
          shares.ofPerson(known.principal, () =>
            walkOrdinaryRoad(endpoint, asked, known, received, parts, shares),
          ),
        )
  // Whoever is slow to send has used their own time; from here on it is ours.
  return await within(longestAnswer, carryOut(), 'The answer has taken too long.')
}

type Received = Awaited<ReturnType<typeof receiveInput>>

async function walkOrdinaryRoad(
  endpoint: OrdinaryEndpoint,
  { request, rawParams }: Asked,
  known: Authenticated,
  received: Received,
  parts: ServiceParts,
  shares: Shares,
): Promise<Response> {
  await at('admission', () => admit(known, endpoint.audit.event, parts))
  await at('caller', () => mustBeCaller(endpoint, known.principal))
  const input = await at('input', () => readInput(endpoint, request, rawParams, received, parts.limits))
  const take = () => at('commit', () => takeOrdinaryRoad(endpoint, known, input, parts))
  const file = endpoint.kind === 'write' ? input.params.customership : undefined
  const answered = await (typeof file === 'string' ? at('fileLane', () => shares.ofFile(file, take)) : take())
  if ('refusal' in answered) throw loggedAt('handling', answered.refusal)
  if (endpoint.kind === 'read' && endpoint.follow !== undefined && answered.topic !== undefined) {
    const { ask } = endpoint.follow
    const { topic, json: told } = answered
    const { thumbprint: session, expiresAt: until } = known.admission.certificate
    return followedResponse(parts.streams.open({ ask, topic, told, session, until }), parts)
  }
  const tag = endpoint.kind === 'read' ? endpoint.etag?.() : undefined
  if (tag !== undefined) return taggedResponse(request, answered.json, tag, parts)
  return jsonResponse(answered.status, answered.json, answered.version, parts)
}

/** The gate marks the proof, decides and logs by itself; only what never reaches it is refused here. */
async function takeGate(
  endpoint: GateEndpoint,
  { request, rawParams }: Asked,
  { principal, admission }: Authenticated,
  received: Received,
  parts: ServiceParts,
): Promise<Response> {
  const input = await at('input', () => readInput(endpoint, request, rawParams, received, parts.limits))
  const gateRequest = {
    caller: principal,
    params: input.params,
    query: input.query,
    body: input.body,
    instant: parts.clock.instant(),
    calendar: parts.clock.calendar(),
    parts,
  }
  const operation = endpoint.caller.includes(principal.kind)
    ? decideOperation(parts.declaration, principal.role, endpoint.operation)
    : { allowed: false, rule: 'caller-kind' }
  const decision = operation.allowed ? (endpoint.decide?.(gateRequest) ?? operation) : operation
  const { json, version } = await at('admission', () => endpoint.gate(gateRequest, admission, decision))
  return jsonResponse(200, json, version, parts)
}

function mustBeCaller(endpoint: Endpoint, principal: Principal): void {
  if (!endpoint.caller.includes(principal.kind)) {
    throw new Problem('certificate-kind-not-allowed', 'This kind of certificate does not open the endpoint.')
  }
}

/** Refusals that judge what was sent, or a repeat, whatever the file holds. */
const tellOfNoFile: ReadonlySet<ProblemCode> = new Set([
  'invalid-input',
  'invalid-text',
  'says-nothing',
  'invalid-date',
  'invalid-national-id',
  'invalid-cursor',
  'unknown-field',
  'necessity-required',
  'effect-required',
  'purpose-required',
  'source-not-allowed',
  'field-not-recordable',
  'idempotency-in-progress',
  'idempotency-key-reused',
  'rate-limited',
])

/**
 * What the log must know of: refused access, forged proofs, and every refusal from inside a file, which tells
 * the caller something of it: what has been decided, changed or ended.
 */
function isDenial(problem: Problem, isInsideFile: boolean): boolean {
  const { status, code } = problem
  if (status === 403 || status === 404 || isForged(problem)) return true
  return isInsideFile && status < 500 && !tellOfNoFile.has(code)
}

/**
 * Refusals of a trusted certificate go to the sealed log too; what cannot be logged there is not answered as
 * a refusal.
 */
async function refuse(
  caught: unknown,
  { endpoint, request, rawParams }: Asked,
  principal: Principal | undefined,
  parts: ServiceParts,
): Promise<Response> {
  const language = request.headers.get('accept-language')
  const answer = (problem: Problem) =>
    problemResponse(parts.declaration, problem, language, standingHeaders(parts), parts.publicOrigin)
  const error = caught instanceof StoppedAt ? caught.cause : caught
  const problem = toProblem(error)
  const place = { endpoint: endpoint.id, route: endpoint.path }
  if (problem !== error) parts.reporter.failed({ ...place, status: problem.status, error })
  if (problem.code === 'internal-error') return answer(problem)
  const step = caught instanceof StoppedAt ? caught.step : undefined
  const isInsideFile =
    step?.isInside === true && ('customership' in endpoint.params || problem.concerns !== undefined)
  if (principal !== undefined && step?.refusal === 'sealedLog' && isDenial(problem, isInsideFile)) {
    try {
      await recordDenial(endpoint, principal, rawParams, problem, parts)
    } catch (failure) {
      parts.reporter.failed({ ...place, status: 503, error: failure })
      return answer(new Problem('service-unavailable', 'The refusal could not be logged.'))
    }
  }
  parts.reporter.refused({ endpoint: endpoint.id, code: problem.code, operator: problem.operator })
  return answer(problem)
}

function jsonResponse(
  status: number,
  json: string,
  version: number | undefined,
  parts: ServiceParts,
): Response {
  const headers = {
    ...standingHeaders(parts),
    'content-type': 'application/json; charset=utf-8',
    ...(version !== undefined && { etag: `"${version}"` }),
  }
  return new Response(json, { status, headers })
}

/** An answer that goes on: a line of JSON each time. No proxy keeps lines back to send several at once. */
function followedResponse(lines: ReadableStream<Uint8Array>, parts: ServiceParts): Response {
  const headers = {
    ...standingHeaders(parts),
    'content-type': 'application/x-ndjson; charset=utf-8',
    'x-accel-buffering': 'no',
  }
  return new Response(lines, { status: 200, headers })
}

/**
 * An answer that tells of nobody. Whoever asks keeps it and asks each time whether it still holds; it was
 * refused or allowed, and logged, like any other.
 */
function taggedResponse(request: Request, json: string, tag: string, parts: ServiceParts): Response {
  const headers = {
    ...standingHeaders(parts),
    'cache-control': 'private, no-cache',
    etag: `"${tag}"`,
  }
  if (namesTag(request.headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers })
  const type = { 'content-type': 'application/json; charset=utf-8' }
  return new Response(json, { status: 200, headers: { ...headers, ...type } })
}

/**
 * Nothing about a person stays in a cache; every answer carries the nonce for the next proof (RFC 9449 8.2).
 */
function standingHeaders({ proofs }: ServiceParts): Record<string, string> {
  return {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'dpop-nonce': proofs.currentNonce(),
  }
}
