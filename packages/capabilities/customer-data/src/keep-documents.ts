import { markPersonsSafety } from '@tym/customerships/public'
import type { ReadTx, WriteTx } from '@tym/database'
import type { CustomershipKeys } from '@tym/key-vault'
import {
  classOf,
  contactClass,
  documentLayout,
  type FieldId,
  getField,
  protectedFields,
  safetyClass,
} from '@tym/register'
import { and, eq } from 'drizzle-orm'
import {
  type CurrentEntry,
  type DocumentPlace,
  documentPlaceOf,
  fieldsIn,
  parseDocument,
  placeEntry,
  safetyUntilOf,
  saysSafety,
  sharedOwner,
  textOf,
} from './current-document.ts'
import { mustHaveRoom } from './must-have-room.ts'
import { openEntryOf } from './open-entry.ts'
import { documentCiphertextPlace } from './places.ts'
import { listNewestVersions, standingOf } from './queries.ts'
import { currentDocument } from './schema.ts'

/** A document as it was found; version 0 when there is none yet. */
interface KeptDocument {
  readonly version: number
  readonly entries: readonly CurrentEntry[]
}

/**
 * Whether this file's own entries say that the customer is under turvakielto, which decides how its documents
 * are laid out.
 */
export async function saysSafetyItself(tx: ReadTx, keys: CustomershipKeys): Promise<boolean> {
  return saysSafety((await findDocument(tx, keys, safetyFlagPlace)).entries)
}

/**
 * Writes the newest version of entries into the documents that they are read from, in the transaction that
 * stored them: a crash leaves neither the entry nor the document. The caller holds `lockDocuments`. Throws
 * 'safety-takes-two' where the entries say less of turvakielto than before, and 'no-room' where they do not
 * fit.
 */
export async function keepEntries(
  tx: WriteTx,
  keys: CustomershipKeys,
  entries: readonly CurrentEntry[],
): Promise<void> {
  for (const each of entries) {
    const asksForSafety = each.field === '1.09' || protectedFields.includes(each.field)
    const before = asksForSafety && (await saysSafetyItself(tx, keys))
    const place = documentPlaceOf(each, before)
    if (getField(each.field).values === 'one') await keepSingle(tx, keys, place, each.field)
    else
      await changeDocument(tx, keys, place, (document) => {
        mustHaveRoom(document, each)
        return placeEntry(document, each)
      })
    // Contact data moves in the transaction that switches turvakielto on or off.
    if (each.field === '1.09') {
      const { entries: said } = await findDocument(tx, keys, safetyFlagPlace)
      await moveContactData(tx, keys, before, saysSafety(said))
    }
  }
  // Only now that all of them say it: on the way some still say more, others already less. From here on the
  // person's other files are read as protected, or no longer.
  if (entries.some(({ field }) => field === '1.09')) {
    const { entries: said } = await findDocument(tx, keys, safetyFlagPlace)
    await markPersonsSafety(tx, safetyUntilOf(said))
  }
}

/**
 * Writes what holds of a field of one value, chosen from all that the file has recorded of it, so that the
 * document never shows two.
 */
async function keepSingle(
  tx: WriteTx,
  keys: CustomershipKeys,
  place: DocumentPlace,
  field: FieldId,
): Promise<void> {
  const newest = await listNewestVersions(tx, keys.customership, field)
  const standing = standingOf(keys, newest, tx.context.calendar).map(({ version, flags }) =>
    openEntryOf(keys, version, flags),
  )
  await changeDocument(tx, keys, place, (document) => {
    for (const each of standing) mustHaveRoom(withIdOf(document, each), each)
    return standing.reduce(
      placeEntry,
      document.filter((each) => each.field !== field),
    )
  })
}

/**
 * The document as if the entry that is superseded had the id of this one, which may use the room that it
 * leaves.
 */
function withIdOf(document: readonly CurrentEntry[], { id, field }: CurrentEntry): readonly CurrentEntry[] {
  return document.map((each) => (each.field === field && each.removed === undefined ? { ...each, id } : each))
}

/** Changes one document to what `change` makes of it, under its next version. */
export async function changeDocument(
  tx: WriteTx,
  keys: CustomershipKeys,
  place: DocumentPlace,
  change: (document: readonly CurrentEntry[]) => CurrentEntry[],
): Promise<void> {
  const { version, entries } = await findDocument(tx, keys, place)
  await saveDocument(tx, keys, place, version + 1, change(entries))
}

const safetyFlagPlace: DocumentPlace = {
  category: 1,
  class: classOf('1.09').key,
  owner: sharedOwner,
}

async function moveContactData(
  tx: WriteTx,
  keys: CustomershipKeys,
  before: boolean,
  now: boolean,
): Promise<void> {
  if (before === now) return
  const placeWhen = (safety: boolean): DocumentPlace => ({
    category: 1,
    class: safety ? safetyClass : contactClass,
    owner: sharedOwner,
  })
  const { version, entries } = await findDocument(tx, keys, placeWhen(before))
  if (version === 0) return
  await tx.drizzle.delete(currentDocument).where(at(keys, placeWhen(before)))
  await saveDocument(tx, keys, placeWhen(now), version + 1, entries)
}

async function findDocument(tx: ReadTx, keys: CustomershipKeys, place: DocumentPlace): Promise<KeptDocument> {
  const [row] = await tx.drizzle
    .select({ version: currentDocument.version, content: currentDocument.content })
    .from(currentDocument)
    .where(at(keys, place))
  if (row === undefined) return { version: 0, entries: [] }
  const text = keys.decrypt(documentCiphertextPlace(place, row.version), row.content)
  return { version: row.version, entries: parseDocument(text) }
}

async function saveDocument(
  tx: WriteTx,
  keys: CustomershipKeys,
  place: DocumentPlace,
  version: number,
  entries: readonly CurrentEntry[],
): Promise<void> {
  const content = keys.encrypt(documentCiphertextPlace(place, version), textOf(entries))
  const fields = fieldsIn(entries)
  await tx.drizzle
    .insert(currentDocument)
    .values({ customership: keys.customership, ...place, version, layout: documentLayout, fields, content })
    .onConflictDoUpdate({
      target: [currentDocument.customership, currentDocument.class, currentDocument.owner],
      set: { version, layout: documentLayout, fields, content },
    })
}

function at({ customership }: CustomershipKeys, place: DocumentPlace) {
  return and(
    eq(currentDocument.customership, customership),
    eq(currentDocument.class, place.class),
    eq(currentDocument.owner, place.owner),
  )
}
