import type { ReadTx, WriteTx } from '@tym/database'
import {
  type ConsentId,
  type CustomershipId,
  foldName,
  type OutsidePartyId,
  type PlainDate,
} from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import type { ConsentDirection, FieldId } from '@tym/register'
import { sql } from 'drizzle-orm'
import { type ConsentState, stateOn } from './consent.ts'
import { openContent } from './content.ts'
import { listWithNewest } from './queries.ts'
import type { ConsentRow, VersionRow } from './schema.ts'
import type { RenewedConsent } from './terms.ts'

/** A consent with its newest answer. */
export interface KnownConsent {
  readonly row: ConsentRow
  readonly newest: VersionRow
}

/** Opens the keys of the customership only when they are needed: a registered party is known without them. */
export type OpenKeys = () => Promise<CustomershipKeys>

/**
 * Locks all consents of the customership until this transaction ends: two who give the same, or give while
 * another stops, come one after another. This lock is taken before that of any single consent
 * (`lockConsent`).
 */
export async function lockConsents(tx: WriteTx, customership: CustomershipId): Promise<void> {
  await tx.drizzle.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`consents:${customership}`}, 0))`,
  )
}

/** Names of persons whom the customer has named are one when they read alike. */
export function nameDigest(keys: CustomershipKeys, name: string): Buffer {
  return keys.digestOf('named person', foldName(name))
}

/** The digest by which the purposes of two answers are compared without opening either. */
export function purposeDigest(
  keys: CustomershipKeys,
  { text, service, entry }: RenewedConsent['purpose'],
): Buffer {
  return keys.digestOf('purpose', JSON.stringify([text, service, entry]))
}

/**
 * Whether an answer lets less pass than the one it replaces: of the data, for the same purpose, at any time.
 * Another purpose always lets less pass.
 */
export function letsLessPass(
  keys: CustomershipKeys,
  { outcome, fields, purpose, validFrom, validUntil }: RenewedConsent,
  before: VersionRow,
): boolean {
  if (before.outcome === 'refused') return false
  const covers =
    before.fields.every((field) => fields.includes(field)) &&
    validFrom <= before.validFrom &&
    validUntil >= before.validUntil
  return outcome === 'refused' || !covers || !isSameBytes(purposeDigest(keys, purpose), before.purposeDigest)
}

/** What an answer is about to let pass. */
interface Terms {
  readonly party: OutsidePartyId | null
  /** Of a person whom the customer has named. */
  readonly nameDigest: Buffer | null
  readonly direction: ConsentDirection
  readonly fields: readonly FieldId[]
  readonly purposeDigest: Buffer
  readonly validFrom: PlainDate
  readonly validUntil: PlainDate
}

/**
 * The consent by which the customer has agreed to the same already: one party, one direction, the same data,
 * purpose, and a time that they share. The caller holds the lock of the consents; `except` is the one that
 * gets another answer, with its twins.
 */
export async function findTwin(
  tx: ReadTx,
  customership: CustomershipId,
  terms: Terms,
  except?: Pick<ConsentRow, 'id' | 'twinOf'>,
): Promise<ConsentId | undefined> {
  const twin = (await listWithNewest(tx, customership)).find(
    ({ row, newest }) =>
      row.withdrawnAt === null &&
      newest.outcome === 'given' &&
      (except === undefined || (row.twinOf ?? row.id) !== (except.twinOf ?? except.id)) &&
      row.direction === terms.direction &&
      row.party === terms.party &&
      (row.party !== null || isSameBytes(row.nameDigest, terms.nameDigest)) &&
      isSameSet(newest.fields, terms.fields) &&
      isSameBytes(newest.purposeDigest, terms.purposeDigest) &&
      newest.validFrom <= terms.validUntil &&
      terms.validFrom <= newest.validUntil,
  )
  return twin?.row.id
}

/**
 * All consents towards the party of this one, this one among them, in either direction, that were given and
 * are not withdrawn.
 */
export async function listTowards(
  tx: ReadTx,
  customership: CustomershipId,
  party: OutsidePartyId | { readonly of: ConsentRow; readonly openKeys: OpenKeys },
): Promise<KnownConsent[]> {
  const all = (await listWithNewest(tx, customership)).filter(
    ({ row, newest }) => row.withdrawnAt === null && newest.outcome === 'given',
  )
  if (typeof party === 'string') return all.filter(({ row }) => row.party === party)
  if (party.of.party !== null) return all.filter(({ row }) => row.party === party.of.party)
  const keys = await party.openKeys()
  const nameOf = ({ newest }: KnownConsent) => foldName(openContent(keys, newest).partyName)
  const known = (await listWithNewest(tx, customership)).find(({ row }) => row.id === party.of.id)
  if (known === undefined) return []
  return all.filter((each) => each.row.party === null && nameOf(each) === nameOf(known))
}

/** Whether two consents let the same data pass the same way. Their party is the same already. */
export function letsTheSamePass(one: KnownConsent, other: KnownConsent): boolean {
  return one.row.direction === other.row.direction && isSameSet(one.newest.fields, other.newest.fields)
}

/** Those that let something pass on the day, or on a later one. */
export function stillGood(known: readonly KnownConsent[], calendar: PlainDate): ConsentId[] {
  const good: readonly ConsentState[] = ['inForce', 'notYet']
  return known
    .filter(({ row, newest }) => good.includes(stateOn(row, newest, calendar)))
    .map(({ row }) => row.id)
}

const isSameBytes = (one: Buffer | null, other: Buffer | null) =>
  one !== null && other !== null && one.equals(other)

const isSameSet = (one: readonly FieldId[], other: readonly FieldId[]) =>
  new Set(one).size === new Set(other).size && one.every((field) => other.includes(field))
