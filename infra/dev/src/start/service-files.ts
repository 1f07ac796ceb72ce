import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  machineClients,
  type OrganisationSlug,
  organisations,
  serviceClients,
  signerAudience,
  signerIssuer,
  staff,
} from '@tym/personas'
import type { Secrets } from './secrets.ts'

export type Origins = { customerData: string; signer: string; identity: string }

/** The authentication that the development provider vouches for and every signer demands. */
const strongAuthentication = 'urn:tym:acr:strong'

/** Where one organisation's development keys lie; only the signer and the loading of the demo area read them. */
export function keyFolder(secrets: Secrets, slug: OrganisationSlug): string {
  return path.join(secrets.folder, 'organisations', slug)
}

/** Writes the configuration files of the processes anew: they follow from the cast, the ports and the keys. */
export function writeServiceFiles(folder: string, secrets: Secrets, origins: Origins) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const write = (name: string, content: object): string => {
    const file = path.join(folder, name)
    writeFileSync(`${file}.new`, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600 })
    renameSync(`${file}.new`, file)
    return file
  }
  return {
    signerConfigFile: write('signer.json', signerConfig(secrets, origins)),
    signersFile: write('signers.json', signerAddresses(origins)),
    bootstrapOfficersFile: write('bootstrap-officers.json', bootstrapOfficers()),
  }
}

function signerConfig(secrets: Secrets, origins: Origins): object {
  return {
    agency: {
      issuer: signerIssuer(origins.signer, 'keha'),
      jwksUri: `${signerIssuer(origins.signer, 'keha')}/.well-known/jwks.json`,
    },
    organisations: Object.values(organisations).map(({ id, slug, kind }) => ({
      id,
      slug,
      kind,
      issuer: signerIssuer(origins.signer, slug),
      keyDir: keyFolder(secrets, slug),
      upstream: { issuer: origins.identity, audience: signerAudience(slug), acr: strongAuthentication },
      customerData: { origin: origins.customerData },
      serviceCallers: serviceClients
        .filter(({ organisation }) => organisation === slug)
        .map(({ clientId, may }) => ({ clientId, jwk: publicKey(secrets, clientId), may })),
      machineClients: machineClients
        .filter(({ organisation }) => organisation === slug)
        .map(({ clientId }) => ({ clientId, jwk: publicKey(secrets, clientId) })),
    })),
  }
}

function signerAddresses(origins: Origins): object {
  return Object.fromEntries(
    Object.values(organisations).map(({ id, slug }) => [id, signerIssuer(origins.signer, slug)]),
  )
}

/** The first grantor and each organisation's access officer come from configuration (invariant 10). */
function bootstrapOfficers(): object {
  return staff.flatMap((persona) =>
    persona.duties
      .filter(({ role }) => role === 'kehaGrantor' || role === 'accessOfficer')
      .map((duty) => ({
        person: persona.subject,
        name: persona.name,
        employer: persona.organisation,
        ...duty,
      })),
  )
}

function publicKey(secrets: Secrets, clientId: string): object {
  const key = secrets.serviceKeys.get(clientId)
  if (key === undefined) throw new Error(`there is no key of the service ${clientId}`)
  return key.publicJwk
}
