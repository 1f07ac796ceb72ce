import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Content } from './delivery.ts'

/** What is known of one disclosure: its content while it is kept, and the receipt that was given for it. */
const record = z.object({
  disclosure: z.uuid(),
  /** The authority that sent or recalled it first: nobody else has a say in it. */
  from: z.uuid(),
  receipt: z.string().nullable(),
  content: z.unknown(),
  recalled: z.boolean(),
  /**
   * Whether there was anything to forget when it was recalled first: a recall that comes again is answered
   * alike.
   */
  forgotten: z.boolean().default(false),
})
export type Received = z.infer<typeof record>

export interface Register {
  find(disclosure: string): Received | undefined
  /** Durable when it returns: the receipt is given afterwards. */
  keep(content: Content, receipt: string): void
  /**
   * Forgets the content and remembers that it was recalled, so that it is never taken again. Answers whether
   * it was here when it was recalled first, however often it is.
   */
  recall(disclosure: string, from: string): boolean
  list(): readonly Received[]
}

/** The recipient's own register, in files: one for each disclosure, replaced as a whole. */
export function openRegister(folder: string): Register {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const fileOf = (disclosure: string) => path.join(folder, `${z.uuid().parse(disclosure)}.json`)
  const read = (file: string): Received => record.parse(JSON.parse(readFileSync(file, 'utf8')))
  const write = (received: Received): void => {
    const file = fileOf(received.disclosure)
    writeFileSync(`${file}.new`, JSON.stringify(received), { mode: 0o600, flush: true })
    renameSync(`${file}.new`, file)
  }
  return {
    find: (disclosure) => (existsSync(fileOf(disclosure)) ? read(fileOf(disclosure)) : undefined),
    keep: (content, receipt) =>
      write({
        disclosure: content.disclosure,
        from: content.from,
        receipt,
        content,
        recalled: false,
        forgotten: false,
      }),
    recall: (disclosure, from) => {
      const file = fileOf(disclosure)
      const before = existsSync(file) ? read(file) : undefined
      const forgotten = before !== undefined && (!before.recalled || before.forgotten)
      rmSync(`${file}.new`, { force: true })
      write({ disclosure, from, receipt: null, content: null, recalled: true, forgotten })
      return forgotten
    },
    list: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => read(path.join(folder, name))),
  }
}
