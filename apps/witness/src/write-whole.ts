import { open, rename } from 'node:fs/promises'
import path from 'node:path'

/**
 * Replaces a file (0600) as a whole, with one writer at a time for each file; it is on disk when this
 * returns. A crash leaves the old content or the new one, and perhaps a draft beside it that the next writing
 * takes.
 */
export async function writeWhole(file: string, content: string): Promise<void> {
  const draft = `${file}.new`
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, file)
  await syncFolder(path.dirname(file))
}

/** Makes durable which files a folder has. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
