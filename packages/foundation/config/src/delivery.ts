import { ConfigError, type Environment, findText, type Mode } from './variables.ts'

export interface DeliveryConfig {
  /** Whether parties outside may have their address on this machine, as the sample recipient has. */
  readonly deliversToThisMachine: boolean
}

const name = 'DELIVERY_TO_THIS_MACHINE'

/**
 * Where what is disclosed may be posted to: the public network alone, unless development says otherwise.
 * Throws ConfigError.
 */
export function readDelivery(env: Environment, mode: Mode): DeliveryConfig {
  const said = findText(env, name)
  if (said !== undefined && said !== 'allowed')
    throw new ConfigError(name, 'is not understood. Set it to allowed, in development, or leave it out.', '')
  if (said === 'allowed' && mode === 'production')
    throw new ConfigError(
      name,
      'lets data be posted to this machine, which production refuses. Leave it out.',
    )
  return { deliversToThisMachine: said === 'allowed' }
}
