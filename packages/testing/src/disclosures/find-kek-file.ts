import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { CustomershipId } from '@tym/kernel'
import { openKeyVault, readKeyEncryptionFile } from '@tym/key-vault'
import { inject } from 'vitest'
import type { Network } from '../network.ts'

/**
 * The key-encryption file of a network: the one of all in this run's folder that opens the keys of this
 * customership, so that a worker can be started beside the service.
 */
export async function findKekFile({ urls }: Network, customership: CustomershipId): Promise<string> {
  const { folder } = inject('testServer')
  const files = readdirSync(folder)
    .filter((name) => name.startsWith('secrets-'))
    .map((name) => path.join(folder, name, 'kek.json'))
  for (const file of files) if (await opens(file, urls.keysWorker, customership)) return file
  throw new Error('no key-encryption file of this run opens the customership')
}

async function opens(file: string, url: string, customership: CustomershipId): Promise<boolean> {
  try {
    const vault = openKeyVault({
      url,
      keyEncryption: readKeyEncryptionFile(file),
      max: 1,
      rememberSeconds: 0,
    })
    try {
      return (await vault.find(customership)) !== undefined
    } finally {
      await vault.close()
    }
  } catch {
    // Another network's file, or one that has just gone with its network.
    return false
  }
}
