import { readFile } from 'node:fs/promises'
import { jsonOf } from '@tym/kernel'
import { z } from 'zod'

const mark = z.object({ at: z.iso.datetime().transform((text) => new Date(text)) })

/**
 * When the last complete backup was made, as whatever made it has written into the file; undefined when
 * nothing has.
 */
export async function findLastBackup(file: string): Promise<Date | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return mark.safeParse(jsonOf(text)).data?.at
}
