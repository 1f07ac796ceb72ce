import type { WriteTx } from '@tym/database'
import type { AnnulmentId } from '@tym/kernel'
import { plan } from '@tym/outbox'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { tellPersonKind } from './tell-annulled-person.ts'
import { planTelling } from './tell-annulment.ts'

const recalls = z.array(z.object({ recall: z.uuid() }))
/** The job of the capability that disclosed: a file that is closed calls back what has left. */
const recallKind = 'send-recall'

/**
 * Carries out what follows from a closing, in the transaction that closes the file: what waits to leave is
 * stopped, what has left is called back, the person's code is let go, and whoever is concerned is told.
 */
export async function carryOutClosing(tx: WriteTx, id: AnnulmentId): Promise<void> {
  const rows = await tx.drizzle.execute(sql`select recall from retention.close_annulled(${id})`)
  for (const { recall } of recalls.parse([...rows]))
    await plan(tx, {
      kind: recallKind,
      payload: { recall },
      onceKey: `${recallKind}:${recall}:${id}`,
    })
  await plan(tx, planTelling(id, 'decided'))
  await plan(tx, { kind: tellPersonKind, payload: { annulment: id }, onceKey: `${tellPersonKind}:${id}` })
}
