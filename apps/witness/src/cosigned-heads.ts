import { mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import {
  type Checkpoint,
  formatNote,
  type Note,
  type NoteKey,
  parseCheckpoint,
  parseNote,
  verifyNote,
} from '@tym/audit-proof'
import { sha256 } from '@tym/kernel'
import { syncFolder, writeWhole } from './write-whole.ts'

/** The head that a witness cosigned last of one log: signed by the log and by the witness. */
export interface CosignedHead {
  readonly checkpoint: Checkpoint
  readonly note: Note
}

/** The last cosigned head of each log: one file for each, named by the SHA-256 of the origin. */
export interface CosignedHeads {
  /** As it is on disk now. Throws when what is there is damaged. */
  find(origin: string): Promise<CosignedHead | undefined>
  /** By the name of its file: 64 hexadecimal digits. */
  findByDigest(digest: string): CosignedHead | undefined
  list(): readonly CosignedHead[]
  /**
   * On disk when this returns, one call at a time for each log. A crash leaves the head before, or this one,
   * of which nobody was told yet.
   */
  keep(note: Note): Promise<void>
}

export const digestOf = (text: string): string => sha256(text).toString('hex')

/**
 * Opens the heads in this folder, which keep the witness from cosigning two histories; only one process may
 * have it open. Throws for a file that cannot be understood, which is never the beginning of a new memory.
 */
export async function openCosignedHeads(folder: string, key: NoteKey): Promise<CosignedHeads> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await syncFolder(path.dirname(folder))
  const heads = new Map<string, CosignedHead>()
  const read = async (name: string): Promise<CosignedHead> => {
    const file = path.join(folder, name)
    const head = readHead(await readFile(file, 'utf8'), key)
    if (head === undefined || name !== `${digestOf(head.checkpoint.origin)}.note`)
      throw new Error(
        `The cosigned head ${file} is damaged. Put it back from a copy: without it the witness cannot tell whether the ` +
          'log goes on from what it cosigned.',
      )
    return head
  }
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.note')) continue
    const head = await read(name)
    heads.set(digestOf(head.checkpoint.origin), head)
  }
  return {
    find: async (origin) => {
      const name = `${digestOf(origin)}.note`
      const known = heads.get(digestOf(origin))
      const isKept = known !== undefined || (await readdir(folder)).includes(name)
      // Read again: a process that starts before the last one has ended learns here what that one cosigned.
      const kept = isKept ? await read(name) : undefined
      if (kept !== undefined && kept.checkpoint.size > (known?.checkpoint.size ?? -1))
        heads.set(digestOf(origin), kept)
      return heads.get(digestOf(origin))
    },
    findByDigest: (digest) => heads.get(digest),
    list: () => [...heads.values()],
    keep: async (note) => {
      const checkpoint = parseCheckpoint(note.text)
      const digest = digestOf(checkpoint.origin)
      await writeWhole(path.join(folder, `${digest}.note`), formatNote(note))
      heads.set(digest, { checkpoint, note })
    },
  }
}

/** A line of an earlier key of this witness says nothing any more; one of its key of today must hold. */
function readHead(text: string, key: NoteKey): CosignedHead | undefined {
  try {
    const note = parseNote(text)
    if (verifyNote(note, [key]).failed.length > 0) return undefined
    return { checkpoint: parseCheckpoint(note.text), note }
  } catch {
    return undefined
  }
}
