import type { WriteTx } from '@tym/database'
import { noBody, type Principal, type Written, writeEndpoint } from '@tym/employment'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { exampleCopy } from '../examples.ts'
import { getCopy, touchedCopy } from './queries.ts'
import { ownCopy } from './schema.ts'

/**
 * Takes a copy for good: the party's register has it, and it is gone from here. Doing it twice changes
 * nothing.
 */
export async function takeCopy(
  tx: WriteTx,
  by: Pick<Principal, 'person' | 'role'>,
  id: string,
): Promise<Written> {
  const row = await getCopy(tx, id)
  const touched = [touchedCopy(row, by, false)]
  if (row.takenAt !== null) return { id, version: row.version, touched }
  await tx.drizzle
    .update(ownCopy)
    .set({ content: null, version: row.version + 1, takenBy: by.person, takenAt: tx.context.instant })
    .where(and(eq(ownCopy.id, id), isNull(ownCopy.takenAt)))
  return { id, version: row.version + 1, touched }
}

export const takeCopyEndpoint = writeEndpoint({
  id: 'takeOwnCopy',
  method: 'POST',
  path: '/v1/own-copies/{copy}/receipt',
  tag: 'Own registers',
  summary: {
    fi: 'Kuittaa kopio otetuksi omaan rekisteriin',
    sv: 'Kvittera kopian som förd till det egna registret',
    en: 'Acknowledge a copy as taken into the own register',
  },
  caller: ['system'],
  operation: 'ownCopy.take',
  scope: 'organisation',
  params: { copy: z.uuid().lowercase() },
  query: {},
  body: noBody,
  success: 200,
  ifMatch: false,
  audit: { event: 'ownCopy.taken', ground: 'tym-14' },
  problems: ['not-found'],
  example: { params: { copy: exampleCopy } },
  handler: (tx, { caller, params }) => takeCopy(tx, caller, params.copy),
})
