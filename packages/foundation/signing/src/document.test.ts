import { fixedClock, organisationId } from '@tym/kernel'
import { expect, test } from 'vitest'
import { type DocumentKey, signableDocument, signDocument, verifyDocument } from './document.ts'
import { signJws } from './sign-jws.ts'
import { generatePrivateJwk, signingKeyOf } from './signing-key.ts'

const now = new Date('2026-03-02T08:00:00Z')
const clock = fixedClock({ instant: now })
const issuer = 'https://signer.example/county'
const key = signingKeyOf(generatePrivateJwk())
const county = organisationId.parse('22222222-2222-4222-8222-222222222222')
const document = signableDocument.parse({
  type: 'referral',
  organisation: county,
  nationalId: '010190-999W',
  date: '2026-02-20',
  content: { '2.07': { ability: true } },
})
const registered: DocumentKey = {
  use: 'document',
  organisation: county,
  publicJwk: key.publicJwk,
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: null,
  revokedAt: null,
}

const sign = (change: Record<string, unknown> = {}) =>
  signDocument(signJws(key), { document: { ...document, ...change }, issuer, id: 'referral-1', clock })
const verify = (token: string, change: Partial<DocumentKey> = {}, at = now) =>
  verifyDocument(token, {
    now: at,
    find: (from, keyId) =>
      from === issuer && keyId === key.keyId ? { ...registered, ...change } : undefined,
  })

test('a referral is read as its organisation signed it, with its own date', async () => {
  await expect(verify(await sign())).resolves.toEqual({
    ...document,
    id: 'referral-1',
    issuer,
    keyId: key.keyId,
    issuedAt: now,
  })
})

test.each<[string, Partial<DocumentKey>]>([
  ['of another organisation', { organisation: organisationId.parse('33333333-3333-4333-8333-333333333333') }],
  ['of another use', { use: 'certificate' }],
  ['that is revoked', { revokedAt: now }],
  ['that was retired before', { notAfter: now }],
  ['that became valid after', { notBefore: new Date('2026-03-03T00:00:00Z') }],
  ['with other coordinates', { publicJwk: signingKeyOf(generatePrivateJwk()).publicJwk }],
])('a referral signed with a key %s is refused', async (_name, change) => {
  await expect(verify(await sign(), change)).rejects.toMatchObject({ code: 'referral-invalid' })
})

test('a referral from the future is refused', async () => {
  await expect(verify(await sign(), {}, new Date(now.getTime() - 60_000))).rejects.toMatchObject({
    code: 'referral-invalid',
  })
})

test('a document without an organisation or with stray members is not signed at all', async () => {
  await expect(sign({ organisation: undefined })).rejects.toThrow()
  await expect(sign({ note: 'x' })).rejects.toThrow()
})
