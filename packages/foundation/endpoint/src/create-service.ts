import { decideOperation, type Principal } from '@tym/access'
import { Problem, type ProblemCode, stopwatch, within } from '@tym/kernel'
import { Hono } from 'hono'
import { admit } from './admit.ts'
import { type Authenticated, isForged, readCertificate, verifyPossession } from './authenticate.ts'
import type { Endpoint, GateEndpoint } from './endpoint.ts'
import { type OrdinaryEndpoint, recordDenial, takeOrdinaryRoad } from './ordinary-road.ts'
import { longestAnswer, problemResponse, toProblem } from './problem-response.ts'
import { type Input, readInput, receiveInput } from './read-input.ts'
import type { ServiceParts } from './service-parts.ts'
import { openShares, type Shares } from './shares.ts'

/**
 * The one request pipeline: sealing of the log, certificate, proof, limits, replay and liveness, input, context, decision, idempotency,
 * handler, output, audit, commit, answer. A gate endpoint does replay to commit in SQL, in one round trip.
 */
export function createService(endpoints: readonly Endpoint[], parts: ServiceParts): Hono {
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

async function answer(
  endpoint: Endpoint,
  request: Request,
  path: string,
  rawParams: Readonly<Record<string, string>>,
  parts: ServiceParts,
  shares: Shares,
): Promise<Response> {
  // Somebody whose refusal is this pipeline's to log; a gate logs its own.
  let refusable: Principal | undefined
  /** Whether the request has been carried out as far as the register itself. */
  let isInside = false
  try {
    parts.mustBeSealed()
    const presented = await readCertificate(request, parts)
    refusable = presented.principal
    const known = await verifyPossession(presented, request, path, parts, shares)
    const received = await receiveInput(endpoint, request, parts.limits)
    // Whoever is slow to send has used their own time; from here on it is ours.
    return await within(longestAnswer, carryOut(known, received), 'The answer has taken too long.')
  } catch (error) {
    const refused = { principal: refusable, isInside }
    return refuse(error, endpoint, request, rawParams, refused, parts)
  }

  async function carryOut(
    known: Authenticated,
    received: Awaited<ReturnType<typeof receiveInput>>,
  ): Promise<Response> {
    if (endpoint.kind === 'gate') {
      refusable = undefined
      return await takeGate(
        endpoint,
        readInput(endpoint, request, rawParams, received, parts.limits),
        known,
        parts,
      )
    }
    return await shares.ofPerson(known.principal, () => walkOrdinaryRoad(endpoint, known, received))
  }

  async function walkOrdinaryRoad(
    endpoint: OrdinaryEndpoint,
    known: Authenticated,
    received: Awaited<ReturnType<typeof receiveInput>>,
  ): Promise<Response> {
    const refusal = await admit(known, endpoint.audit.event, parts)
    if (refusal !== undefined) {
      refusable = undefined
      throw refusal
    }
    mustBeCaller(endpoint, known.principal)
    const input = readInput(endpoint, request, rawParams, received, parts.limits)
    isInside = true
    const walk = () => takeOrdinaryRoad(endpoint, known.principal, input, parts)
    const file = endpoint.kind === 'write' ? input.params.customership : undefined
    const answered = await (typeof file === 'string' ? shares.ofFile(file, walk) : walk())
    if (!('refusal' in answered)) return jsonResponse(answered.status, answered.json, answered.version, parts)
    refusable = undefined
    throw answered.refusal
  }
}

/** The gate marks the proof, decides and logs by itself; only what never reaches it is refused here. */
async function takeGate(
  endpoint: GateEndpoint,
  input: Input,
  { principal, admission }: Authenticated,
  parts: ServiceParts,
): Promise<Response> {
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
    ? decideOperation(principal.role, endpoint.operation)
    : { allowed: false, rule: 'caller-kind' }
  const decision = operation.allowed ? (endpoint.decide?.(gateRequest) ?? operation) : operation
  const { json, version } = await endpoint.gate(gateRequest, admission, decision)
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
 * What the log must know of: refused access, forged proofs, and every refusal from inside a file, which tells the caller
 * something of it: what has been decided, changed or ended.
 */
function isDenial(problem: Problem, isInsideFile: boolean): boolean {
  const { status, code } = problem
  if (status === 403 || status === 404 || isForged(problem)) return true
  return isInsideFile && status < 500 && !tellOfNoFile.has(code)
}

/** Refusals of a trusted certificate go to the audit log; what cannot be logged there is not answered as a refusal. */
async function refuse(
  error: unknown,
  endpoint: Endpoint,
  request: Request,
  rawParams: Readonly<Record<string, string>>,
  { principal, isInside }: { readonly principal: Principal | undefined; readonly isInside: boolean },
  parts: ServiceParts,
): Promise<Response> {
  const language = request.headers.get('accept-language')
  const answer = (problem: Problem) =>
    problemResponse(problem, language, standingHeaders(parts), parts.publicOrigin)
  const problem = toProblem(error)
  const at = { endpoint: endpoint.id, route: endpoint.path }
  if (problem !== error) parts.reporter.failed({ ...at, status: problem.status, error })
  if (problem.code === 'internal-error') return answer(problem)
  const isInsideFile = isInside && ('customership' in endpoint.params || problem.concerns !== undefined)
  if (principal !== undefined && isDenial(problem, isInsideFile)) {
    try {
      await recordDenial(endpoint, principal, rawParams, problem, parts)
    } catch (failure) {
      parts.reporter.failed({ ...at, status: 503, error: failure })
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

/** Nothing about a person stays in a cache; every answer carries the nonce for the next proof (RFC 9449 8.2). */
function standingHeaders({ proofs }: ServiceParts): Record<string, string> {
  return {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'dpop-nonce': proofs.currentNonce(),
  }
}
