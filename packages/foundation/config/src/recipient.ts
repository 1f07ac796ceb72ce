import { type CommonConfig, readCommon } from './common.ts'
import { inOneGo } from './in-one-go.ts'
import { ConfigError, type Environment, getPath, getPort } from './variables.ts'

export type RecipientConfig = CommonConfig & {
  readonly port: number
  /** Under which id the agency has entered this party. */
  readonly partyFile: string
  /** Where what was received is kept. */
  readonly folder: string
  /** Private keys of its own: what is sent is encrypted to one, receipts are signed with the other. */
  readonly encryptionKeyFile: string
  readonly signatureKeyFile: string
}

/**
 * Settings of the sample recipient, which refuses production. Throws ConfigError, which names all that is
 * missing or wrong.
 */
export function readRecipientConfig(env: Environment): Readonly<RecipientConfig> {
  return inOneGo(env, read)
}

function read(env: Environment): Readonly<RecipientConfig> {
  const common = readCommon(env)
  if (common.mode === 'production') {
    throw new ConfigError(
      'TYM_MODE',
      'is production, and this is a sample that shows what it received to anybody on this machine.',
    )
  }
  return Object.freeze({
    ...common,
    port: getPort(env, 'PORT', 8360),
    partyFile: getPath(env, 'PARTY_FILE', "the party's id and the senders that it knows (JSON)"),
    folder: getPath(env, 'RECEIVED_FOLDER', 'the folder for what is received'),
    encryptionKeyFile: getPath(
      env,
      'ENCRYPTION_KEY_FILE',
      'the private key that deliveries are encrypted to (JWK)',
    ),
    signatureKeyFile: getPath(env, 'SIGNATURE_KEY_FILE', 'the private key that signs receipts (JWK)'),
  })
}
