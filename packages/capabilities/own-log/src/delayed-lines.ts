import type { ReadTx } from '@tym/database'
import { type LineId, lineId, localizedText, plainDate } from '@tym/kernel'
import { lineDelayGround, lineDelayGrounds } from '@tym/register'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

const rows = z.array(
  z.object({
    line: lineId,
    number: z.coerce.number().pipe(z.int()).nullable(),
    ground: lineDelayGround,
    until: plainDate,
  }),
)
export type DelayedLine = z.infer<typeof rows>[number]

/** The lines of the file that the customer has entered which are not shown to them today, by line. */
export async function listDelayedLines({
  drizzle,
  context,
}: ReadTx): Promise<ReadonlyMap<LineId, DelayedLine>> {
  const found = await drizzle.execute(sql`
    select d.line, n.number, d.ground, to_char(d.until_on, 'YYYY-MM-DD') as until
    from relation.delayed_own_lines(${context.calendar}) d left join audit.file_line n on n.line = d.line
    order by n.number`)
  return new Map(rows.parse([...found]).map((delayed) => [delayed.line, delayed]))
}

/** What a customer learns of a line that is shown later: that it is there, and why it is not shown yet. */
export const delayedStub = z.strictObject({
  number: z.int().nullable(),
  ground: z.strictObject({ id: lineDelayGround, section: z.string(), words: localizedText }),
  /** The last day on which it is not shown, unless it is shown earlier or delayed again. */
  until: plainDate,
})

export function showDelayed({ number, ground, until }: DelayedLine): z.infer<typeof delayedStub> {
  const { section, title } = lineDelayGrounds[ground]
  return { number, ground: { id: ground, section, words: title }, until }
}
