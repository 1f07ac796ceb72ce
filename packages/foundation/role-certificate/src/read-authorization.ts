import { Problem } from '@tym/kernel'

/**
 * Takes token and proof from the two headers of a request. Throws Problem: `certificate-missing` without an
 * Authorization header; `certificate-invalid` for any scheme but DPoP, so that a bound token is never
 * accepted as a bearer token (RFC 9449 section 7.1); `proof-missing` without a DPoP header. Several DPoP
 * headers arrive joined by a comma and are refused, since which of them was meant is the sender's guess.
 */
export function readAuthorization(headers: {
  authorization: string | undefined
  dpop: string | readonly string[] | undefined
}): { token: string; proof: string } {
  const { authorization, dpop } = headers
  if (authorization === undefined)
    throw new Problem('certificate-missing', 'The request has no Authorization header.')
  const [, token] = /^DPoP ([\w.-]+)$/i.exec(authorization) ?? []
  if (token === undefined) {
    throw new Problem(
      'certificate-invalid',
      'The Authorization header is not of the scheme DPoP with one token.',
    )
  }
  if (dpop === undefined) throw new Problem('proof-missing', 'The request has no DPoP header.')
  if (typeof dpop !== 'string' || dpop.includes(',')) {
    throw new Problem('invalid-proof', 'The request has more than one DPoP header.')
  }
  return { token, proof: dpop }
}
