import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { formatVerifierKey, type NoteKey, parseVerifierKey } from '@tym/audit-proof'
import { findFreePort, startApp } from '@tym/testing'
import { origin } from '../sealing/test-log.ts'
import type { KnownWitness } from './known-witnesses.ts'

/** A real witness of the log that this key signs. */
export async function startTestWitness(
  logKey: NoteKey,
): Promise<{ readonly known: KnownWitness; kill(): Promise<void>; clean(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tym watched '))
  const file = path.join(folder, 'witness.json')
  const logs = [{ origin, key: formatVerifierKey(logKey) }]
  const witnesses = [{ slug: 'kela', name: 'tym.test/witness/kela' }]
  await writeFile(file, JSON.stringify({ logs, witnesses, folder: 'kept' }))
  const settings = { LOG_LEVEL: 'silent', WITNESS_CONFIG_FILE: file }
  const app = await startApp('witness', await findFreePort(), settings)
  const address = `${app.origin}/kela`
  const key = parseVerifierKey((await (await fetch(`${address}/witness-key`)).text()).trim())
  const kill = async () => {
    await app.stop('SIGKILL')
  }
  return {
    known: { address, key },
    kill,
    clean: async () => {
      await kill()
      await rm(folder, { recursive: true })
    },
  }
}
