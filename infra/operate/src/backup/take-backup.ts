import { mkdir, open, readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Clock } from '@tym/kernel'
import { exportDatabase } from './export-database.ts'
import type { Manifest } from './manifest.ts'

/**
 * Makes a backup of register and keys in a new folder; the queue is not in it, since what is promised is in
 * the register. The manifest is written last, and is on disk when this returns; a crash leaves a folder that
 * no restore takes.
 */
export async function takeBackup(
  urls: { readonly register: string; readonly keys: string },
  folder: string,
  clock: Clock,
): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0)
    throw new Error(`${folder} is not empty. Name a new folder for each backup.`)
  const at = clock.instant().toISOString()
  const register = await exportDatabase(urls.register, path.join(folder, 'register'))
  // After the register: whatever file that has, its key was made before. A file without a key was deleted
  // meanwhile.
  const keys = await exportDatabase(urls.keys, path.join(folder, 'keys'))
  const made: Manifest = { format: 'tym-backup/1', at, register, keys }
  const file = await open(path.join(folder, 'manifest.json'), 'wx', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(made, undefined, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  return made
}
