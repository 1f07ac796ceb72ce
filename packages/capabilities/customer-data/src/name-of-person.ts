import type { ReadTx } from '@tym/database'
import type { Principal } from '@tym/employment'
import type { CustomershipKeys } from '@tym/key-vault'
import { classOf, documentLayout, type FieldId } from '@tym/register'
import { and, eq, inArray } from 'drizzle-orm'
import { parseDocument } from './current-document.ts'
import { displayNameOf } from './display-name.ts'
import { getFile } from './file.ts'
import { mayReadField } from './may-read-field.ts'
import { nameFields, sealedDocument } from './names-in-caseload.ts'
import { openDocument } from './open-document.ts'
import { currentDocument } from './schema.ts'

interface Named {
  readonly displayName?: string
  /** The fields that the name is made of. */
  readonly fields: readonly FieldId[]
}

/**
 * What the person of a file is called, as far as the reader may see it, in scope 'customership'. Documents
 * that wait to be laid out again say nobody; no other data of the person is opened.
 */
export async function nameOfPerson(tx: ReadTx, keys: CustomershipKeys, reader: Principal): Promise<Named> {
  const rows = await tx.drizzle
    .select(sealedDocument)
    .from(currentDocument)
    .where(
      and(
        eq(currentDocument.customership, keys.customership),
        inArray(currentDocument.class, [...new Set(nameFields.map((field) => classOf(field).key))]),
      ),
    )
  const file = await getFile(tx, keys.customership)
  const entries = rows
    .filter(({ layout }) => layout === documentLayout)
    .flatMap((document) => parseDocument(openDocument(keys, document)))
    .filter(({ field, removed }) => nameFields.includes(field) && removed === undefined)
    .filter((entry) => mayReadField(reader, entry, file))
  const displayName = displayNameOf(entries)
  return displayName === ''
    ? { fields: [] }
    : { displayName, fields: nameFields.filter((name) => entries.some(({ field }) => field === name)) }
}
