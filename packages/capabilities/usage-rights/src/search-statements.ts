import type { Database, ReadTx, WriteTx } from '@tym/database'
import { append } from '@tym/employment'
import { type Clock, type OrganisationId, Problem, sha256 } from '@tym/kernel'
import { isKeyLive } from '@tym/organisations/public'
import { replaySlotSeconds, replaySlots, type TrustedKey, type TrustStore } from '@tym/role-certificate'
import { type StatementRequest, verifyStatementRequest } from '@tym/signing'
import { and, asc, eq, gte, isNotNull, lte, sql } from 'drizzle-orm'
import { usageRight } from './schema.ts'

interface Needs {
  readonly database: Pick<Database, 'write'>
  readonly trust: () => TrustStore
  readonly clock: Clock
  /** The only audience that is accepted. */
  readonly publicOrigin: string
}

/** As much as an employer's signer needs in order to certify, or to let its person choose between rights. */
export interface FoundStatement {
  readonly usageRight: string
  readonly statement: string
  readonly role: string
  readonly title: string
  readonly authority: string
  readonly area: string
}

/** How an employer's own signer is named in the log: it acts before any role certificate exists. */
const signerRole = 'employersSigner'
const mostStatements = 50

/**
 * Answers an employer's own signer with the agency's statements of one of that employer's people: granted,
 * signed, in force today. The request is signed by the organisation's certificate key and is answered once;
 * the mark, the log line and the answer are one commit. Throws Problem: `invalid-client`, `wrong-audience`,
 * `signing-key-revoked`, `proof-replayed`.
 */
export async function searchStatements(
  { database, trust, clock, publicOrigin }: Needs,
  request: string,
): Promise<{ readonly statements: readonly FoundStatement[] }> {
  const instant = clock.instant()
  const asked = await verifyStatementRequest(request, {
    audience: publicOrigin,
    now: instant,
    findKey: (issuer, keyId, issuedAt) => findCertificateKey(trust(), { issuer, keyId, issuedAt })?.publicJwk,
  })
  const key = findCertificateKey(trust(), asked)
  if (key === undefined) throw new Problem('invalid-client', 'The key is not registered any more.')
  const asker = { person: asked.person, role: signerRole, employer: key.organisation }
  const context = {
    instant,
    calendar: clock.calendar(),
    caller: asker,
    scope: { kind: 'organisation' as const },
  }
  return database.write(context, async (tx) => {
    const live = await isKeyLive(tx, { issuer: asked.issuer, keyId: asked.keyId, use: 'certificate' })
    if (!live) throw new Problem('signing-key-revoked', 'The key of the request has been revoked.')
    await mark(tx, asked)
    const statements = await liveStatements(tx, { person: asked.person, employer: key.organisation })
    const event = { event: 'usageRight.statementsSearched', ground: 'tym-12' } as const
    await append(tx, { ...asker, certificate: asked.id }, event, async () => undefined)
    return { statements }
  })
}

function findCertificateKey(
  store: TrustStore,
  { issuer, keyId, issuedAt }: Pick<StatementRequest, 'issuer' | 'keyId' | 'issuedAt'>,
): TrustedKey | undefined {
  const key = store.find(issuer, keyId)
  const fits = key?.use === 'certificate' && issuedAt >= key.notBefore
  return fits && (key.notAfter === null || issuedAt < key.notAfter) ? key : undefined
}

/**
 * Marks the request as answered in the same ring as proofs of possession; its slot follows from its own issue
 * time.
 */
async function mark(tx: WriteTx, { issuer, id, issuedAt }: StatementRequest): Promise<void> {
  const replay = sha256(JSON.stringify([issuer, id])).toString('hex')
  const slot = Math.floor(issuedAt.getTime() / 1000 / replaySlotSeconds) % replaySlots
  const [row] = await tx.drizzle.execute<{ fresh: boolean }>(
    sql`select gate.mark_request(${tx.context.instant.toISOString()}::timestamptz, ${slot}::smallint,
      decode(${replay}, 'hex')) as fresh`,
  )
  if (row?.fresh !== true) throw new Problem('proof-replayed', 'The statement request was answered before.')
}

async function liveStatements(
  tx: ReadTx,
  { person, employer }: { person: StatementRequest['person']; employer: OrganisationId },
): Promise<FoundStatement[]> {
  const { calendar } = tx.context
  const rows = await tx.drizzle
    .select({
      usageRight: usageRight.id,
      statement: usageRight.statement,
      role: usageRight.role,
      title: usageRight.title,
      authority: usageRight.authority,
      area: usageRight.area,
    })
    .from(usageRight)
    .where(
      and(
        eq(usageRight.holder, person),
        eq(usageRight.employer, employer),
        eq(usageRight.state, 'granted'),
        isNotNull(usageRight.statement),
        lte(usageRight.validFrom, calendar),
        gte(usageRight.validUntil, calendar),
      ),
    )
    .orderBy(asc(usageRight.id))
    .limit(mostStatements)
  return rows.flatMap(({ statement, ...rest }) => (statement === null ? [] : [{ ...rest, statement }]))
}
