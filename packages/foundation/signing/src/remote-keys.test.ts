import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fixedClock } from '@tym/kernel'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRemoteKeys } from './remote-keys.ts'
import { generatePrivateJwk, signingKeyOf } from './signing-key.ts'

let server: Server
let issuer = ''
let published: { kid: string }[] = []
let named: string | undefined
let keysAt: string | undefined
let asked = 0

beforeEach(async () => {
  published = []
  named = undefined
  keysAt = undefined
  asked = 0
  server = createServer((request, response) => {
    if (request.url === '/jwks') asked += 1
    const found = { issuer: named ?? issuer, jwks_uri: keysAt ?? `${issuer}/jwks` }
    const body = request.url === '/jwks' ? { keys: published } : found
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${portOf(server)}`
})
afterEach(() => close())

function close(): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

function portOf(listening: Server): number {
  const isPort = (address: AddressInfo | string | null): address is AddressInfo =>
    typeof address === 'object' && address !== null
  const address = listening.address()
  return isPort(address) ? address.port : 0
}

function publish(): string {
  const { keyId, publicJwk } = signingKeyOf(generatePrivateJwk())
  published.push({ ...publicJwk, kid: keyId })
  return keyId
}

function makeWorld() {
  const clock = fixedClock({ instant: new Date('2026-03-02T08:00:00Z') })
  return { clock, keys: createRemoteKeys({ issuer, clock, unreachable: 'service-unavailable' }) }
}

test('keys are found by discovery and kept', async () => {
  const { keys } = makeWorld()
  const keyId = publish()
  await expect(Promise.all([keys.find(keyId), keys.find(keyId)])).resolves.toHaveLength(2)
  await expect(keys.find(keyId)).resolves.toMatchObject({ kty: 'EC' })
  expect(asked).toBe(1)
})

test('made-up key ids do not make us ask again and again', async () => {
  const { keys } = makeWorld()
  publish()
  for (const keyId of ['a', 'b', 'c', 'd']) expect(await keys.find(keyId)).toBeUndefined()
  expect(asked).toBe(1)
})

test('a key that is published later is found soon', async () => {
  const { clock, keys } = makeWorld()
  await keys.find('nobody')
  const keyId = publish()
  clock.advance({ minutes: 1 })
  await expect(keys.find(keyId)).resolves.toBeDefined()
})

test('while the issuer is away its keys are used for an hour, and then the answer is that nobody can say', async () => {
  const { clock, keys } = makeWorld()
  const keyId = publish()
  await keys.find(keyId)
  await close()
  clock.advance({ minutes: 59 })
  await expect(keys.find(keyId)).resolves.toBeDefined()
  clock.advance({ minutes: 2 })
  await expect(keys.find(keyId)).rejects.toMatchObject({ code: 'service-unavailable' })
})

test('keys under a discovery document of another issuer are not trusted', async () => {
  const { keys } = makeWorld()
  const keyId = publish()
  named = 'https://forger.example'
  await expect(keys.find(keyId)).rejects.toMatchObject({ code: 'service-unavailable' })
})

test('keys that a discovery document places where somebody on the way could change them are not fetched', async () => {
  const { keys } = makeWorld()
  const keyId = publish()
  // In fact on this machine, but not by its address.
  keysAt = issuer.replace('127.0.0.1', '0.0.0.0').concat('/jwks')
  await expect(keys.find(keyId)).rejects.toMatchObject({ code: 'service-unavailable' })
  expect(asked).toBe(0)
})

test('two keys under one id make the whole set useless', async () => {
  const { keys } = makeWorld()
  const keyId = publish()
  const [first] = published
  if (first !== undefined) published.push(first)
  await expect(keys.find(keyId)).rejects.toMatchObject({ code: 'service-unavailable' })
})
