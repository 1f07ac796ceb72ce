import { mkdir, open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import type { Checkpoint } from '@tym/audit-proof'
import { jsonOf, Problem } from '@tym/kernel'
import { z } from 'zod'

const head = z.strictObject({
  size: z.number().int().nonnegative(),
  root: z.string().regex(/^[0-9a-f]{64}$/),
})
const headsFile = z.strictObject({ heads: z.record(z.string(), head) })

/** The largest head that was signed of each log, by its origin. */
export type SignedHeads = {
  /**
   * Takes note of a head that is about to be signed; it is on disk when this returns. A crash afterwards
   * leaves a head that nobody was given, which may be asked for again. Throws Problem `checkpoint-goes-back`
   * for a smaller head and for another root of the same size, `service-unavailable` when the memory cannot be
   * read or written.
   */
  advance(checkpoint: Checkpoint): Promise<void>
}

/**
 * Opens the memory of signed heads, which keeps a log from being shown in two versions; only one process may
 * have it open. The file is replaced whole: a crash leaves the old one or the new one. Throws for a file that
 * cannot be understood.
 */
export async function openSignedHeads(file: string): Promise<SignedHeads> {
  const heads = new Map(Object.entries(await readHeads(file)))
  const refresh = async (): Promise<void> => {
    const kept = await readHeads(file).catch(() => {
      throw new Problem('service-unavailable', 'The memory of signed heads cannot be read.')
    })
    for (const [origin, head] of Object.entries(kept))
      if (head.size > (heads.get(origin)?.size ?? -1)) heads.set(origin, head)
  }
  const advance = async ({ origin, size, root }: Checkpoint): Promise<void> => {
    // A process that starts before the last one has ended learns here what that one signed. Two that sign at
    // the same instant do not.
    await refresh()
    const known = heads.get(origin)
    const asked = { size, root: Buffer.from(root).toString('hex') }
    if (known?.size === size && known.root === asked.root) return
    if (known !== undefined && known.size >= size)
      throw new Problem(
        'checkpoint-goes-back',
        'A head of this log was signed that this one does not follow.',
      )
    await replace(file, Object.fromEntries([...heads, [origin, asked]])).catch(() => {
      throw new Problem('service-unavailable', 'The memory of signed heads cannot be written.')
    })
    heads.set(origin, asked)
  }
  // One after the other: of two heads that come at once the second is compared with the first.
  let last: Promise<void> = Promise.resolve()
  return {
    advance: (checkpoint) => {
      const turn = last.then(() => advance(checkpoint))
      last = turn.catch(() => undefined)
      return turn
    },
  }
}

async function readHeads(file: string): Promise<z.infer<typeof headsFile>['heads']> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return {}
  const parsed = headsFile.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data.heads
  throw new Error(
    `The memory of signed heads ${file} is damaged. Put it back from a copy: without it the signer cannot tell ` +
      'whether a log goes back.',
  )
}

async function replace(file: string, heads: z.infer<typeof headsFile>['heads']): Promise<void> {
  const folder = path.dirname(file)
  await mkdir(folder, { recursive: true })
  const draft = `${file}.new`
  await sync(draft, 'w', `${JSON.stringify({ heads }, undefined, 2)}\n`)
  await rename(draft, file)
  await sync(folder, 'r')
}

async function sync(target: string, flags: 'w' | 'r', text?: string): Promise<void> {
  const handle = await open(target, flags, 0o600)
  try {
    if (text !== undefined) await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
