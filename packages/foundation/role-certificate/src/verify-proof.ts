import { type KeyObject, verify as verifyBytes } from 'node:crypto'
import { type Clock, type CompactJws, Problem, readCompactJws, sha256, thumbprintOf } from '@tym/kernel'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { embeddedJwk, importPublicJwk } from './embedded-jwk.ts'
import { createProofNonces } from './proof-nonce.ts'
import { isSameTarget, normaliseOrigin } from './proof-target.ts'
import type { BodyOfProof } from './verify-body.ts'
import type { ParametersOfProof } from './verify-parameters.ts'

/** The longest proof that is looked at, and the longest `jti` in it, in characters. */
const longestProof = 4096
export const longestProofId = 128

/**
 * The replay table has four slots of five minutes each, used in turn; a slot is emptied before its next turn.
 */
export const replaySlotSeconds = 300
export const replaySlots = 4

const proofHeader = z.strictObject({ typ: z.literal('dpop+jwt'), alg: z.literal('ES256'), jwk: embeddedJwk })
const hash = z.string().regex(/^[\w-]{43}$/)
const proofClaims = z.object({
  jti: z.string().min(1).max(longestProofId),
  htm: z.string().max(16),
  htu: z.string().max(2048),
  iat: z.number().nonnegative().max(253_402_300_799),
  ath: z.string().max(64).optional(),
  nonce: z.string().max(128).optional(),
  bh: hash.optional(),
  ph: hash.optional(),
})
type ProofClaims = z.infer<typeof proofClaims>

export type ProofVerifierOptions = {
  /** Origin that clients address, from configuration; never from Host or X-Forwarded headers. */
  publicOrigin: string
  /** Other origins at which clients reach the service, through somebody who carries their requests here. */
  alsoReachedAt?: readonly string[]
  /** Shared by all processes of the service; 32 bytes or more. */
  nonceKey: Uint8Array
  clock: Clock
  /** Seconds that a proof may be old; at most 240, so that its replay slot outlives it. */
  window?: number
  /** How many clients' keys are remembered. */
  remembered?: number
}

export type UnboundProofToVerify = {
  /** The one DPoP header of the request. */
  proof: string
  method: string
  /** Path of the request as it was sent, without query. */
  path: string
}

/** A proof that goes with a token: the token itself and the thumbprint in its `cnf.jkt`. */
export type ProofToVerify = UnboundProofToVerify & { token: string; thumbprint: string }

export type VerifiedProof = {
  /** SHA-256(thumbprint ‖ jti): refuse the request when this key was seen before in its slot. */
  replayKey: Buffer
  slot: number
  issuedAt: Date
  thumbprint: string
  /** For `verifyBody`, once the body is there. */
  body: BodyOfProof
  /** For `verifyParameters`. */
  parameters: ParametersOfProof
}

const clockSkewMilliseconds = 10_000

type Possession = { key: KeyObject; thumbprint: string; header: CompactJws['header'] }

/**
 * Makes the verifier of DPoP proofs (RFC 9449) for one service.
 *
 * `verify` promises: canonical compact JWS, `typ` dpop+jwt, ES256 under the embedded key, no header member
 * besides typ, alg and a jwk without private members; this method, one of the origins and this path; made
 * within the window; the server's nonce of this or the last minute; `ath` over the token that it goes with,
 * and a key whose thumbprint is the token's.
 *
 * NOT verified: the body and the parameters, which `verifyBody` and `verifyParameters` do; and that the proof
 * is new, for which the caller stores `replayKey` durably, in the same commit as the answer, and only after
 * this has returned. Throws Problem `invalid-proof` or `use-dpop-nonce`.
 */
