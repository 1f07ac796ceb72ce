import type { WriteTx } from '@tym/database'
import { type CustomershipId, customershipId } from '@tym/kernel'
import type { KeyVault } from '@tym/key-vault'
import { defineJob, type JobCounts, type JobDefinition } from '@tym/outbox'
import { documentLayout } from '@tym/register'
import { and, asc, gt, lt } from 'drizzle-orm'
import { z } from 'zod'
import { lockDocuments } from './lock-documents.ts'
import { currentDocument } from './schema.ts'

export const layOutDocumentsKind = 'lay-out-documents'
const hourly = 3_600
/** Files of one transaction. */
const batch = 20

/** Where the transaction before ended. */
const place = z.strictObject({ after: customershipId.exactOptional() })

interface LaidOut {
  readonly counts: JobCounts
  readonly next: CustomershipId | undefined
}

/**
 * Lays out again the documents of files that were written under an earlier layout, some at a time. A role may
 * read the entries themselves meanwhile, and a file whose key is gone is left to its deletion.
 */
export async function layOutDocuments(
  tx: WriteTx,
  after: CustomershipId | undefined,
  keys: Pick<KeyVault, 'find'>,
): Promise<LaidOut> {
  const rows = await tx.drizzle
    .selectDistinct({ customership: currentDocument.customership })
    .from(currentDocument)
    .where(
      and(
        lt(currentDocument.layout, documentLayout),
        after === undefined ? undefined : gt(currentDocument.customership, after),
      ),
    )
    .orderBy(asc(currentDocument.customership))
    .limit(batch)
  const files = rows.map(({ customership }) => customershipId.parse(customership))
  let laidOut = 0
  for (const file of files) {
    const found = await keys.find(file)
    if (found !== undefined && (await lockDocuments(tx, found))) laidOut += 1
  }
  return { counts: { laidOut }, next: files.length === batch ? files.at(-1) : undefined }
}

export function layOutDocumentsJob({ keys }: { readonly keys: Pick<KeyVault, 'find'> }): JobDefinition {
  return defineJob({
    kind: layOutDocumentsKind,
    payload: place,
    everySeconds: hourly,
    run: async (tx, { after }, { plan }) => {
      const { counts, next } = await layOutDocuments(tx, after, keys)
      if (next !== undefined) await plan({ kind: layOutDocumentsKind, payload: { after: next } })
      return counts
    },
  })
}
