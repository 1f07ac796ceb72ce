import { type OrganisationId, type PlainDate, Problem, type PublicJwk, usageRightId } from '@tym/kernel'
import { findAgency, findSigningKey } from '@tym/organisations/public'
import { defineJob, type JobDefinition, type JobOutside } from '@tym/outbox'
import { verifyGrantStatement } from '@tym/role-certificate'
import type { GrantClaimsToSign, RemoteSigner } from '@tym/signing'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { grantClaimsOf, saysTheSame } from './grant-claims.ts'
import { signGrantStatementKind } from './plan-signature.ts'
import { type UsageRightRow, usageRight } from './schema.ts'

/** The own signer of an organisation, asked over the network: no organisation's key is here. */
export type SignerOf = (organisation: OrganisationId) => Pick<RemoteSigner, 'signGrant'>

const payload = z.object({
  usageRight: usageRightId,
  version: z.coerce.string().regex(/^\d{1,9}$/),
})

/**
 * Asks the agency's signer for its signature on a granted right and keeps the statement; a signer that does
 * not answer makes the job wait. After a crash between signature and commit the next attempt asks for another
 * of the same facts.
 */
export function signGrantStatement(signerOf: SignerOf): JobDefinition {
  return defineJob({
    kind: signGrantStatementKind,
    payload,
    perform: async ({ usageRight: id, version }, outside) => {
      const right = await outside.readOnce(async (tx) => {
        const [row] = await tx.drizzle
          .select()
          .from(usageRight)
          .where(unsigned(id, Number(version)))
        return row
      })
      return right === undefined ? undefined : askForStatement(right, signerOf, outside)
    },
    settle: async (tx, { usageRight: id, version }, signed, { instant }) => {
      if (signed === undefined) return { signed: 0 }
      const kept = await tx.drizzle
        .update(usageRight)
        .set({ statement: signed.statement, statementKeyId: signed.keyId, statementSignedAt: instant })
        .where(unsigned(id, Number(version)))
        .returning({ id: usageRight.id })
      return { signed: kept.length }
    },
  })
}

/**
 * The right in exactly this version, granted and not signed yet: anything else needs no signature any more.
 */
function unsigned(id: UsageRightRow['id'], version: number) {
  return and(
    eq(usageRight.id, id),
    eq(usageRight.version, version),
    eq(usageRight.state, 'granted'),
    isNull(usageRight.statement),
  )
}

async function askForStatement(
  right: UsageRightRow,
  signerOf: SignerOf,
  outside: JobOutside,
): Promise<{ statement: string; keyId: string }> {
  const claims = grantClaimsOf(right, outside)
  const agency = await outside.readOnce(findAgency)
  if (agency === undefined) throw new Problem('signer-unavailable', 'No agency has been registered yet.')
  const statement = await signerOf(agency.id).signGrant(claims)
  return { statement, keyId: await verifyStatement(statement, claims, outside) }
}

/**
 * Only a statement is kept that the verifiers of certificates take: a registered key of the agency, the same
 * facts.
 */
async function verifyStatement(
  statement: string,
  claims: GrantClaimsToSign,
  outside: JobOutside,
): Promise<string> {
  const notBefore = new Date(claims.notBefore)
  const now = notBefore > outside.instant ? notBefore : outside.instant
  const findKey = (issuer: string, keyId: string) => findAgencyKey(outside, { issuer, keyId })
  const verified = await verifyGrantStatement(statement, { findKey, now })
  if (!saysTheSame(verified, claims)) {
    throw new Problem('grant-not-allowed', 'The agency signed something else than it was asked to.')
  }
  return verified.keyId
}

async function findAgencyKey(
  { readOnce, instant }: { readOnce: JobOutside['readOnce']; instant: Date; calendar: PlainDate },
  named: { issuer: string; keyId: string },
): Promise<PublicJwk> {
  const key = await readOnce((tx) => findSigningKey(tx, named))
  const trusted =
    key?.use === 'grant' &&
    key.organisationKind === 'keha' &&
    (key.revokedAt === null || key.revokedAt > instant)
  // After a rotation the operator registers the new key; until then the signature waits.
  if (!trusted) throw new Problem('signer-unavailable', 'The agency signs with a key that is not registered.')
  return key.publicJwk
}
