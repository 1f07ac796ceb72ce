import { outsidePartyId, Problem, type PublicJwk, publicJwk } from '@tym/kernel'
import { importPublicJwk } from '@tym/role-certificate'
import { z } from 'zod'
import { partyKeyId, partyKeyUse } from './party-key-use.ts'
import type { PartyKeyRow } from './schema.ts'

const partyKeyState = z.enum(['unconfirmed', 'inUse', 'retired', 'revoked'])

export const partyKeyView = z.strictObject({
  id: partyKeyId,
  version: z.int().positive(),
  party: outsidePartyId,
  use: partyKeyUse,
  /** RFC 7638 thumbprint of the key. */
  keyId: z.string(),
  state: partyKeyState,
  publicJwk,
  registeredAt: z.iso.datetime(),
  confirmedAt: z.iso.datetime().nullable(),
  notAfter: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
})
export type PartyKeyView = z.infer<typeof partyKeyView>

/** How often the key has changed: registered, then confirmed, retired and revoked. */
export function versionOf(key: Pick<PartyKeyRow, 'confirmedAt' | 'notAfter' | 'revokedAt'>): number {
  return 1 + [key.confirmedAt, key.notAfter, key.revokedAt].filter((moment) => moment !== null).length
}

export function toPartyKeyView(row: PartyKeyRow, instant: Date): PartyKeyView {
  const { id, party, use, keyId } = row
  return {
    id,
    party,
    use,
    keyId,
    publicJwk: row.publicJwk,
    version: versionOf(row),
    state: stateAt(row, instant),
    registeredAt: row.registeredAt.toISOString(),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    notAfter: row.notAfter?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }
}

function stateAt(key: PartyKeyRow, instant: Date): z.infer<typeof partyKeyState> {
  if (key.revokedAt !== null && key.revokedAt <= instant) return 'revoked'
  if (key.confirmedAt === null) return 'unconfirmed'
  return key.notAfter !== null && key.notAfter <= instant ? 'retired' : 'inUse'
}

/** Members of a JWK that change nothing about which key it is. */
const decoration = z.object({
  alg: z.enum(['ES256', 'ECDH-ES']).optional(),
  use: z.enum(['sig', 'enc']).optional(),
  kid: z.string().max(200).optional(),
  key_ops: z.array(z.literal('verify')).max(1).optional(),
  ext: z.boolean().optional(),
})

/**
 * Reads a public P-256 JWK. Anything but harmless members, a private part above all, is refused:
 * 'party-key-invalid'.
 */
export function readPartyKey(jwk: Readonly<Record<string, unknown>>): PublicJwk {
  const harmless = decoration.safeParse(jwk)
  const { alg: _alg, use: _use, kid: _kid, key_ops: _ops, ext: _ext, ...rest } = jwk
  const parsed = publicJwk.safeParse(rest)
  if (!harmless.success || !parsed.success || importPublicJwk(parsed.data) === undefined) {
    throw new Problem('party-key-invalid', 'The key is not a public P-256 JWK.', '/publicJwk')
  }
  return parsed.data
}