export function createProofVerifier(options: ProofVerifierOptions): {
  verify(request: ProofToVerify): VerifiedProof
  /** For token endpoints only, where no token exists yet. NOT verified: `ath`, and whose key it is. */
  verifyUnbound(request: UnboundProofToVerify): VerifiedProof
  /** For the DPoP-Nonce header. */
  currentNonce(): string
} {
  const { clock, window = 60 } = options
  if (window > 240) throw new RangeError('a proof window is at most 240 s')
  const publicOrigin = normaliseOrigin(options.publicOrigin)
  const origins = [publicOrigin, ...(options.alsoReachedAt ?? []).map(normaliseOrigin)]
  const nonces = createProofNonces(options.nonceKey, clock)
  // Only keys that have once signed for the thumbprint that was asked for come in here.
  const possessions = new LRUCache<string, Possession>({ max: options.remembered ?? 5_000 })

  const verify = (
    request: UnboundProofToVerify,
    bound?: { token: string; thumbprint: string },
  ): VerifiedProof => {
    const { proof, method, path } = request
    const headerPart = proof.slice(0, proof.indexOf('.'))
    const known = possessions.get(headerPart)
    const jws = readCompactJws(proof, longestProof, () => known?.header)
    if (jws === undefined) throw refuse('is not a canonical compact JWS')
    const possession = known ?? readPossession(jws)
    if (bound !== undefined && possession.thumbprint !== bound.thumbprint) {
      throw refuse('is made with another key than the one that the token is bound to')
    }
    const claims = readClaims(jws)
    if (claims.htm !== method) throw refuse('is made for another method')
    const origin = origins.find((known) => isSameTarget(claims.htu, known, path))
    if (origin === undefined) throw refuse('is made for another address')
    const now = clock.instant().getTime()
    const issuedAt = claims.iat * 1000
    if (issuedAt < now - window * 1000) throw refuse('is too old')
    if (issuedAt > now + clockSkewMilliseconds) throw refuse('is from the future')
    if (bound !== undefined && claims.ath !== sha256(bound.token).toString('base64url'))
      throw refuse('belongs to another token')
    if (claims.nonce === undefined) throw new Problem('use-dpop-nonce', 'The proof has no nonce.')
    if (!nonces.accepts(claims.nonce))
      throw new Problem('use-dpop-nonce', 'The nonce of the proof is not current.')
    if (!isSignedBy(jws, possession.key)) throw refuse('has a signature that does not verify')
    if (known === undefined && bound !== undefined) possessions.set(headerPart, possession)
    return {
      replayKey: sha256(possession.thumbprint, claims.jti),
      slot: Math.floor(claims.iat / replaySlotSeconds) % replaySlots,
      issuedAt: new Date(issuedAt),
      thumbprint: possession.thumbprint,
      body: {
        bodyHash: claims.bh === undefined ? undefined : Buffer.from(claims.bh, 'base64url'),
        isRelayed: origin !== publicOrigin,
      },
      parameters: {
        parametersHash: claims.ph === undefined ? undefined : Buffer.from(claims.ph, 'base64url'),
        isRelayed: origin !== publicOrigin,
      },
    }
  }

  return {
    currentNonce: () => nonces.current(),
    verify: (request) => verify(request, request),
    verifyUnbound: (request) => verify(request),
  }
}

const refuse = (why: string) => new Problem('invalid-proof', `The proof ${why}.`)

function readPossession(jws: CompactJws): Possession {
  const header = proofHeader.safeParse(jws.header)
  if (!header.success) throw refuse('has a header member, type, algorithm or key that is not accepted')
  const key = importPublicJwk(header.data.jwk)
  if (key === undefined) throw refuse('has a key that is not a point of the curve')
  return { key, thumbprint: thumbprintOf(header.data.jwk), header: jws.header }
}

function readClaims(jws: CompactJws): ProofClaims {
  const claims = proofClaims.safeParse(jws.claims)
  if (!claims.success) throw refuse('has claims that are not of their form')
  return claims.data
}

function isSignedBy({ signingInput, signature }: CompactJws, key: KeyObject): boolean {
  if (signature.length !== 64) return false
  return verifyBytes('sha256', Buffer.from(signingInput), { key, dsaEncoding: 'ieee-p1363' }, signature)
}
