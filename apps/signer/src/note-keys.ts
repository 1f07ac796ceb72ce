import path from 'node:path'
import { fileNoteKey, fileNoteKeyRefused, type NoteSigningKey } from '@tym/signing'
import { loadKeyProvider } from './key-stores.ts'
import type { OrganisationSettings } from './organisations-file.ts'

/**
 * Opens the key that the agency signs notes with: the operator's own key provider's, or in development a file
 * beside its other keys. Throws an error that says what to configure.
 */
export async function openNoteKey(options: {
  keyProvider: string | undefined
  settings: Pick<OrganisationSettings, 'slug' | 'keyDir'>
  mode: 'development' | 'production'
}): Promise<NoteSigningKey> {
  const { keyProvider, settings, mode } = options
  const { slug, keyDir } = settings
  if (keyProvider !== undefined) {
    const provider = await loadKeyProvider(keyProvider)
    if (!opensNoteKeys(provider)) throw new Error(`keyProvider: ${keyProvider} does not export openNoteKey`)
    return await provider.openNoteKey({ slug })
  }
  if (mode === 'production') throw new Error(`${fileNoteKeyRefused} Export openNoteKey from the keyProvider.`)
  if (keyDir === undefined) throw new Error(`organisation ${slug} has neither a keyDir nor a key provider`)
  return await fileNoteKey(path.join(keyDir, 'note-key.json'), { mode })
}

function opensNoteKeys(
  value: unknown,
): value is { openNoteKey: (of: { slug: string }) => NoteSigningKey | Promise<NoteSigningKey> } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'openNoteKey' in value &&
    typeof value.openNoteKey === 'function'
  )
}
