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
   * On disk when this returns. A crash leaves the head before or this one, which then nobody was told of. One
   * at a time for each log.
   */
  keep(note: Note): Promise<void>
}

export const digestOf = (text: string): string => sha256(text).toString('hex')

/**
 * Opens the heads in this folder, which one process only may have open. They are what keeps the witness from
 * cosigning two histories, so a file that cannot be understood is an error, never the beginning of a new
 * memory. A head is read again before it is compared, so that a process that was started before the last one
 * has ended knows what that one cosigns.
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
