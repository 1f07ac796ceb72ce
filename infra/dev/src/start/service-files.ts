import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  areas,
  contacts,
  developmentSignerSettings,
  type OrganisationSlug,
  organisations,
  sampleHoldings,
  sampleRecipient,
  sealedLogOrigin,
  signerAudience,
  signerIssuer,
  staff,
  witnesses,
} from '@tym/personas'
import { firstOfficerRoles, partyKinds } from '@tym/register'
import { readLogOrigin } from '../data-folder/log-origin.ts'
import { type Secrets, witnessFolder } from './secrets.ts'

export type Origins = {
  customerData: string
  signer: string
  identity: string
  recipient: string
  exchange: string
  witness: string
  web: string
}

/**
 * Where one organisation's development keys lie; only the signer and the loading of the demo area read them.
 */
export function keyFolder(secrets: Secrets, slug: OrganisationSlug): string {
  return path.join(keysFolder(secrets), slug)
}

const keysFolder = (secrets: Secrets) => path.join(secrets.folder, 'organisations')

/**
 * Writes the configuration files of the processes, whatever was there: they follow from the cast, the ports
 * and the keys.
 */
export function writeServiceFiles(dataDirectory: string, secrets: Secrets, origins: Origins) {
  const folder = path.join(dataDirectory, 'configuration')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const write = (name: string, content: object): string => {
    const file = path.join(folder, name)
    writeFileSync(`${file}.new`, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600 })
    renameSync(`${file}.new`, file)
    return file
  }
  return {
    signerConfigFile: write(
      'signer.json',
      developmentSignerSettings({
        signerOrigin: origins.signer,
        identityOrigin: origins.identity,
        customerDataOrigin: origins.customerData,
        keyDir: keysFolder(secrets),
        clientKeys: Object.fromEntries([...secrets.serviceKeys].map(([id, key]) => [id, key.publicJwk])),
      }),
    ),
    signersFile: write('signers.json', signerAddresses(origins)),
    messageSendersFile: write('message-senders.json', messageSenders(secrets)),
    recipientPartyFile: write('recipient.json', recipientSettings(origins)),
    witnessConfigFile: write('witness.json', witnessSettings(dataDirectory, origins)),
    witnessesFile: write('witnesses.json', witnessAddresses(secrets, origins)),
    webClientFile: write('web-client.json', {
      origin: origins.web,
      key: secrets.webClientKey.publicJwk,
    }),
    webSignersFile: write('web-signers.json', webSigners(origins)),
    contactsFile: write('contacts.json', contacts),
    bootstrapOfficersFile: write('bootstrap-officers.json', bootstrapOfficers()),
  }
}

/** The sample recipient knows the authorities by the keys that their signers publish. */
function recipientSettings(origins: Origins): object {
  const senders = Object.values(organisations)
    .filter(({ kind }) => partyKinds.some((party) => party === kind))
    .map(({ id, slug }) => {
      const issuer = signerIssuer(origins.signer, slug)
      return [id, { issuer, jwksUri: `${issuer}/.well-known/jwks.json` }]
    })
  return { party: sampleRecipient.id, senders: Object.fromEntries(senders), holdings: sampleHoldings }
}

/** The witnesses learn here from the signer what they are told by hand in production: the key of the log. */
function witnessSettings(dataDirectory: string, origins: Origins): object {
  const keyUrl = `${signerIssuer(origins.signer, organisations.keha.slug)}/.well-known/note-key`
  // After a restore the log goes on under another name: what was cosigned of the former one stays.
  const names = new Set([sealedLogOrigin, readLogOrigin(dataDirectory)])
  const logs = [...names].map((origin) => ({ origin, keyUrl }))
  return { logs, witnesses, folder: witnessFolder(dataDirectory) }
}

/** As a controller would tell the agency: where its witness answers, and under which key. */
function witnessAddresses({ witnessKeys }: Secrets, origins: Origins): object {
  return [...witnessKeys].map(([slug, key]) => ({ address: `${origins.witness}/${slug}`, key }))
}

/** The worker is the one service that writes to customers. */
function messageSenders({ serviceKeys }: Secrets): object {
  const worker = 'tym-worker'
  return { [worker]: serviceKeys.get(worker)?.publicJwk }
}

function signerAddresses(origins: Origins): object {
  return Object.fromEntries(
    Object.values(organisations).map(({ id, slug }) => [id, signerIssuer(origins.signer, slug)]),
  )
}

/** Where the web server gets role certificates, and what logins for it are made out to. */
function webSigners(origins: Origins): object {
  return Object.fromEntries(
    Object.values(organisations).map(({ slug }) => [
      slug,
      { tokenUrl: `${signerIssuer(origins.signer, slug)}/token`, audience: signerAudience(slug) },
    ]),
  )
}

// When the fictitious officers were inducted and signed their undertakings.
const preparedOn = '2026-01-07'

/** The first grantor and each organisation's access officer come from configuration (invariant 10). */
function bootstrapOfficers(): object {
  return staff.flatMap((persona) =>
    persona.duties
      .filter(({ role }) => firstOfficerRoles.includes(role))
      .map(({ role, title, duty, authority, area }) => ({
        person: persona.subject,
        name: persona.name,
        employer: organisations[persona.organisation].id,
        role,
        title,
        duty,
        authority: organisations[authority].id,
        area: areas[area].id,
        inductedOn: preparedOn,
        undertakingOn: preparedOn,
      })),
  )
}
