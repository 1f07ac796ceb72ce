import { readCommon } from './common.ts'
import { ConfigError, type Environment, findText, getPath } from './variables.ts'

export type KeyEncryptionConfig = {
  /** The key-encryption keys as a file: development only. */
  readonly kekFile: string | undefined
  /**
   * A module that exports `openKeyEncryption`: the key management service or transit engine of production.
   */
  readonly keyEncryptionProvider: string | undefined
}

/** One of the two says where the key-encryption keys are; production takes the provider only. */
export function readKeyEncryption(env: Environment): KeyEncryptionConfig {
  const keyEncryptionProvider = findText(env, 'KEY_ENCRYPTION_PROVIDER')
  if (keyEncryptionProvider !== undefined) return { kekFile: undefined, keyEncryptionProvider }
  if (readCommon(env).mode === 'production') {
    throw new ConfigError(
      'KEY_ENCRYPTION_PROVIDER',
      'is not set. Set it to the path of a module that exports openKeyEncryption; a key file is for development only.',
      '/',
    )
  }
  return { kekFile: getPath(env, 'KEK_FILE', 'the key-encryption keys (JSON epochs)'), keyEncryptionProvider }
}
