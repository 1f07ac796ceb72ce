import { createReadStream } from 'node:fs'
import { readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { findWords, type Held } from '@tym/kernel'
import type { Store } from './deletion-surroundings.ts'

/** Longer than any word, so that one that stands across two pieces is found. */
const overlap = 256

/** A folder with all that is in it: names and contents of files. Places are named by the folder only: a name may say too much. */
export const folderStore = (folder: string): Store => ({
  name: `folder ${path.basename(folder)}`,
  mayNameJobs: true,
  scan: async (words, canary) => {
    const planted = path.join(folder, `.scan-${canary}`)
    try {
      await writeFile(planted, canary)
      return await findWords(contentsOf(folder), new Set([...words, canary]))
    } finally {
      // A crash leaves a file that says nothing of anybody.
      await rm(planted, { force: true })
    }
  },
})

async function* contentsOf(folder: string): AsyncGenerator<Held> {
  for (const found of await readdir(folder, { recursive: true, withFileTypes: true })) {
    yield { place: 'file', text: found.name }
    if (!found.isFile()) continue
    let before = ''
    try {
      for await (const piece of createReadStream(path.join(found.parentPath, found.name), 'latin1')) {
        const text = before + String(piece)
        yield { place: 'file', text }
        before = text.slice(-overlap)
      }
    } catch (error) {
      // Rotated away in the meantime; anything else is not passed over.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  }
}
