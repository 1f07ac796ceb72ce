import { publicJwk, thumbprintOf } from '@tym/kernel'
import { compactDecrypt, importJWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { decryptJwe, encryptJwe } from './jwe.ts'
import { generatePrivateJwk } from './signing-key.ts'

const recipient = generatePrivateJwk()
const { d: _private, ...rest } = recipient
const shown = publicJwk.parse(rest)
const message = Buffer.from('Ei toistuvia raskaita nostoja. Åäö €')

describe('a message to a recipient', () => {
  it('is opened by an independent implementation with the recipient’s key', async () => {
    const { plaintext, protectedHeader } = await compactDecrypt(
      encryptJwe(message, shown),
      await importJWK(recipient, 'ECDH-ES'),
    )
    expect(Buffer.from(plaintext)).toEqual(message)
    expect(protectedHeader).toMatchObject({ alg: 'ECDH-ES', enc: 'A256GCM', kid: thumbprintOf(shown) })
  })

  it('of any length is opened as it was', async () => {
    for (const length of [0, 1, 15, 16, 17, 51_200]) {
      const bytes = Buffer.alloc(length, 7)
      expect(Buffer.from(await decryptJwe(encryptJwe(bytes, shown), recipient))).toEqual(bytes)
    }
  })

  it('is never the same twice', () => {
    expect(encryptJwe(message, shown)).not.toBe(encryptJwe(message, shown))
  })

  it('is not opened with another key, nor when a byte is changed', async () => {
    const jwe = encryptJwe(message, shown)
    const refusal = { name: 'Problem', code: 'delivery-invalid' }
    await expect(decryptJwe(jwe, generatePrivateJwk())).rejects.toMatchObject(refusal)
    const parts = jwe.split('.')
    for (const at of [0, 2, 3, 4]) {
      const part = Buffer.from(parts[at] ?? '', 'base64url')
      part[part.length >> 1] = (part[part.length >> 1] ?? 0) ^ 1
      const changed = parts.map((text, index) => (index === at ? part.toString('base64url') : text)).join('.')
      await expect(decryptJwe(changed, recipient)).rejects.toMatchObject(refusal)
    }
    await expect(decryptJwe('a.b.c', recipient)).rejects.toMatchObject(refusal)
  })
})
