import {
  type Clock,
  nationalId,
  type OrganisationId,
  organisationId,
  Problem,
  type ProblemCode,
  type PublicJwk,
  plainDate,
} from '@tym/kernel'
import { z } from 'zod'
import type { Sign } from './sign-jws.ts'
import { verifyJws } from './verify-jws.ts'

const documentJwsType = 'signed-document+jwt'

/**
 * A referral (lähete) concerns the person with this identity code, is dated, and holds values of the
 * register's fields 2.05-2.07 by field id; whether those are of their form is for the receiver's declaration
 * to say.
 */
const referral = z.strictObject({
  type: z.literal('referral'),
  organisation: organisationId,
  nationalId,
  date: plainDate,
  content: z.record(z.string().regex(/^\d\.\d\d$/), z.json()),
})

/**
 * That one version of a consent is on record, by the SHA-256 of its receipt (RFC 8785): who signs learns
 * nothing of what it says, and whoever has the receipt can show that it is the one.
 */
const consentReceipt = z.strictObject({
  type: z.literal('consentReceipt'),
  organisation: organisationId,
  consent: z.uuid().lowercase(),
  version: z.int().positive(),
  receipt: z.string().regex(/^[\w-]{43}$/),
})

/**
 * That this snapshot goes to this party, by the hash that the recipient computes itself from what it was
 * sent.
 */
const disclosure = z.strictObject({
  type: z.literal('disclosure'),
  organisation: organisationId,
  disclosure: z.uuid().lowercase(),
  party: z.uuid().lowercase(),
  snapshot: z.string().regex(/^[\w-]{43}$/),
})

/** That a recipient is to give up what it was sent, and why (GDPR 17(2) and 19). */
const recall = z.strictObject({
  type: z.literal('recall'),
  organisation: organisationId,
  recall: z.uuid().lowercase(),
  disclosure: z.uuid().lowercase(),
  party: z.uuid().lowercase(),
  reason: z.enum(['withdrawn', 'corrected', 'removed', 'deleted', 'stopped', 'annulled']),
})

/** That this party is asked, on this consent, by the hash of all that the request says. */
const request = z.strictObject({
  type: z.literal('request'),
  organisation: organisationId,
  request: z.uuid().lowercase(),
  party: z.uuid().lowercase(),
  content: z.string().regex(/^[\w-]{43}$/),
})

/** A document that an organisation signs, keeps, and hands over signed. */
export const signableDocument = z.discriminatedUnion('type', [
  referral,
  consentReceipt,
  disclosure,
  recall,
  request,
])
export type SignableDocument = z.infer<typeof signableDocument>

export type SignedDocument = SignableDocument & { id: string; issuer: string; keyId: string; issuedAt: Date }

const documentClaims = z.strictObject({
  iss: z.string().min(1).max(400),
  jti: z.string().min(1).max(128),
  iat: z.number().int().nonnegative().max(253_402_300_799),
  document: signableDocument,
})

/** Signs a document in the name of the issuer. Throws ZodError when it is not of its form. */
export async function signDocument(
  sign: Sign,
  { document, issuer, id, clock }: { document: SignableDocument; issuer: string; id: string; clock: Clock },
): Promise<string> {
  const issuedAt = Math.floor(clock.instant().getTime() / 1000)
  const claims = { iss: issuer, jti: id, iat: issuedAt, document: signableDocument.parse(document) }
  return await sign({ typ: documentJwsType }, claims)
}

/** A registered key, as the trust store of `role-certificate` answers it. */
export type DocumentKey = {
  use: string
  organisation: OrganisationId
  publicJwk: PublicJwk
  notBefore: Date
  notAfter: Date | null
  revokedAt: Date | null
}

/**
 * Verifies a signed document: signed by a registered document key of the very organisation that it names, a
 * key valid at the time and not revoked now. NOT verified: what kind of document it is, which the caller
 * looks at. Throws Problem `code`, `referral-invalid` unless said.
 */
export async function verifyDocument(
  token: string,
  {
    find,
    now,
    code = 'referral-invalid',
  }: {
    find: (issuer: string, keyId: string) => DocumentKey | undefined
    now: Date
    code?: ProblemCode
  },
): Promise<SignedDocument> {
  const refuse = (why: string) => new Problem(code, `The signed document ${why}.`)
  let key: DocumentKey | undefined
  const { claims, keyId } = await verifyJws(token, {
    types: [documentJwsType],
    code,
    findKey: async (id, unverified) => {
      const issuer = z.string().safeParse(unverified.iss)
      key = issuer.success ? find(issuer.data, id) : undefined
      return key?.publicJwk
    },
  })
  const parsed = documentClaims.safeParse(claims)
  if (!parsed.success) throw refuse('is not of its form')
  const { iss, jti, iat, document } = parsed.data
  const issuedAt = new Date(iat * 1000)
  if (key?.use !== 'document') throw refuse('is signed with a key of another use')
  if (key.organisation !== document.organisation)
    throw refuse('is signed by another organisation than it names')
  if (key.revokedAt !== null && key.revokedAt <= now) throw refuse('is signed with a revoked key')
  if (issuedAt < key.notBefore || (key.notAfter !== null && issuedAt >= key.notAfter)) {
    throw refuse('was signed while its key was not valid')
  }
  if (issuedAt.getTime() > now.getTime() + 10_000) throw refuse('is from the future')
  return { ...document, id: jti, issuer: iss, keyId, issuedAt }
}
