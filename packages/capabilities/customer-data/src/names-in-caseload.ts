import type { ReadTx } from '@tym/database'
import { type CustomershipId, customershipId } from '@tym/kernel'
import type { KeyVault } from '@tym/key-vault'
import { documentLayout, type FieldId, isFieldId } from '@tym/register'
import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { type CurrentEntry, parseDocument } from './current-document.ts'
import { displayNameOf } from './display-name.ts'
import { openDocument } from './open-document.ts'
import { currentDocument } from './schema.ts'

/** Whom a row of a list is about. */
export const personInList = z.object({
  /** Absent where the list does not open the file: it has ended. */
  displayName: z.string().optional(),
  /** Code of the language of contact (1.11). */
  contactLanguage: z.string().optional(),
  /** Municipality (1.06); absent under non-disclosure for safety. */
  municipality: z.string().optional(),
})

/** What of a stored document is needed to open it. */
export const sealedDocument = {
  category: currentDocument.category,
  class: currentDocument.class,
  owner: currentDocument.owner,
  version: currentDocument.version,
  layout: currentDocument.layout,
  held: currentDocument.fields,
  content: currentDocument.content,
}

/** What the name of a list is made of. */
export const nameFields: readonly FieldId[] = ['1.02', '1.03', '1.04']

interface InList {
  readonly person: z.infer<typeof personInList>
  /** The fields that it says. */
  readonly fields: ReadonlySet<string>
}

/**
 * The persons of a page of one's own files, from one look-up of those documents that row-level security
 * opens in scope 'caseload'. Documents that wait to be laid out again, or whose keys are gone, say nobody.
 */
export async function namesInCaseload(
  tx: ReadTx,
  vault: Pick<KeyVault, 'find'>,
  files: readonly CustomershipId[],
): Promise<ReadonlyMap<CustomershipId, InList>> {
  if (files.length === 0) return new Map()
  const rows = await tx.drizzle
    .select({ customership: currentDocument.customership, ...sealedDocument })
    .from(currentDocument)
    .where(and(inArray(currentDocument.customership, [...files]), eq(currentDocument.category, 1)))
  const opened = await Promise.all(
    rows
      .filter(({ layout }) => layout === documentLayout)
      .map(async ({ customership: id, ...document }) => {
        const customership = customershipId.parse(id)
        const keys = await vault.find(customership)
        return {
          customership,
          entries: keys === undefined ? [] : parseDocument(openDocument(keys, document)),
        }
      }),
  )
  const byFile = new Map<CustomershipId, CurrentEntry[]>()
  for (const { customership, entries } of opened)
    byFile.set(customership, [...(byFile.get(customership) ?? []), ...entries])
  return new Map([...byFile].map(([customership, entries]) => [customership, toPerson(entries)]))
}

function toPerson(entries: readonly CurrentEntry[]): InList {
  const standing = entries.filter(({ removed }) => removed === undefined)
  const valueAt = (field: string) => standing.find((entry) => entry.field === field)?.value
  const [language, municipality] = [valueAt('1.11'), valueAt('1.06')]
  return {
    person: {
      displayName: displayNameOf(standing),
      ...(typeof language === 'string' ? { contactLanguage: language } : {}),
      ...(typeof municipality === 'string' ? { municipality } : {}),
    },
    fields: new Set(standing.map(({ field }) => field).filter(isFieldId)),
  }
}
