import type { ReadTx } from '@tym/database'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

const alarms = z.array(
  z.object({
    id: z.uuid(),
    kind: z.enum(['fork', 'unproven', 'ahead']),
    witness: z.string(),
    witnessSize: z.coerce.number().pipe(z.int()),
    ours: z.string(),
    theirs: z.string().nullable(),
    at: z.coerce.date(),
  }),
)
export type LogAlarm = z.infer<typeof alarms>[number]

/** What witnesses have not cosigned since it does not go on from what they know, newest first: for the agency's operators. */
export async function listLogAlarms({ drizzle }: ReadTx, limit: number): Promise<LogAlarm[]> {
  const rows =
    await drizzle.execute(sql`select id, kind, witness, witness_size as "witnessSize", ours, theirs, at
    from audit.log_alarm order by at desc, id desc limit ${limit}`)
  return alarms.parse([...rows])
}
