import { open } from 'node:fs/promises'
import { jsonOf } from '@tym/kernel'
import { journalLine } from './journal-entry.ts'

/** Bytes: far more than the longest line. */
const tail = 65_536

/**
 * When the newest entry of the journal was written; undefined while it has none. Reads the end of the file
 * only.
 */
export async function findLastEntryAt(file: string): Promise<Date | undefined> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const buffer = Buffer.alloc(Math.min(size, tail))
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, size - buffer.length)
    for (const line of buffer.toString('utf8', 0, bytesRead).split('\n').toReversed()) {
      const entry = journalLine.safeParse(jsonOf(line)).data
      if (entry !== undefined) return entry.at
    }
    return undefined
  } finally {
    await handle.close()
  }
}
