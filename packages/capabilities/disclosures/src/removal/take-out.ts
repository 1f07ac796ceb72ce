import {
  carryOutRemoval,
  type DecidedRemoval,
  type Fact,
  hasWords,
  withoutWords,
} from '@tym/customer-data/public'
import type { WriteTx } from '@tym/database'
import { jsonOf } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { plan } from '@tym/outbox'
import { recallKind } from '../disclosure.ts'
import { copiedEntries } from '../own-register/sealed.ts'
import { parseSnapshot, type Snapshot, snapshotText, withoutFact } from '../snapshot.ts'

/** The job that has the removal certified. */
export const certifyRemovalKind = 'certify-removal'

const mayLeave = 'disclosures.disclosure.snapshot'
const ways = new Map([
  [mayLeave, takeOutOfSnapshot],
  ['disclosures.own_copy.content', takeOutOfCopy],
])

/**
 * Carries a removal out everywhere, and promises what follows from it: recalls, notices, the certificate.
 * Answers the disclosures that had the fact.
 */
export async function removeEverywhere(
  tx: WriteTx,
  keys: CustomershipKeys,
  removal: DecidedRemoval,
): Promise<readonly string[]> {
  const { disclosures, recalls } = await carryOutRemoval(tx, keys, removal, { ways, mayLeave })
  for (const recall of recalls)
    await plan(tx, {
      kind: recallKind,
      payload: { recall },
      onceKey: `${recallKind}:${recall}:${removal.id}`,
    })
  await plan(tx, {
    kind: certifyRemovalKind,
    payload: { removal: removal.id },
    onceKey: `${certifyRemovalKind}:${removal.id}`,
  })
  return disclosures
}

function takeOutOfCopy(text: string, { ids }: Fact): string {
  const entries = copiedEntries.parse(jsonOf(text))
  const left = entries.filter(({ entry }) => !ids.has(entry))
  return left.length === entries.length ? text : JSON.stringify(left)
}

function takeOutOfSnapshot(text: string, fact: Fact): string {
  const { items, ...around } = parseSnapshot(text)
  const left = items.map((item) => (isOfFact(item, fact) ? withoutFact(item) : item))
  const hasFact = items.some((item) => !('removed' in item) && isOfFact(item, fact))
  // The text without items is what stands around them: to whom, for what, on which ground.
  const head = snapshotText({ ...around, items: [] })
  if (hasWords(head, fact.words))
    return snapshotText({ ...parseSnapshot(withoutWords(head, fact.words)), items: left, redacted: true })
  return hasFact ? snapshotText({ ...around, items: left }) : text
}

/** A derived answer is made from all entries of the field, so it says something of this one too. */
function isOfFact(item: Snapshot['items'][number], { ids, field }: Fact): boolean {
  return ids.has(item.entry) || (item.derived !== undefined && item.field === field)
}
