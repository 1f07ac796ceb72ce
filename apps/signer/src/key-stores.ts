import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Clock } from '@tym/kernel'
import { fileKeyStore, fileKeysRefused, type KeyStore } from '@tym/signing'
import type { OrganisationSettings } from './organisations-file.ts'

/**
 * What an organisation's keys are for. Each use has keys of its own, so that one is never read as another.
 */
export type KeyUse = 'certificate' | 'grant' | 'document'

/**
 * Opens one organisation's keys of one use: the port behind which PKCS#11 or a key management service stands.
 */
export type OpenKeyStore = (of: { slug: string; use: KeyUse }) => KeyStore | Promise<KeyStore>

/** Only the agency has keys for grants. */
export function usesOf({ kind }: Pick<OrganisationSettings, 'kind'>): readonly KeyUse[] {
  return kind === 'keha' ? ['certificate', 'grant', 'document'] : ['certificate', 'document']
}

/** Loads the operator's own key provider, or stands in key files where development allows them. */
export async function chooseKeyStores(options: {
  keyProvider: string | undefined
  organisations: readonly OrganisationSettings[]
  mode: 'development' | 'production'
  clock: Clock
}): Promise<OpenKeyStore> {
  const { keyProvider, organisations, mode, clock } = options
  if (keyProvider !== undefined) {
    const provider = await loadKeyProvider(keyProvider)
    if (!isKeyProvider(provider)) throw new Error(`keyProvider: ${keyProvider} does not export openKeyStore`)
    return provider.openKeyStore
  }
  if (mode === 'production')
    throw new Error(`${fileKeysRefused} Name the module that does so as keyProvider in SIGNER_CONFIG_FILE.`)
  return ({ slug, use }) => {
    const keyDir = organisations.find((row) => row.slug === slug)?.keyDir
    if (keyDir === undefined) throw new Error(`organisation ${slug} has neither a keyDir nor a key provider`)
    return fileKeyStore(path.join(keyDir, use), { mode, clock })
  }
}

/** The operator's own module; what it exports is checked by whoever uses it. */
export async function loadKeyProvider(file: string): Promise<unknown> {
  return await import(pathToFileURL(file).href)
}

function isKeyProvider(value: unknown): value is { openKeyStore: OpenKeyStore } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'openKeyStore' in value &&
    typeof value.openKeyStore === 'function'
  )
}
