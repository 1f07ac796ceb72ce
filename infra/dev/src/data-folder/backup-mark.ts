import { renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Where the platform on one machine is told of its last complete backup; the worker shows its age. */
export const backupMarkIn = (dataDirectory: string) => path.join(dataDirectory, 'last-backup.json')

/** Notes when the backup was begun that is complete now. A crash leaves the note of the one before. */
export function noteBackup(dataDirectory: string, { at }: { readonly at: string }): void {
  const file = backupMarkIn(dataDirectory)
  writeFileSync(`${file}.new`, JSON.stringify({ at }), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
