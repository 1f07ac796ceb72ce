import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Mode } from '@tym/config'
import { fileNoteKey, fileNoteKeyRefused, type NoteSigningKey } from '@tym/signing'

/** Opens one witness's key: the port behind which PKCS#11 or a key management service stands. */
export type OpenWitnessKey = (of: { slug: string }) => NoteSigningKey | Promise<NoteSigningKey>

/**
 * Loads the operator's own key provider, or stands in files in the witnesses' folders where development
 * allows them.
 */
export async function chooseWitnessKeys(options: {
  keyProvider: string | undefined
  folder: string
  mode: Mode
}): Promise<OpenWitnessKey> {
  const { keyProvider, folder, mode } = options
  if (keyProvider !== undefined) {
    const provider: unknown = await import(pathToFileURL(keyProvider).href)
    if (!isKeyProvider(provider))
      throw new Error(`keyProvider: ${keyProvider} does not export openWitnessKey`)
    return provider.openWitnessKey
  }
  if (mode === 'production')
    throw new Error(
      `${fileNoteKeyRefused} Name the module that does so as keyProvider in WITNESS_CONFIG_FILE.`,
    )
  return ({ slug }) => fileNoteKey(path.join(folder, slug, 'witness-key.json'), { mode })
}

function isKeyProvider(value: unknown): value is { openWitnessKey: OpenWitnessKey } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'openWitnessKey' in value &&
    typeof value.openWitnessKey === 'function'
  )
}
