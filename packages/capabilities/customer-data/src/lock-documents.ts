import type { ReadTx, WriteTx } from '@tym/database'
import { Problem } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { documentLayout } from '@tym/register'
import { and, eq, lt, sql } from 'drizzle-orm'
import { rebuildDocuments } from './rebuild-documents.ts'
import { currentDocument } from './schema.ts'

/**
 * Lets one transaction at a time write a customership's documents, until it ends; it is called before
 * anything is read that a document will be made of, so that two writers never start from the same version.
 * Documents of an earlier layout are laid out again first, so that no entry stands in two of them. Answers
 * whether they were.
 */
export async function lockDocuments(tx: WriteTx, keys: CustomershipKeys): Promise<boolean> {
  const { customership } = keys
  await tx.drizzle.execute(sql`select pg_advisory_xact_lock(hashtextextended(${customership}, 0))`)
  const [outdated] = await tx.drizzle
    .select({ layout: currentDocument.layout })
    .from(currentDocument)
    .where(and(eq(currentDocument.customership, customership), lt(currentDocument.layout, documentLayout)))
    .limit(1)
  if (outdated === undefined) return false
  // Whoever sees only a part of the file does not lay out the whole of it: the job that does will come.
  if (tx.context.scope.kind === 'leftEntry')
    throw new Problem('service-unavailable', 'The documents of the file are being laid out again.')
  await rebuildDocuments(tx, keys)
  return true
}

/**
 * Waits for a removal that is under way, and keeps the next one waiting until the transaction ends: it finds
 * what is copied out of the entries meanwhile, or the fact is no longer there to copy.
 */
export async function awaitRemovals(tx: ReadTx, { customership }: CustomershipKeys): Promise<void> {
  await tx.drizzle.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended(${customership}, 0))`)
}
