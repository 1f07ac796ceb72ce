import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import { z } from 'zod'

const privateJwk = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
})

/** Reads the provider's ES256 key from its file (0600), making it at first start. */
export async function openSigningKey(file: string): Promise<JWK> {
  await mkdir(path.dirname(file), { recursive: true })
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const fresh = `${JSON.stringify(await exportJWK(privateKey))}\n`
  await writeFile(file, fresh, { mode: 0o600, flag: 'wx', flush: true }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  })
  const parsed = privateJwk.safeParse(JSON.parse(await readFile(file, 'utf8')))
  if (!parsed.success)
    throw new Error(`IDENTITY_KEY_FILE: ${file} does not hold a private P-256 JWK. Remove it.`)
  return { ...parsed.data, kid: await calculateJwkThumbprint(parsed.data), alg: 'ES256', use: 'sig' }
}
