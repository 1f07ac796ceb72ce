import { type Principal, principalOf } from '@tym/access'
import { Problem } from '@tym/kernel'
import { readAuthorization } from '@tym/role-certificate'
import type { Admission } from './endpoint.ts'
import type { ServiceParts } from './service-parts.ts'

export interface Authenticated {
  readonly principal: Principal
  readonly admission: Admission
}

/**
 * Verifies the role certificate's signatures and trust, then the proof of possession. Nothing has been asked of the
 * database yet: replay and liveness are still open when this returns.
 */
export async function authenticate(
  request: Request,
  path: string,
  parts: ServiceParts,
  mayGoOn: (key: string) => boolean,
): Promise<Authenticated> {
  const { token, proof } = readAuthorization({
    authorization: request.headers.get('authorization') ?? undefined,
    dpop: request.headers.get('dpop') ?? undefined,
  })
  const certificate = await parts.certificates.verify(token)
  const { replayKey, slot } = await parts.proofs.verify({
    proof,
    method: request.method,
    path,
    token,
    thumbprint: certificate.thumbprint,
  })
  if (!mayGoOn(certificate.thumbprint)) throw new Problem('rate-limited', 'One key sends too many requests.')
  return {
    principal: principalOf(certificate, parts.blindIndex),
    admission: { certificate, replayKey, slot },
  }
}
