import { mkdir, open, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { jsonOf } from '@tym/kernel'
import { privateJwk } from './private-jwk.ts'
import { generatePrivateJwk, type SigningKey, signingKeyOf } from './signing-key.ts'

/**
 * Reads the one key by which a service or a machine client names itself (`private_key_jwt`) from a file with
 * a private P-256 JWK. In development a missing file is made (0600). Throws for a file that others may read
 * or write, and in production for a missing one, since a key that nobody has registered would be refused
 * everywhere.
 */
export async function openServiceKey(
  file: string,
  { mode }: { mode: 'development' | 'production' },
): Promise<SigningKey> {
  if (mode === 'development') await createIfMissing(file)
  const { text, permissions } = await readWithPermissions(file).catch(() => {
    throw new Error(`The service key file ${file} cannot be read. Put a private P-256 JWK there.`)
  })
  if ((permissions & 0o077) !== 0)
    throw new Error(
      `The service key file ${file} may be read or written by others. Run chmod 600 on it, or make a new key.`,
    )
  const parsed = privateJwk.safeParse(jsonOf(text))
  if (!parsed.success) throw new Error(`The service key file ${file} does not hold a private P-256 JWK.`)
  return signingKeyOf(parsed.data)
}

async function createIfMissing(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const text = `${JSON.stringify(generatePrivateJwk())}\n`
  await writeFile(file, text, { mode: 0o600, flag: 'wx', flush: true }).catch((error: unknown) => {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    if (!exists) throw error
  })
}

/** Text and permissions of one and the same file, whatever is put under its name meanwhile. */
async function readWithPermissions(file: string): Promise<{ text: string; permissions: number }> {
  const handle = await open(file)
  try {
    return { permissions: (await handle.stat()).mode, text: await handle.readFile('utf8') }
  } finally {
    await handle.close()
  }
}
