import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { newKeyEncryptionFile } from '@tym/key-vault'

export type SecretFiles = {
  readonly folder: string
  readonly kek: string
  readonly blindIndex: string
  readonly nonce: string
  /** Made by the service at its start. */
  readonly journal: string
  remove(): void
}

/** Fresh secrets of one service in files that only their owner may read, in a new folder under `parent`. */
export function makeSecretFiles(parent: string): SecretFiles {
  const folder = mkdtempSync(path.join(parent, 'secrets-'))
  const write = (name: string, content: string): string => {
    const file = path.join(folder, name)
    writeFileSync(file, content, { mode: 0o600 })
    return file
  }
  return {
    folder,
    kek: write('kek.json', newKeyEncryptionFile()),
    blindIndex: write('blind-index.key', randomBytes(32).toString('base64')),
    nonce: write('nonce.key', randomBytes(32).toString('base64')),
    journal: path.join(folder, 'journal.jsonl'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
