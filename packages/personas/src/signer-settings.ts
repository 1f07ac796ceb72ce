import { machineClients, serviceClients } from './clients.ts'
import { organisations } from './organisations.ts'
import { signerAudience, signerIssuer } from './signers.ts'

/** The name under which the agency of the cast signs notes. */
export const agencyNoteName = 'tym.localhost/keha'

type PublicKey = Readonly<Record<string, string>>

/**
 * The settings of the development signer (SIGNER_CONFIG_FILE) that hosts every organisation of the cast, each
 * with keys of its own below `keyDir`. `clientKeys` holds the public key of each service and machine client
 * by its id; a client without a key is left out.
 */
export function developmentSignerSettings(options: {
  signerOrigin: string
  identityOrigin: string
  customerDataOrigin: string
  keyDir: string
  clientKeys: Readonly<Record<string, PublicKey>>
}): object {
  const { signerOrigin, identityOrigin, customerDataOrigin, keyDir, clientKeys } = options
  const agency = signerIssuer(signerOrigin, organisations.keha.slug)
  const keyOf = (clientId: string) => {
    const jwk = clientKeys[clientId]
    return jwk === undefined ? [] : [{ clientId, jwk }]
  }
  return {
    agency: { issuer: agency, jwksUri: `${agency}/.well-known/jwks.json` },
    organisations: Object.values(organisations).map(({ id, slug, kind }) => ({
      id,
      slug,
      kind,
      issuer: signerIssuer(signerOrigin, slug),
      ...(kind === 'keha' ? { noteName: agencyNoteName } : {}),
      keyDir: `${keyDir}/${slug}`,
      upstream: { issuer: identityOrigin, audience: signerAudience(slug), acr: 'urn:tym:acr:strong' },
      customerData: { origin: customerDataOrigin },
      serviceCallers: serviceClients
        .filter((client) => client.organisation === slug)
        .flatMap((client) => keyOf(client.clientId).map((known) => ({ ...known, may: client.may }))),
      machineClients: machineClients
        .filter((client) => client.organisation === slug)
        .flatMap((client) => keyOf(client.clientId)),
    })),
  }
}
