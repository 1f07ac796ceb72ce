import { alreadyThere, refusalOf, type WriteTx } from '@tym/database'
import { staffOf, type Written, writeEndpoint } from '@tym/employment'
import { newId, type PersonId, Problem, type PublicJwk, safeText, thumbprintOf } from '@tym/kernel'
import type { KeyUse } from '@tym/role-certificate'
import { and, eq, ne, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { issuer, organisation, signingKey } from './schema.ts'
import { keyUse, mayUseKeyFor, parsePublicKey } from './signing-key.ts'

/** How far the clocks of the operator and the platform may differ. */
const clockSkewMilliseconds = 10_000

const keyToRegister = z.strictObject({
  issuer: safeText(400),
  use: keyUse,
  publicJwk: z.record(z.string(), z.unknown()),
  /** The RFC 7638 thumbprint unless the organisation names its keys otherwise. */
  keyId: z
    .string()
    .regex(/^[\w.~:-]{1,200}$/)
    .optional(),
  /** From the moment of registration unless given. */
  notBefore: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .optional(),
})

/**
 * POST /v1/signing-keys: the agency's operator registers a public key of an organisation's issuer (13 §).
 * Nothing that it signs is trusted until a second person has confirmed it.
 */
export const registerSigningKey = writeEndpoint({
  id: 'registerSigningKey',
  method: 'POST',
  path: '/v1/signing-keys',
  tag: 'Signing keys',
  summary: {
    fi: 'Rekisteröi organisaation julkinen allekirjoitusavain',
    sv: 'Registrera en organisations öppna signeringsnyckel',
    en: "Register an organisation's public signing key",
  },
  caller: ['person'],
  operation: 'signingKey.register',
  scope: 'organisation',
  params: {},
  query: {},
  body: keyToRegister,
  success: 201,
  ifMatch: false,
  audit: { event: 'signingKey.registered', ground: 'tym-13' },
  problems: ['signing-key-invalid', 'signing-key-exists', 'unknown-organisation', 'period-invalid'],
  example: {
    params: {},
    body: {
      issuer: 'https://signer.example/porvoo',
      use: 'certificate',
      publicJwk: {
        kty: 'EC',
        crv: 'P-256',
        x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
        y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
      },
    },
  },
  handler: (tx, { caller, body }) => addSigningKey(tx, staffOf(caller).person, body),
})

/**
 * Registers the key for the organisation that speaks under the issuer, unconfirmed. One key serves one issuer
 * and one use, and vouches for nothing dated before it was registered.
 */
export async function addSigningKey(
  tx: WriteTx,
  registeredBy: PersonId,
  sent: z.infer<typeof keyToRegister>,
): Promise<Written> {
  const publicKey = parsePublicKey(sent.publicJwk)
  const [owner] = await tx.drizzle
    .select({ id: organisation.id, kind: organisation.kind })
    .from(issuer)
    .innerJoin(organisation, eq(organisation.id, issuer.organisation))
    .where(eq(issuer.issuer, sent.issuer))
  if (owner === undefined)
    throw new Problem('unknown-organisation', 'No organisation has the issuer.', '/issuer')
  if (!mayUseKeyFor(sent.use, owner.kind)) {
    throw new Problem('signing-key-invalid', 'This kind of organisation has no keys of this use.', '/use')
  }
  const { instant } = tx.context
  if (sent.notBefore !== undefined && sent.notBefore.getTime() < instant.getTime() - clockSkewMilliseconds) {
    throw new Problem('period-invalid', 'The key would be trusted before it was registered.', '/notBefore')
  }
  await mustBeOfOneUse(tx, publicKey, sent.use, owner.id)
  const id = newId()
  try {
    await tx.drizzle.insert(signingKey).values({
      id,
      issuer: sent.issuer,
      keyId: sent.keyId ?? thumbprintOf(publicKey),
      organisation: owner.id,
      use: sent.use,
      publicJwk: publicKey,
      notBefore: sent.notBefore ?? instant,
      registeredBy,
      registeredAt: instant,
    })
  } catch (error) {
    const known = 'The key, or its id under this issuer, is already registered.'
    throw refusalOf(error, { [alreadyThere]: new Problem('signing-key-exists', known) })
  }
  return { id, version: 1, touched: [] }
}

/** One key cannot serve two uses or two organisations, so that no signature can be taken for another. */
async function mustBeOfOneUse(tx: WriteTx, { x, y }: PublicJwk, use: KeyUse, owner: string): Promise<void> {
  const [elsewhere] = await tx.drizzle
    .select({ id: signingKey.id })
    .from(signingKey)
    .where(
      and(
        sql`${signingKey.publicJwk} @> ${JSON.stringify({ x, y })}::jsonb`,
        or(ne(signingKey.use, use), ne(signingKey.organisation, owner)),
      ),
    )
    .limit(1)
  if (elsewhere !== undefined) {
    throw new Problem(
      'signing-key-exists',
      'The key already serves another use or organisation.',
      '/publicJwk',
    )
  }
}
