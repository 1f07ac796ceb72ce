import type { ReadTx } from '@tym/database'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { LogLine } from './log-line.ts'

const counted = z.array(z.object({ customership: z.string(), last: z.coerce.number().pipe(z.int()) }))

/**
 * Numbers lines within their customerships, going on from what each has: 1, 2, 3 … Lines of no file get none.
 */
export async function numberLines(
  { drizzle }: ReadTx,
  lines: readonly LogLine[],
): Promise<ReadonlyMap<string, number>> {
  const files = new Set(lines.flatMap(({ customership }) => customership ?? []))
  if (files.size === 0) return new Map()
  const found = counted.parse([
    ...(await drizzle.execute(sql`select f.customership, coalesce((select l.number from audit.file_line l
        where l.customership = f.customership order by l.number desc limit 1), 0) as last
      from (select value::uuid as customership from json_array_elements_text(${JSON.stringify([...files])}::json)) f`)),
  ])
  const last = new Map(found.map((each) => [each.customership, each.last]))
  const numbers = new Map<string, number>()
  for (const { line, customership } of lines) {
    if (customership === null) continue
    const number = (last.get(customership) ?? 0) + 1
    last.set(customership, number)
    numbers.set(line, number)
  }
  return numbers
}
