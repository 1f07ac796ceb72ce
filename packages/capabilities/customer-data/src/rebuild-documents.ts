import type { WriteTx } from '@tym/database'
import type { CustomershipKeys } from '@tym/key-vault'
import { eq } from 'drizzle-orm'
import {
  type CurrentEntry,
  type DocumentPlace,
  documentPlaceOf,
  placeEntry,
  saysSafety,
} from './current-document.ts'
import { changeDocument } from './keep-documents.ts'
import { openEntryOf } from './open-entry.ts'
import { listNewestVersions, standingOf } from './queries.ts'
import { currentDocument } from './schema.ts'

/**
 * Makes a customership's documents again from its entries, which are the truth, for a release whose
 * declaration moves fields to other visibility classes or says of more fields that they hold one value. The
 * caller holds the lock of the documents, and may repeat it safely. Answers how many there are now.
 */
export async function rebuildDocuments(tx: WriteTx, keys: CustomershipKeys): Promise<number> {
  const newest = await listNewestVersions(tx, keys.customership)
  const entries = standingOf(keys, newest, tx.context.calendar).map(({ version, flags }) =>
    openEntryOf(keys, version, flags),
  )
  await tx.drizzle.delete(currentDocument).where(eq(currentDocument.customership, keys.customership))
  const documents = layOut(entries)
  for (const { place, content } of documents) await changeDocument(tx, keys, place, () => [...content])
  return documents.length
}

interface LaidOut {
  readonly place: DocumentPlace
  readonly content: readonly CurrentEntry[]
}

/** Which document holds which entries, by the declaration as it is now. */
export function layOut(entries: readonly CurrentEntry[]): readonly LaidOut[] {
  const underSafety = saysSafety(entries)
  const documents = new Map<string, LaidOut>()
  for (const each of entries) {
    const place = documentPlaceOf(each, underSafety)
    const key = `${place.class}/${place.owner}`
    documents.set(key, { place, content: placeEntry(documents.get(key)?.content ?? [], each) })
  }
  return [...documents.values()]
}
