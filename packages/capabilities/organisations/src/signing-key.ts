import { createPublicKey } from 'node:crypto'
import { organisationId, Problem, type PublicJwk, publicJwk } from '@tym/kernel'
import type { OrganisationKind } from '@tym/register'
import type { KeyUse, TrustedKey } from '@tym/role-certificate'
import { z } from 'zod'
import type { signingKey } from './schema.ts'

export const signingKeyId = z.uuid().lowercase().brand<'SigningKeyId'>()
export type SigningKeyId = z.infer<typeof signingKeyId>

export const keyUse = z.enum(['certificate', 'grant', 'customer', 'document'])
const keyState = z.enum(['unconfirmed', 'waiting', 'inUse', 'retired', 'revoked'])

/** A registered key as it is shown: public like the key itself. */
export const signingKeyView = z.strictObject({
  id: signingKeyId,
  version: z.number().int().positive(),
  organisation: organisationId,
  issuer: z.string(),
  keyId: z.string(),
  use: keyUse,
  state: keyState,
  publicJwk,
  notBefore: z.iso.datetime(),
  notAfter: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  /** When a second person confirmed it; until then nothing that it signs is trusted. */
  confirmedAt: z.iso.datetime().nullable(),
})
export type SigningKeyView = z.infer<typeof signingKeyView>

type Row = typeof signingKey.$inferSelect

/** How often the key has changed: registered, then confirmed, retired and revoked. */
export function versionOf(key: Pick<Row, 'confirmedAt' | 'notAfter' | 'revokedAt'>): number {
  return 1 + [key.confirmedAt, key.notAfter, key.revokedAt].filter((moment) => moment !== null).length
}

export function toSigningKeyView(row: Row, instant: Date): SigningKeyView {
  const { id, organisation, issuer, keyId, use } = row
  return signingKeyView.parse({
    id,
    version: versionOf(row),
    organisation,
    issuer,
    keyId,
    use,
    state: stateAt(row, instant),
    publicJwk: row.publicJwk,
    notBefore: row.notBefore.toISOString(),
    notAfter: row.notAfter?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
  })
}

function stateAt(
  { notBefore, notAfter, revokedAt, confirmedAt }: Row,
  instant: Date,
): z.infer<typeof keyState> {
  if (revokedAt !== null && revokedAt <= instant) return 'revoked'
  if (confirmedAt === null) return 'unconfirmed'
  if (notBefore > instant) return 'waiting'
  return notAfter !== null && notAfter <= instant ? 'retired' : 'inUse'
}

/** The key as certificates and statements are verified against it. */
export function toTrustedKey(
  row: Omit<Row, 'id' | 'registeredBy' | 'registeredAt' | 'confirmedBy' | 'confirmedAt'>,
  organisationKind: OrganisationKind,
): TrustedKey {
  const { keyId, issuer, use, notBefore, notAfter, revokedAt } = row
  return {
    keyId,
    issuer,
    use,
    organisation: organisationId.parse(row.organisation),
    organisationKind,
    publicJwk: publicJwk.parse(row.publicJwk),
    notBefore,
    notAfter,
    revokedAt,
  }
}

/**
 * Whether keys of this use make sense for this kind of organisation: employers sign their people's
 * certificates, the agency the grants and the customers' tokens (12 §), everybody the documents of their own.
 */
export function mayUseKeyFor(use: KeyUse, kind: OrganisationKind): boolean {
  switch (use) {
    case 'certificate':
      return kind !== 'recipient'
    case 'grant':
    case 'customer':
      return kind === 'keha'
    case 'document':
      return true
  }
}

const decoration = z.object({
  alg: z.literal('ES256').optional(),
  use: z.literal('sig').optional(),
  kid: z.string().max(200).optional(),
  key_ops: z.tuple([z.literal('verify')]).optional(),
  ext: z.boolean().optional(),
})

/**
 * Reads a public P-256 key as a JWK (RFC 7517). Harmless members are dropped; anything else, a private part
 * above all, and a point that is not on the curve are refused. Throws Problem 'signing-key-invalid'.
 */
export function parsePublicKey(jwk: Readonly<Record<string, unknown>>): PublicJwk {
  const harmless = decoration.safeParse(jwk)
  const { alg: _alg, use: _use, kid: _kid, key_ops: _ops, ext: _ext, ...rest } = jwk
  const parsed = publicJwk.safeParse(rest)
  if (!harmless.success || !parsed.success || !isOnCurve(parsed.data)) {
    throw new Problem('signing-key-invalid', 'The key is not a public P-256 JWK.', '/publicJwk')
  }
  return parsed.data
}

function isOnCurve({ kty, crv, x, y }: PublicJwk): boolean {
  try {
    return createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' }).asymmetricKeyType === 'ec'
  } catch {
    return false
  }
}
