import { setTimeout as delay } from 'node:timers/promises'
import { type Principal, principalOf } from '@tym/access'
import { Problem } from '@tym/kernel'
import {
  type BodyOfProof,
  type Parameters,
  type RoleCertificate,
  readAuthorization,
  verifyBody,
  verifyParameters,
} from '@tym/role-certificate'
import type { Admission } from './endpoint.ts'
import type { ServiceParts } from './service-parts.ts'
import type { Shares } from './shares.ts'

/** A certificate whose signatures and trust were verified; whether its sender may use it is still open. */
export interface Presented {
  readonly principal: Principal
  readonly certificate: RoleCertificate
  readonly token: string
  readonly proof: string
}

export interface Authenticated {
  readonly principal: Principal
  readonly admission: Admission
  /** What the proof says of the body, which is not there yet. */
  readonly body: BodyOfProof
}

/**
 * Milliseconds before somebody who has spent all their requests is told: less than a client waits, and than
 * `Retry-After` says.
 */
const pauseOfSpent = 500

/**
 * Verifies the role certificate's signatures and trust. Refusals from here on are known to be about somebody.
 */
export async function readCertificate(
  request: Request,
  { certificates, blindIndex, declaration }: ServiceParts,
): Promise<Presented> {
  const { token, proof } = readAuthorization({
    authorization: request.headers.get('authorization') ?? undefined,
    dpop: request.headers.get('dpop') ?? undefined,
  })
  const certificate = await certificates.verify(token)
  return { principal: principalOf(declaration, certificate, blindIndex), certificate, token, proof }
}

/**
 * Throws 'rate-limited' for whoever has spent all their requests, before anything is verified, and not at
 * once: one who asks again and again then waits most of the time, at the cost of a timer.
 */
export async function mustHaveLeft(
  principal: Principal,
  { areSpent }: Pick<Shares, 'areSpent'>,
): Promise<void> {
  if (!areSpent(principal)) return
  await delay(pauseOfSpent)
  throw tooMany()
}

/**
 * Verifies the proof of possession, and that it was made for these parameters. Somebody who has a certificate
 * but not its key is refused ever more cheaply, so that the log of refusals cannot be flooded. NOT verified:
 * replay and liveness, since nothing has been asked of the database yet.
 */
export function verifyPossession(
  { principal, certificate, token, proof }: Presented,
  request: Request,
  path: string,
  { proofs }: Pick<ServiceParts, 'proofs'>,
  { mayGoOn }: Pick<Shares, 'mayGoOn'>,
): Authenticated {
  const { thumbprint } = certificate
  try {
    const { method } = request
    const { replayKey, slot, body, parameters } = proofs.verify({ proof, method, path, token, thumbprint })
    verifyParameters(parameters, parametersOf(request))
    // By person, not by key: anybody can make a new key.
    if (!mayGoOn(principal)) throw tooMany()
    return { principal, admission: { certificate, replayKey, slot }, body }
  } catch (error) {
    throw refusalOf(error, principal, mayGoOn)
  }
}

const parametersOf = ({ url, headers }: Request): Parameters => ({
  query: new URL(url).search,
  ifMatch: headers.get('if-match'),
  idempotencyKey: headers.get('idempotency-key'),
})

/**
 * Verifies that the body which has come is the one that the proof was made for. NOT looked at: what is sent
 * to an endpoint that takes no body, since nobody reads it.
 */
export function verifyReceived(
  { principal, body }: Authenticated,
  received: Uint8Array | undefined,
  { mayGoOn }: Pick<Shares, 'mayGoOn'>,
): void {
  if (received === undefined) return
  try {
    verifyBody(body, received)
  } catch (error) {
    throw refusalOf(error, principal, mayGoOn)
  }
}

/** Of too many forged proofs of one person, the rest are not logged any more. */
function refusalOf(error: unknown, principal: Principal, mayGoOn: Shares['mayGoOn']): unknown {
  if (!isForged(error) || mayGoOn(principal, 'forged')) return error
  return new Problem('rate-limited', 'One certificate comes with too many forged proofs.')
}

const tooMany = () => new Problem('rate-limited', 'One caller sends too many requests.')

/**
 * A proof that is simply not for this request; a stale nonce is an ordinary step of the protocol (RFC 9449
 * 8).
 */
export function isForged(error: unknown): boolean {
  return error instanceof Problem && error.code === 'invalid-proof'
}
