import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { newKeyEncryptionFile } from '@tym/key-vault'
import { machineClients, serviceClients } from '@tym/personas'
import { openServiceKey, type SigningKey } from '@tym/signing'
import { type LoginRole, loginRoles } from '../databases/login-roles.ts'
import { writeOnce } from './write-once.ts'

export type Secrets = {
  /** Folder of everything secret. */
  folder: string
  passwords: Readonly<Record<LoginRole, string>>
  kekFile: string
  blindIndexKeyFile: string
  dpopNonceKeyFile: string
  signerNonceKeyFile: string
  identityKeyFile: string
  /** The same key, for registering its public half. */
  identityKey: SigningKey
  serviceKeyFile(clientId: string): string
  /** The keys by which services and machine clients name themselves. */
  serviceKeys: ReadonlyMap<string, SigningKey>
}

/** Makes what is missing of the development secrets: all random, readable by their owner only, never in the repository. */
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
  const identityKeyFile = path.join(folder, 'identity.jwk.json')
  return {
    folder,
    passwords: readPasswords(path.join(folder, 'database-passwords.json')),
    kekFile: writeOnce(path.join(folder, 'key-encryption-keys.json'), newKeyEncryptionFile),
    blindIndexKeyFile: key('blind-index.key'),
    dpopNonceKeyFile: key('dpop-nonce.key'),
    signerNonceKeyFile: key('signer-dpop-nonce.key'),
    identityKeyFile,
    identityKey: await openServiceKey(identityKeyFile, { mode: 'development' }),
    serviceKeyFile,
    serviceKeys,
  }
}

function readPasswords(file: string): Record<LoginRole, string> {
  const password = (): string => randomBytes(24).toString('base64url')
  writeOnce(file, () => JSON.stringify(Object.fromEntries(loginRoles.map((role) => [role, password()]))))
  const stored = JSON.parse(readFileSync(file, 'utf8'))
  const get = (role: LoginRole): string => {
    if (typeof stored[role] !== 'string')
      throw new Error(`${file} has no password of ${role}: remove the file`)
    return stored[role]
  }
  return {
    tym_app: get('tym_app'),
    tym_read: get('tym_read'),
    tym_worker: get('tym_worker'),
    tym_key_app: get('tym_key_app'),
    tym_queue: get('tym_queue'),
  }
}
