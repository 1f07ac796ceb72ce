import { alreadyThere, bytea, instant, refusalOf, type WriteTx } from '@tym/database'
import { type PersonId, Problem } from '@tym/kernel'
import { and, eq, sql } from 'drizzle-orm'
import { integer, pgSchema, smallint, text } from 'drizzle-orm/pg-core'

const idempotency = pgSchema('guard').table('idempotency', {
  person: text().notNull(),
  endpoint: text().notNull(),
  keyHash: bytea('key_hash').notNull(),
  bodyHash: bytea('body_hash').notNull(),
  status: smallint().notNull(),
  resource: text().notNull(),
  resourceVersion: integer('resource_version').notNull(),
  outcome: text(),
  recordedAt: instant('recorded_at').notNull(),
})

export interface RememberedWrite {
  readonly status: number
  readonly id: string
  readonly version: number
  readonly outcome?: string
}

/** Keyed, so that a small body (an identity code, a phone number) cannot be found by trying out. */
export type KeyedDigest = (text: string) => Buffer

export interface WriteAttempt {
  readonly digest: KeyedDigest
  readonly person: PersonId
  readonly endpoint: string
  readonly key: string
  /** Path, If-Match and what the body says: what a repeat must repeat. */
  readonly sent: string
}

/**
 * What this key already did, or undefined. Until the end of the transaction no other may act under the key,
 * whatever it does: the others are told 'idempotency-in-progress'. Throws 'idempotency-key-reused' when it
 * stood for something else.
 */
export async function findRememberedWrite(
  tx: WriteTx,
  attempt: WriteAttempt,
): Promise<RememberedWrite | undefined> {
  await takeKey(tx, attempt)
  const [row] = await tx.drizzle
    .select()
    .from(idempotency)
    .where(
      and(
        eq(idempotency.person, attempt.person),
        eq(idempotency.endpoint, attempt.endpoint),
        eq(idempotency.keyHash, attempt.digest(`idempotency-key|${attempt.key}`)),
      ),
    )
  if (row === undefined) return undefined
  if (!row.bodyHash.equals(attempt.digest(`idempotency-body|${attempt.sent}`))) {
    throw new Problem('idempotency-key-reused', 'The Idempotency-Key stood for another request.')
  }
  const outcome = row.outcome === null ? {} : { outcome: row.outcome }
  return { status: row.status, id: row.resource, version: row.resourceVersion, ...outcome }
}

async function takeKey(tx: WriteTx, { digest, person, endpoint, key }: WriteAttempt): Promise<void> {
  const lock = digest(`idempotency-lock|${JSON.stringify([person, endpoint, key])}`).readBigInt64BE()
  const [row] = await tx.drizzle.execute<{ taken: boolean }>(
    sql`select pg_try_advisory_xact_lock(${String(lock)}::bigint) as taken`,
  )
  if (row?.taken !== true) {
    throw new Problem('idempotency-in-progress', 'The same request is being carried out.')
  }
}

/**
 * Remembers the write in its own transaction. Even if two come so far, the primary key lets only one act be
 * remembered under a key.
 */
export async function rememberWrite(
  tx: WriteTx,
  attempt: WriteAttempt,
  write: RememberedWrite,
): Promise<void> {
  try {
    await tx.drizzle.insert(idempotency).values({
      person: attempt.person,
      endpoint: attempt.endpoint,
      keyHash: attempt.digest(`idempotency-key|${attempt.key}`),
      bodyHash: attempt.digest(`idempotency-body|${attempt.sent}`),
      status: write.status,
      resource: write.id,
      resourceVersion: write.version,
      outcome: write.outcome ?? null,
      recordedAt: tx.context.instant,
    })
  } catch (error) {
    const other = new Problem('idempotency-in-progress', 'The same request was being carried out.')
    throw refusalOf(error, { [alreadyThere]: other })
  }
}
