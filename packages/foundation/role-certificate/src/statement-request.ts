import { type Clock, newId, type PersonId } from '@tym/kernel'
import type { Sign } from './issue.ts'

const statementRequestType = 'statement-request+jwt'
const lifetime = 60

/**
 * Asks, under an employer's own signature, for the live grant statements of one of its people; lives a
 * minute.
 */
export async function issueStatementRequest(
  sign: Sign,
  { issuer, audience, person, clock }: { issuer: string; audience: string; person: PersonId; clock: Clock },
): Promise<string> {
  const issuedAt = Math.floor(clock.instant().getTime() / 1000)
  return await sign(
    { typ: statementRequestType },
    { iss: issuer, aud: audience, sub: person, jti: newId(), iat: issuedAt, exp: issuedAt + lifetime },
  )
}
