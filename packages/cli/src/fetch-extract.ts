import { type LogExtract, parseLogExtract } from '@tym/audit-proof'
import { z } from 'zod'

const signed = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('ready'), checkpoint: z.string(), statement: z.string() }),
])
const page = z.object({ items: z.array(z.unknown()), next: z.int().nullable() })

/**
 * Puts together a customer's log extract as their own program would; `get` answers the body of a GET below
 * the file's path.
 */
export async function fetchExtract(
  customership: string,
  id: string,
  get: (path: string) => Promise<unknown>,
): Promise<LogExtract | undefined> {
  const found = signed.parse(await get(`log-extracts/${id}`))
  if (found.state === 'waiting') return undefined
  const lines: unknown[] = []
  for (let from: number | null = 1; from !== null; ) {
    const { items, next }: z.infer<typeof page> = page.parse(
      await get(`log-extracts/${id}/lines?from=${from}`),
    )
    lines.push(...items)
    from = next
  }
  const { checkpoint, statement } = found
  return parseLogExtract(
    JSON.stringify({ format: 'tym-log-extract/1', customership, checkpoint, statement, lines }),
  )
}
