import type { Database, ReadTx } from '@tym/database'
import { sha256 } from '@tym/kernel'
import { organisationKind } from '@tym/register'
import type { KeyUse, TrustedKey } from '@tym/role-certificate'
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { organisation, signingKey } from './schema.ts'
import { type SigningKeyId, toTrustedKey } from './signing-key.ts'

interface LoadedKey {
  readonly issuer: string
  readonly keyId: string
  readonly organisation: string
  readonly kind: string
  readonly use: KeyUse
  readonly publicJwk: string
  readonly notBefore: number
  readonly notAfter: number | null
  readonly revokedAt: number | null
}

/**
 * Every confirmed key with the kind of its organisation, for `createTrustStore`, outside any caller's
 * context, since the keys are public facts. `version` is a hash of them all: it changes whenever any key
 * changes.
 */
export async function loadTrust(
  database: Pick<Database, 'sql'>,
): Promise<{ readonly keys: readonly TrustedKey[]; readonly version: string }> {
  const rows = await database.sql<LoadedKey[]>`
    select k.issuer, k.key_id as "keyId", k.organisation, o.kind, k.use, k.public_jwk::text as "publicJwk",
      (extract(epoch from k.not_before) * 1000)::float8 as "notBefore",
      (extract(epoch from k.not_after) * 1000)::float8 as "notAfter",
      (extract(epoch from k.revoked_at) * 1000)::float8 as "revokedAt"
    from organisations.signing_key k join organisations.organisation o on o.id = k.organisation
    where k.confirmed_by is not null
    order by k.issuer, k.key_id`
  const version = sha256(JSON.stringify([...rows])).toString('hex')
  const keys = rows.map((row) =>
    toTrustedKey(
      {
        ...row,
        publicJwk: JSON.parse(row.publicJwk),
        notBefore: new Date(row.notBefore),
        notAfter: row.notAfter === null ? null : new Date(row.notAfter),
        revokedAt: row.revokedAt === null ? null : new Date(row.revokedAt),
      },
      organisationKind.parse(row.kind),
    ),
  )
  return { keys, version }
}

/** The confirmed key with this name as it is now, or undefined. */
export async function findSigningKey(
  tx: ReadTx,
  named: { readonly issuer: string; readonly keyId: string },
): Promise<TrustedKey | undefined> {
  const [row] = await tx.drizzle
    .select({ key: signingKey, kind: organisation.kind })
    .from(signingKey)
    .innerJoin(organisation, eq(organisation.id, signingKey.organisation))
    .where(
      and(
        eq(signingKey.issuer, named.issuer),
        eq(signingKey.keyId, named.keyId),
        isNotNull(signingKey.confirmedBy),
      ),
    )
  return row === undefined ? undefined : toTrustedKey(row.key, row.kind)
}

/** The issuer and key id of a registered key by its own id, or undefined. */
export async function findKeyName(
  tx: ReadTx,
  id: SigningKeyId,
): Promise<{ readonly issuer: string; readonly keyId: string } | undefined> {
  const [row] = await tx.drizzle
    .select({ issuer: signingKey.issuer, keyId: signingKey.keyId })
    .from(signingKey)
    .where(eq(signingKey.id, id))
  return row
}

/**
 * Whether the key lives at this transaction's instant: registered and confirmed for the use, begun, not
 * revoked.
 */
export async function isKeyLive(
  tx: ReadTx,
  { issuer, keyId, use }: { readonly issuer: string; readonly keyId: string; readonly use: KeyUse },
): Promise<boolean> {
  const [row] = await tx.drizzle.execute<{ live: boolean }>(
    sql`select organisations.key_live(${issuer}, ${keyId}, ${use}, ${tx.context.instant.toISOString()}) as live`,
  )
  return row?.live === true
}
