import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Clock } from '@tym/kernel'
import { importDatabase } from './import-database.ts'
import { type Manifest, manifest } from './manifest.ts'
import type { Journalled } from './read-journals.ts'
import { type Replayed, replayKeys, replayRegister } from './replay-journal.ts'

/** Reads what a backup holds. Throws for a folder that is none: a backup that was cut off has no manifest. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, 'manifest.json'), 'utf8').catch(() => {
    throw new Error(`${folder} has no manifest.json: it is no backup, or one that was cut off.`)
  })
  return manifest.parse(JSON.parse(text))
}

/**
 * Puts a backup into two empty databases of today's schema, and carries out the journal again in them. Nobody
 * may serve from them before this returns, and a crash in between leaves databases that must be thrown away.
 */
export async function restoreBackup(options: {
  readonly urls: { readonly register: string; readonly keys: string }
  readonly folder: string
  readonly journal: Journalled
  readonly clock: Clock
  readonly origin: string
  readonly knownSize: number | undefined
}): Promise<Replayed> {
  const { urls, folder, journal, clock, origin, knownSize } = options
  const { register, keys } = await readManifest(folder)
  const replayed: Replayed[] = []
  await importDatabase(urls.register, register, path.join(folder, 'register'), async (tx) => {
    const moment = { instant: clock.instant(), calendar: clock.calendar(), origin, knownSize }
    replayed.push(await replayRegister(tx, journal, moment))
  })
  const [done] = replayed
  if (done === undefined) throw new Error('nothing was restored')
  await importDatabase(urls.keys, keys, path.join(folder, 'keys'), (tx) => replayKeys(tx, journal, done))
  return done
}
