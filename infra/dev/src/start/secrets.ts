import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { formatVerifierKey, noteKey } from '@tym/audit-proof'
import { newKeyEncryptionFile } from '@tym/key-vault'
import { machineClients, serviceClients, witnesses } from '@tym/personas'
import { fileNoteKey, openServiceKey, type SigningKey } from '@tym/signing'
import { z } from 'zod'
import { type LoginRole, loginRoles } from '../databases/login-roles.ts'
import type { PartyKeys } from '../demo-area/register-outside-parties.ts'
import { writeOnce } from './write-once.ts'

const storedPasswords = z.record(z.string(), z.string())
const passwords = z.record(z.enum(loginRoles), z.string())

export type Secrets = {
  /** Folder of everything secret. */
  folder: string
  passwords: Readonly<Record<LoginRole, string>>
  kekFile: string
  blindIndexKeyFile: string
  dpopNonceKeyFile: string
  signerNonceKeyFile: string
  webNonceKeyFile: string
  /** The key by which the web server names itself to the provider, and its public half. */
  webClientKeyFile: string
  webClientKey: SigningKey
  identityKeyFile: string
  /** The same key, for registering its public half. */
  identityKey: SigningKey
  serviceKeyFile(clientId: string): string
  /** The keys of the sample recipient: its own, and none of the platform's. */
  recipientKeyFiles: PartyKeyFiles
  recipientKeys: PartyKeys
  /** Those of the party that fetches from the exchange, kept likewise in the folder `poller`. */
  pollerKeys: PartyKeys
  /** The verifier keys of the witnesses, as each would say its own, by slug. */
  witnessKeys: ReadonlyMap<string, string>
  /** The keys by which services and machine clients name themselves. */
  serviceKeys: ReadonlyMap<string, SigningKey>
}

/** Where a witness keeps everything of its own, its key first. */
export const witnessFolder = (dataDirectory: string) => path.join(dataDirectory, 'witness')
const witnessKeyFile = (dataDirectory: string, slug: string) =>
  path.join(witnessFolder(dataDirectory), slug, 'witness-key.json')

/**
 * Makes what is missing of the development secrets: all random, readable by their owner only, never in the
 * repository.
 */
export async function ensureSecrets(dataDirectory: string): Promise<Secrets> {
  const folder = path.join(dataDirectory, 'secrets')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const key = (name: string): string =>
    writeOnce(path.join(folder, name), () => `${randomBytes(32).toString('base64')}\n`)
  const serviceKeyFile = (clientId: string): string => path.join(folder, 'clients', `${clientId}.jwk.json`)
  const serviceKeys = new Map<string, SigningKey>()
  for (const { clientId } of [...serviceClients, ...machineClients]) {
    if (serviceKeys.has(clientId)) continue
    serviceKeys.set(clientId, await openServiceKey(serviceKeyFile(clientId), { mode: 'development' }))
  }
  const witnessKeys = new Map<string, string>()
  for (const { slug, name } of witnesses) {
    const { publicKey } = await fileNoteKey(witnessKeyFile(dataDirectory, slug), { mode: 'development' })
    witnessKeys.set(slug, formatVerifierKey(noteKey(name, 4, publicKey)))
  }
  const identityKeyFile = path.join(folder, 'identity.jwk.json')
  const webClientKeyFile = serviceKeyFile('tym-web')
  const recipientKeyFiles = partyKeyFiles(folder, 'recipient')
  return {
    folder,
    recipientKeyFiles,
    recipientKeys: await openPartyKeys(recipientKeyFiles),
    pollerKeys: await openPartyKeys(partyKeyFiles(folder, 'poller')),
    passwords: readPasswords(path.join(folder, 'database-passwords.json')),
    kekFile: writeOnce(path.join(folder, 'key-encryption-keys.json'), newKeyEncryptionFile),
    blindIndexKeyFile: key('blind-index.key'),
    dpopNonceKeyFile: key('dpop-nonce.key'),
    signerNonceKeyFile: key('signer-dpop-nonce.key'),
    webNonceKeyFile: key('web-dpop-nonce.key'),
    webClientKeyFile,
    webClientKey: await openServiceKey(webClientKeyFile, { mode: 'development' }),
    identityKeyFile,
    identityKey: await openServiceKey(identityKeyFile, { mode: 'development' }),
    serviceKeyFile,
    serviceKeys,
    witnessKeys,
  }
}

type PartyKeyFiles = Readonly<Record<keyof PartyKeys, string>>

const partyKeyFiles = (folder: string, name: string): PartyKeyFiles => ({
  encryption: path.join(folder, name, 'encryption.jwk.json'),
  signature: path.join(folder, name, 'signature.jwk.json'),
})

async function openPartyKeys({ encryption, signature }: PartyKeyFiles): Promise<PartyKeys> {
  return {
    encryption: await openServiceKey(encryption, { mode: 'development' }),
    signature: await openServiceKey(signature, { mode: 'development' }),
  }
}

/** Passwords of every login role; those of roles that a newer version has added are made and kept too. */
function readPasswords(file: string): Record<LoginRole, string> {
  writeOnce(file, () => '{}')
  const stored = storedPasswords.parse(JSON.parse(readFileSync(file, 'utf8')))
  const known = passwords.safeParse(stored)
  if (known.success) return known.data
  const made = Object.fromEntries(loginRoles.map((role) => [role, randomBytes(24).toString('base64url')]))
  const complete = passwords.parse({ ...made, ...stored })
  writeFileSync(`${file}.new`, JSON.stringify(complete), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return complete
}
