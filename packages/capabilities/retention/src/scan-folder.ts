import { readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { findWords, type Held } from '@tym/kernel'
import type { Store } from './deletion-needs.ts'
import { openPieces } from './read-pieces.ts'

/**
 * A folder with all that is in it: names and contents of files. Places are named by the folder only: a name
 * may say too much.
 */
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

/**
 * Lists the folder until it has no file that was not read: one that is rotated meanwhile has another name
 * than was listed.
 */
async function* contentsOf(folder: string): AsyncGenerator<Held> {
  const read = new Set<string>()
  for (let before = -1; before < read.size; ) {
    before = read.size
    for (const found of await readdir(folder, { recursive: true, withFileTypes: true })) {
      yield { place: 'file', text: found.name }
      if (found.isFile()) yield* contentOf(path.join(found.parentPath, found.name), read)
    }
  }
}

async function* contentOf(file: string, read: Set<string>): AsyncGenerator<Held> {
  const opened = await openPieces(file)
  if (opened === undefined) return
  try {
    if (read.has(opened.identity)) return
    read.add(opened.identity)
    for await (const text of opened.pieces()) yield { place: 'file', text }
  } finally {
    await opened.close()
  }
}
