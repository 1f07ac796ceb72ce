import type { ReadTx, WriteTx } from '@tym/database'
import { type ConsentId, type CustomershipId, type Moment, type OutsidePartyId, wasThere } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import type { ConsentDirection, FieldId } from '@tym/register'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { type ConsentState, stateOn } from './consent.ts'
import { openContent } from './content.ts'
import { listAnswers } from './queries.ts'
import { consent, consentVersion } from './schema.ts'

/** What a consent is worth at this moment, for whoever is about to let something pass. */
export interface ConsentInForce {
  readonly state: ConsentState
  readonly customership: CustomershipId
  readonly party: OutsidePartyId | null
  readonly direction: ConsentDirection
  readonly fields: readonly FieldId[]
  /** Which answer it is. */
  readonly number: number
  /** SHA-256 of the customer's receipt, base64url: names the very answer. */
  readonly receipt: string
}

/**
 * Locks the consent, to change it, until this transaction ends: whoever relies on it comes before or after. A
 * withdrawal waits for those who hold the lock, never for those who are still waiting.
 */
export async function lockConsent(tx: WriteTx, id: ConsentId): Promise<void> {
  await tx.drizzle.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`consent:${id}`}, 0))`)
}

/**
 * Keeps the consent from being changed until this transaction ends, shared with others who rely on it, and
 * locks what rests on it (`resting`) for this one alone. Nobody waits long: none of them touches the outside
 * while it holds the locks.
 */
export async function relyOnConsent(tx: WriteTx, id: ConsentId, resting: string): Promise<void> {
  await tx.drizzle.execute(
    sql`select pg_advisory_xact_lock_shared(hashtextextended(${`consent:${id}`}, 0)),
      pg_advisory_xact_lock(hashtextextended(${`rests:${resting}`}, 0))`,
  )
}

/**
 * The consent with its newest answer on this transaction's date, or undefined when the caller sees none of
 * this id.
 */
export async function findConsentNow(tx: ReadTx, id: ConsentId): Promise<ConsentInForce | undefined> {
  const [row] = await tx.drizzle
    .select({
      customership: consent.customership,
      party: consent.party,
      direction: consent.direction,
      withdrawnAt: consent.withdrawnAt,
      newest: {
        number: consentVersion.number,
        outcome: consentVersion.outcome,
        fields: consentVersion.fields,
        validFrom: consentVersion.validFrom,
        validUntil: consentVersion.validUntil,
        receiptHash: consentVersion.receiptHash,
      },
    })
    .from(consent)
    .innerJoin(consentVersion, eq(consentVersion.consent, consent.id))
    .where(eq(consent.id, id))
    .orderBy(desc(consentVersion.number))
    .limit(1)
  if (row === undefined) return undefined
  return {
    state: stateOn(row, row.newest, tx.context.calendar),
    customership: row.customership,
    party: row.party,
    direction: row.direction,
    fields: row.newest.fields,
    number: row.newest.number,
    receipt: row.newest.receiptHash.toString('base64url'),
  }
}

/**
 * The consent as it was when something happened that is recorded afterwards: with the newest of the answers
 * that the customer had given by then, and withdrawn only if it was by then. Undefined when the caller sees
 * none of this id, or nothing was answered yet.
 */
export async function findConsentThen(
  tx: ReadTx,
  id: ConsentId,
  moment: Moment,
): Promise<ConsentInForce | undefined> {
  const [row] = await tx.drizzle.select().from(consent).where(eq(consent.id, id))
  const answers = await listAnswers(tx, id)
  const newest = answers.find(({ givenOn }) => givenOn <= moment.day)
  if (row === undefined || newest === undefined) return undefined
  const isWithdrawn = row.withdrawnAt !== null && wasThere(row.withdrawnAt, moment)
  return {
    state: stateOn({ withdrawnAt: isWithdrawn ? row.withdrawnAt : null }, newest, moment.day),
    customership: row.customership,
    party: row.party,
    direction: row.direction,
    fields: newest.fields,
    number: newest.number,
    receipt: newest.receiptHash.toString('base64url'),
  }
}

/**
 * What the newest answer was given for, in words, and towards whom by name. Throws when there is no answer.
 */
export async function openPurpose(
  tx: ReadTx,
  keys: CustomershipKeys,
  id: ConsentId,
): Promise<{ readonly purpose: string; readonly partyName: string }> {
  const [newest] = await tx.drizzle
    .select()
    .from(consentVersion)
    .where(eq(consentVersion.consent, id))
    .orderBy(desc(consentVersion.number))
    .limit(1)
  if (newest === undefined) throw new Error('a consent has an answer')
  const { purpose, partyName } = openContent(keys, newest)
  return { purpose, partyName }
}

/**
 * Whether two answers of a consent are for the same purpose. Where an answer is older than the digest of its
 * purpose, only an answer and itself are.
 */
export async function isSamePurpose(
  tx: ReadTx,
  id: ConsentId,
  [one, other]: readonly [number, number],
): Promise<boolean> {
  if (one === other) return true
  const rows = await tx.drizzle
    .select({ digest: consentVersion.purposeDigest })
    .from(consentVersion)
    .where(and(eq(consentVersion.consent, id), inArray(consentVersion.number, [one, other])))
  const [first, second] = rows.map(({ digest }) => digest)
  return Buffer.isBuffer(first) && Buffer.isBuffer(second) && first.equals(second)
}
