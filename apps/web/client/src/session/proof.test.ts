import { createHash } from 'node:crypto'
import { fixedClock } from '@tym/kernel'
import { createProofVerifier, parametersHashOf as theirHashOf } from '@tym/role-certificate'
import { expect, test } from 'vitest'
import { hashOf } from './base64url.ts'
import { makeBrowserKey } from './browser-key.ts'
import { parametersHashOf } from './parameters-hash.ts'
import { makeProof } from './proof.ts'

const start = new Date('2026-11-30T08:00:30Z')
const origin = 'https://web.example'
const path = '/v1/customerships/abc/categories/5'
const token = 'aaa.bbb.ccc'

function makeVerifier() {
  return createProofVerifier({
    publicOrigin: origin,
    nonceKey: Buffer.alloc(32, 7),
    clock: fixedClock({ instant: start }),
  })
}

const athOf = (text: string) => createHash('sha256').update(text).digest('base64url')

async function proofWith(nonce: string, change: { method?: string; at?: Date } = {}) {
  const key = await makeBrowserKey()
  const proof = await makeProof(key, {
    method: change.method ?? 'GET',
    url: `${origin}${path}?fold=day`,
    at: change.at ?? start,
    nonce,
    ath: athOf(token),
  })
  return { key, proof }
}

test('a proof of the browser is one that the service accepts, and is bound to the key of its thumbprint', async () => {
  const verifier = makeVerifier()
  const { key, proof } = await proofWith(verifier.currentNonce())
  const { thumbprint } = key
  expect(() => verifier.verify({ proof, method: 'GET', path, token, thumbprint })).not.toThrow()
  const other = await makeBrowserKey()
  expect(() => verifier.verify({ proof, method: 'GET', path, token, thumbprint: other.thumbprint })).toThrow()
})

test('a proof for another method, or of a clock that is minutes off, is refused', async () => {
  const verifier = makeVerifier()
  const nonce = verifier.currentNonce()
  for (const change of [{ method: 'POST' }, { at: new Date(start.getTime() - 300_000) }]) {
    const { key, proof } = await proofWith(nonce, change)
    expect(() => verifier.verify({ proof, method: 'GET', path, token, thumbprint: key.thumbprint })).toThrow()
  }
})

test('the hash of parameters is that which the service compares, and none is said where there are none', async () => {
  const url = `${origin}${path}?limit=50&q=%C3%A4`
  const headers = { 'if-match': '"3"', 'idempotency-key': 'k'.repeat(16) }
  const told = await parametersHashOf(new Request(url, { headers }))
  const parameters = {
    query: '?limit=50&q=%C3%A4',
    ifMatch: '"3"',
    idempotencyKey: 'k'.repeat(16),
  }
  expect(told).toBe(theirHashOf(parameters).toString('base64url'))
  expect(await parametersHashOf(new Request(`${origin}${path}`))).toBeUndefined()
})

test('the key cannot be taken out of the browser', async () => {
  const { privateKey } = await makeBrowserKey()
  await expect(crypto.subtle.exportKey('jwk', privateKey)).rejects.toThrow()
})

test('the hash of a body is that of its bytes', async () => {
  const text = '{"nationalId":"ä"}'
  expect(await hashOf(new TextEncoder().encode(text))).toBe(athOf(text))
})
