import type { WriteTx } from '@tym/database'
import { type EntryId, jsonOf, Problem } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { plan } from '@tym/outbox'
import { backupsExpire, getField, removalTreatments } from '@tym/register'
import { sql } from 'drizzle-orm'
import { buryEntries, parseDocument, textOf } from '../current-document.ts'
import { layOutDocumentsKind } from '../lay-out-documents.ts'
import type { RemovalRow } from '../schema.ts'
import { removalDecidedKind } from './refuse-removal.ts'
import { emptyFact, type OpenText, openTexts, writeText } from './texts.ts'
import { hasWords, withoutWords, wordsOf } from './words.ts'

/** The parts of a decided removal that carrying it out needs. */
export type DecidedRemoval = Pick<RemovalRow, 'id' | 'entry' | 'field' | 'reason'> & {
  readonly decidedAt: Date
}

/**
 * The fact that is taken out: its entry with what states its effect and necessity, and the words by which it
 * is found elsewhere.
 */
export interface Fact {
  readonly ids: ReadonlySet<string>
  readonly field: RemovalRow['field']
  readonly at: string
  readonly reason: RemovalRow['reason']
  readonly words: readonly string[]
}

/**
 * What other capabilities keep that holds several facts: how one fact is taken out of each such column, and
 * in which column the content of what may leave stands.
 */
export interface KeptElsewhere {
  /** Answers the text without the fact; the same when the fact is not in it. */
  readonly ways: ReadonlyMap<string, (text: string, fact: Fact) => string>
  readonly mayLeave: string
}

/**
 * Carries a removal out in one transaction: empties the fact and the remarks on it, takes its words out of
 * every other text of the file, stops what waits to leave with it and calls back what has left. Other entries
 * with the same words are facts of their own: they are named, not changed. Answers the disclosures that had
 * it, and the recalls to be sent.
 */
export async function carryOutRemoval(
  tx: WriteTx,
  keys: CustomershipKeys,
  removal: DecidedRemoval,
  { ways, mayLeave }: KeptElsewhere,
): Promise<{ readonly disclosures: readonly string[]; readonly recalls: readonly string[] }> {
  const takeOut = waysOf(ways)
  const texts = await openTexts(tx, keys, removal.id)
  const fact = factOf(removal, texts)
  const also = new Set<EntryId>()
  const disclosures: string[] = []
  for (const each of texts) {
    const left = textWithout(each, fact, takeOut)
    if (left === undefined && each.entry !== null && !each.removed && hasWords(each.text, fact.words))
      also.add(each.entry)
    if (left === undefined || left === each.text) continue
    await writeText(tx, keys, removal.id, each, left)
    if (each.place === mayLeave) disclosures.push(each.key)
  }
  const stopped = await emptyFact(tx, removal.id, disclosures)
  // Whatever still holds the fact undoes the whole.
  verifyNothingLeft(await openTexts(tx, keys, removal.id), fact, { takeOut, also })
  await tx.drizzle.execute(
    sql`select customer_data.removal_finish(${removal.id}, ${backupsExpire(tx.context.calendar).on}, ${sql.param([...also])}::uuid[])`,
  )
  // Of a field of one value the former value holds again. A read that comes before the job lays the documents
  // out itself and asks the caller to come again.
  if (getField(removal.field).values === 'one')
    await plan(tx, {
      kind: layOutDocumentsKind,
      payload: {},
      onceKey: `${layOutDocumentsKind}:${removal.id}`,
    })
  await plan(tx, {
    kind: removalDecidedKind,
    payload: { removal: removal.id },
    onceKey: `${removalDecidedKind}:${removal.id}`,
  })
  return { disclosures, recalls: stopped.flatMap(({ recall }) => recall ?? []) }
}

type TakeOut = (place: string, text: string, fact: Fact) => string

/**
 * Throws for a column that is declared to hold several facts and of which nobody knows how one is taken out.
 */
function waysOf(elsewhere: KeptElsewhere['ways']): TakeOut {
  const ways = new Map([...elsewhere, ['customer_data.current_document.content', takeOutOfDocument]])
  return (place, text, fact) => {
    const way = ways.get(place)
    if (way === undefined) throw new Error(`nobody knows how to take a fact out of ${place}`)
    return way(text, fact)
  }
}

function takeOutOfDocument(text: string, { ids, at, reason }: Fact): string {
  const document = parseDocument(text)
  const has = document.some(({ id, removed }) => ids.has(id) && removed === undefined)
  return has ? textOf(buryEntries(document, ids, { at, reason })) : text
}

function factOf({ entry, field, reason, decidedAt }: DecidedRemoval, texts: readonly OpenText[]): Fact {
  const values = texts.filter(({ place, removed }) => removed && place === 'customer_data.entry.content')
  return {
    ids: new Set([entry, ...values.flatMap((each) => each.entry ?? [])]),
    field,
    reason,
    at: decidedAt.toISOString(),
    words: wordsOf(values.filter((each) => each.entry === entry).map(({ text }) => jsonOf(text))),
  }
}

/** The text as it is to stand; undefined for what is emptied with its entry, or stays with another. */
function textWithout({ place, removed, text }: OpenText, fact: Fact, takeOut: TakeOut): string | undefined {
  const treatment = removalTreatments[place]
  if (treatment === undefined) throw new Error(`nobody has declared what a removal does to ${place}`)
  if (treatment === 'takenOut') return takeOut(place, text, fact)
  // A remark on another entry is a text like any other, and so is its answer.
  if (treatment === 'emptied' && (removed || !place.startsWith('customer_data.entry_flag.'))) return undefined
  return hasWords(text, fact.words) ? withoutWords(text, fact.words) : text
}

function verifyNothingLeft(
  texts: readonly OpenText[],
  fact: Fact,
  { takeOut, also }: { readonly takeOut: TakeOut; readonly also: ReadonlySet<EntryId> },
): void {
  const holds = texts.filter(
    ({ place, removed, entry, text }) =>
      removed ||
      (removalTreatments[place] === 'takenOut' && takeOut(place, text, fact) !== text) ||
      // Documents, snapshots and copies hold other entries with the same words, rightly.
      (hasWords(text, fact.words) && (entry === null ? also.size === 0 : !also.has(entry))),
  )
  if (holds.length === 0) return
  const places = [...new Set(holds.map(({ place }) => place))]
  throw new Problem('internal-error', `The removed fact is still in ${places.join(', ')}.`)
}
