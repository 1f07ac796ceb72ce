import { z } from 'zod'
import type { Caller } from './caller.ts'

const line = z.object({ line: z.string(), event: z.string(), outcome: z.enum(['allowed', 'denied']) })
export type Line = z.infer<typeof line>
const page = z.object({ items: z.array(line), nextCursor: z.string().nullable() })

/** Written by a job whenever it runs, in the middle of a story too. */
const ofJobs: ReadonlySet<string> = new Set(['customer.told'])

/**
 * The lines that people left in a file, the oldest first, as its responsible officer reads them: a page is a
 * line itself.
 */
export async function linesOf(by: Caller, path: string): Promise<readonly Line[]> {
  const lines: Line[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const from: string = cursor === '' ? '' : `&cursor=${cursor}`
    const { items, nextCursor } = page.parse(await by.read(`${path}/access-log?limit=100${from}`))
    lines.push(...items)
    cursor = nextCursor
  }
  return lines.filter(({ event }) => !ofJobs.has(event)).toReversed()
}
