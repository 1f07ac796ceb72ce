import { type ConsentId, consentId, type OrganisationId, Problem, readCompactJws } from '@tym/kernel'
import { findSigningKey } from '@tym/organisations/public'
import { defineJob, type JobDefinition, type JobOutside } from '@tym/outbox'
import { type RemoteSigner, type SignableDocument, verifyDocument } from '@tym/signing'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { consentVersion } from './schema.ts'
import { signReceiptKind } from './sign-receipt-kind.ts'

/** An organisation's own signer, asked over the network: no organisation's key is here. */
export type SignerOf = (organisation: OrganisationId) => Pick<RemoteSigner, 'signDocument'>

const longestSignature = 4_096
const payload = z.strictObject({ consent: consentId, number: z.string().regex(/^[1-9]\d{0,5}$/) })

/**
 * Asks the organisation that received a consent to sign the hash of its receipt, and keeps the signature; the
 * signer learns nothing of what was agreed. A signer that does not answer makes the job wait, and after a
 * crash between signature and commit the next attempt asks for another.
 */
export function signConsentReceipt(signerOf: SignerOf): JobDefinition {
  return defineJob({
    kind: signReceiptKind,
    payload,
    perform: async ({ consent, number }, outside) => {
      const version = await outside.readOnce(async (tx) => {
        const [row] = await tx.drizzle
          .select({ owner: consentVersion.recordedAuthority, hash: consentVersion.receiptHash })
          .from(consentVersion)
          .where(unsigned(consent, Number(number)))
        return row
      })
      if (version === undefined) return undefined
      const document = {
        type: 'consentReceipt' as const,
        organisation: version.owner,
        consent,
        version: Number(number),
        receipt: version.hash.toString('base64url'),
      }
      const signature = await signerOf(version.owner).signDocument(document)
      await verifySignature(signature, document, outside)
      return signature
    },
    settle: async (tx, { consent, number }, signature, { instant }) => {
      if (signature === undefined) return { signed: 0 }
      const kept = await tx.drizzle
        .update(consentVersion)
        .set({ receiptSignature: signature, receiptSignedAt: instant })
        .where(unsigned(consent, Number(number)))
        .returning({ consent: consentVersion.consent })
      return { signed: kept.length }
    },
  })
}

function unsigned(consent: ConsentId, number: number) {
  return and(
    eq(consentVersion.consent, consent),
    eq(consentVersion.number, number),
    isNull(consentVersion.receiptSignature),
  )
}

/** Only a signature is kept that the customer can verify with the organisation's registered key. */
async function verifySignature(
  signature: string,
  document: SignableDocument,
  { readOnce, instant }: JobOutside,
): Promise<void> {
  const named = readName(signature)
  const key = await readOnce((tx) => findSigningKey(tx, named))
  const verified = await verifyDocument(signature, {
    find: () => key,
    now: instant,
    // After a rotation the operator registers the new key; until then the receipt waits.
    code: 'signer-unavailable',
  })
  const { id: _id, issuer: _issuer, keyId: _keyId, issuedAt: _issuedAt, ...said } = verified
  if (JSON.stringify(said) !== JSON.stringify(document))
    throw new Problem('signer-unavailable', 'The signer signed something else than it was asked to.')
}

const jwsName = z.object({ header: z.object({ kid: z.string() }), claims: z.object({ iss: z.string() }) })

/** The name and the key that the signature claims, not yet believed: they are for finding the key. */
function readName(signature: string): { issuer: string; keyId: string } {
  const parsed = jwsName.safeParse(readCompactJws(signature, longestSignature))
  if (!parsed.success) throw new Problem('signer-unavailable', 'The signer answered no signature.')
  return { issuer: parsed.data.claims.iss, keyId: parsed.data.header.kid }
}
