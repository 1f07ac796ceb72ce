import type { WriteTx } from '@tym/database'
import { customershipId, organisationId } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { awaitingSince } from '../remind-of-awaiting.ts'
import { planNotice } from '../tell-officers.ts'
import type { ActOf } from './act.ts'

/**
 * Transfers a file again, with all that follows from it. Answers whether it was: not where it has ended, or
 * been transferred since.
 */
export async function repeatTransfer(tx: WriteTx, id: string, said: ActOf<'transferred'>): Promise<boolean> {
  const rows = await tx.drizzle.execute(
    sql`select customership, awaits from relation.transfer_again(${id}::uuid, ${said.area}::uuid, ${said.labourAuthority}::uuid,
      ${said.movedOn}::date, ${said.by}, ${said.as}::uuid, ${said.on}::date)`,
  )
  const moved = z
    .array(z.object({ customership: customershipId, awaits: organisationId.nullable() }))
    .parse([...rows])
  for (const { customership, awaits } of moved)
    if (awaits !== null)
      await planNotice(tx, {
        notice: 'customershipAwaits',
        customership,
        only: awaits,
        once: awaitingSince(0, id),
      })
  return moved.length > 0
}
