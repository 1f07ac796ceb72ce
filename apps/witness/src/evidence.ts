import { mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { digestOf } from './cosigned-heads.ts'
import { syncFolder, writeWhole } from './write-whole.ts'

/**
 * Two heads that a log has signed and that do not go together: a `fork` has one size and two roots, which
 * proves it by itself. In an `unproven` pair nobody has proved that the second head goes on from the first,
 * though the log still may.
 */
export const conflictKinds = ['fork', 'unproven'] as const
const conflict = z.strictObject({
  kind: z.enum(conflictKinds),
  at: z.iso.datetime(),
  origin: z.string(),
  /** The note that the witness cosigned; null when that was nothing yet. */
  cosigned: z.string().nullable(),
  /** The note that it was shown and did not cosign, with the log's own signatures only. */
  shown: z.string(),
})
export type Conflict = z.infer<typeof conflict>
export type ConflictKind = Conflict['kind']

/** Anybody may send a log's head without its proof; forks only the holder of the log's key can make. */
const mostKept = { fork: 1_000, unproven: 100 } as const satisfies Record<ConflictKind, number>

/** Pairs of notes that a witness keeps against a log: a file for each, never changed. */
export interface Evidence {
  /**
   * Answers `kept` once it is on disk, `known` when the same heads were kept before, and `full` when as many
   * of this kind are kept as ever will be.
   */
  keep(found: Conflict): Promise<'kept' | 'known' | 'full'>
  count(kind: ConflictKind): number
  /** Oldest first. */
  list(): Promise<Conflict[]>
}

export async function openEvidence(folder: string): Promise<Evidence> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await syncFolder(path.dirname(folder))
  const isKept = (name: string) => name.endsWith('.json')
  const kept = new Set((await readdir(folder)).filter(isKept))
  const count = (kind: ConflictKind) => [...kept].filter((name) => name.startsWith(kind)).length
  return {
    count,
    keep: async (found) => {
      const name = nameOf(found)
      if (kept.has(name)) return 'known'
      if (count(found.kind) >= mostKept[found.kind]) return 'full'
      kept.add(name)
      try {
        await writeWhole(path.join(folder, name), `${JSON.stringify(found, undefined, 2)}\n`)
      } catch (error) {
        kept.delete(name)
        throw error
      }
      return 'kept'
    },
    list: async () => {
      const files = (await readdir(folder)).filter(isKept).map((name) => path.join(folder, name))
      const read = async (file: string) => conflict.parse(JSON.parse(await readFile(file, 'utf8')))
      return (await Promise.all(files.map(read))).sort((one, other) => one.at.localeCompare(other.at))
    },
  }
}

/** By what the two notes say, not by their signatures, of which there may be many for one text. */
function nameOf({ kind, cosigned, shown }: Conflict): string {
  const textOf = (note: string) => note.slice(0, note.lastIndexOf('\n\n'))
  return `${kind}-${digestOf(`${textOf(cosigned ?? '')}\n\n${textOf(shown)}`)}.json`
}
