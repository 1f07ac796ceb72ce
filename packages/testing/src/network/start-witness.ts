import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { KnownWitness } from '@tym/audit-log'
import { formatVerifierKey, type NoteKey, parseVerifierKey } from '@tym/audit-proof'
import { findFreePort, startApp } from '../start-app.ts'
import { testLogOrigin } from './seal-all.ts'

export interface StartedWitness {
  readonly known: KnownWitness
  stop(): Promise<void>
}

/** Starts a witness of the test log that this key signs, as a process of its own. */
export async function startWitness(logKey: NoteKey, slug = 'kela'): Promise<StartedWitness> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tym witness '))
  const file = path.join(folder, 'witness.json')
  const logs = [{ origin: testLogOrigin, key: formatVerifierKey(logKey) }]
  const witnesses = [{ slug, name: `tym.test/witness/${slug}` }]
  await writeFile(file, JSON.stringify({ logs, witnesses, folder: 'kept' }))
  const settings = { LOG_LEVEL: 'silent', WITNESS_CONFIG_FILE: file }
  const app = await startApp('witness', await findFreePort(), settings)
  const address = `${app.origin}/${slug}`
  const key = parseVerifierKey((await (await fetch(`${address}/witness-key`)).text()).trim())
  return {
    known: { address, key },
    stop: async () => {
      await app.stop('SIGKILL')
      await rm(folder, { recursive: true })
    },
  }
}
