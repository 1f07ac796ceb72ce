import { randomBytes } from 'node:crypto'
import type { OpenEntry } from '@tym/customer-data/public'
import { type DisclosureId, entryId, organisationId, sha256 } from '@tym/kernel'
import type { CustomershipKeys, Place } from '@tym/key-vault'
import {
  type DerivedAnswerId,
  derivedAnswerId,
  derivedAnswers,
  fieldId,
  getField,
  sourceKind,
} from '@tym/register'
import canonicalize from 'canonicalize'
import { z } from 'zod'

const snapshotItem = z.strictObject({
  entry: entryId,
  version: z.int().positive(),
  field: fieldId,
  /** The field's name in the interface. */
  name: z.string(),
  value: z.json(),
  owner: organisationId,
  source: sourceKind,
  recordedAt: z.iso.datetime(),
  /** Which derived answer the value is, instead of what is recorded. */
  derived: derivedAnswerId.optional(),
  /** Keeps whoever sees a digest from guessing what it stands for. */
  salt: z.string(),
})
export type SnapshotItem = z.infer<typeof snapshotItem>

/**
 * What stays of an item whose fact has been removed: the digest that was approved, and neither value nor
 * salt.
 */
const removedItem = z.strictObject({
  ...snapshotItem.omit({ value: true, salt: true, source: true }).shape,
  removed: z.literal(true),
  digest: z.string(),
})
export type RemovedItem = z.infer<typeof removedItem>

/** On which answer of which consent, and to whom. */
const onConsent = {
  consent: z.uuid(),
  /** SHA-256 of the customer's receipt of that consent. */
  consentReceipt: z.string(),
}
/** On which section of law, to whom, and at whose request: instead of a consent. */
const byStatute = {
  statute: z.string(),
  recipient: z.string(),
  /** The individual request by which the recipient asked. */
  reference: z.string(),
  reason: z.string(),
}
const common = {
  type: z.literal('tym-disclosure'),
  disclosure: z.uuid(),
  from: organisationId,
  purpose: z.string(),
  items: z.array(z.union([snapshotItem, removedItem])),
  /**
   * Whether words of a removed fact were taken out of what stands around the items, so that the hash no
   * longer fits.
   */
  redacted: z.literal(true).optional(),
}

/** Exactly what was approved: to whom, on which ground, for what, and every item with its salt. */
export const snapshot = z.union([
  z.strictObject({ ...common, ...onConsent, to: z.uuid() }),
  // A person whom the customer has named is in no registry.
  z.strictObject({ ...common, ...onConsent, recipient: z.string() }),
  z.strictObject({ ...common, ...byStatute }),
])
export type Snapshot = z.infer<typeof snapshot>

/**
 * What is sent: items that may go, and the digests of all that were approved, so that less can be checked
 * too.
 */
export type SentDisclosure = Omit<Snapshot, 'items' | 'redacted'> & {
  readonly digests: readonly string[]
  readonly items: readonly SnapshotItem[]
}

export function itemOf({ id, version, field, value, owner, source, recordedAt }: OpenEntry): SnapshotItem {
  return {
    entry: id,
    version,
    field,
    value,
    owner,
    source,
    name: getField(field).identifier,
    recordedAt: recordedAt.toISOString(),
    salt: randomBytes(16).toString('base64url'),
  }
}

/**
 * A yes or no in the place of every entry of one field: yes if any of them says so. It stands for the newest
 * of them, and tells nothing else of it. Undefined when there is no entry to answer from.
 */
export function derivedItemOf(
  entries: readonly OpenEntry[],
  derived: DerivedAnswerId,
  now: Date,
): SnapshotItem | undefined {
  const newest = entries.at(-1)
  if (newest === undefined) return undefined
  const value = entries.some((entry) => derivedAnswers[derived].answer(entry.value))
  return { ...itemOf(newest), value, derived, source: 'system', recordedAt: now.toISOString() }
}

/**
 * SHA-256 of one item with its salt, in its canonical form (RFC 8785), base64url; of a removed one, as it
 * was.
 */
export function digestOf(item: SnapshotItem | RemovedItem): string {
  return 'removed' in item ? item.digest : hashOfValue(item)
}

/** The item without its fact. */
export function withoutFact(item: SnapshotItem | RemovedItem): RemovedItem {
  if ('removed' in item) return item
  const { value: _fact, salt: _salt, source: _source, ...rest } = item
  return { ...rest, removed: true, digest: digestOf(item) }
}

/** The hash that is approved and signed: of everything but the items, and of their digests. */
export function hashOf({ items, ...rest }: Snapshot): Buffer {
  return sha256(canonicalText({ ...rest, digests: items.map(digestOf) }))
}

/**
 * What is sent of a snapshot when only these entries may go: never more than was approved, and checkable all
 * the same.
 */
export function lessOf(
  { items, redacted: _redacted, ...rest }: Snapshot,
  entries: ReadonlySet<string>,
): SentDisclosure {
  const mayGo = items.flatMap((item) => ('removed' in item || !entries.has(item.entry) ? [] : [item]))
  return { ...rest, digests: items.map(digestOf), items: mayGo }
}

/** SHA-256 of a value's canonical form (RFC 8785), base64url. */
export const hashOfValue = (value: unknown): string => sha256(canonicalText(value)).toString('base64url')

function canonicalText(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('a snapshot has a canonical form')
  return text
}

const placeOf = (disclosure: DisclosureId): Place => ({
  table: 'disclosures.disclosure',
  category: 0,
  row: disclosure,
  version: 1,
})

export function sealSnapshot(keys: CustomershipKeys, disclosure: DisclosureId, content: Snapshot): Buffer {
  return keys.encrypt(placeOf(disclosure), snapshotText(content))
}

/**
 * Throws when the ciphertext is of another disclosure or key, or is not what was approved under this hash.
 */
export function openSnapshot(
  keys: CustomershipKeys,
  row: { readonly id: DisclosureId; readonly snapshot: Buffer; readonly snapshotHash: Buffer },
): Snapshot {
  const opened = parseSnapshot(keys.decrypt(placeOf(row.id), row.snapshot))
  if (opened.redacted !== true && !hashOf(opened).equals(row.snapshotHash))
    throw new Error('the stored snapshot is not the one that was approved')
  return opened
}

/**
 * A snapshot by the text that is sealed, and back: for the removal of a fact, which puts it back without the
 * fact.
 */
export const parseSnapshot = (text: string): Snapshot => snapshot.parse(JSON.parse(text))
export const snapshotText = (content: Snapshot): string => JSON.stringify(snapshot.parse(content))
