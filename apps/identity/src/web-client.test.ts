import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { signerAudience } from '@tym/personas'
import { generatePrivateJwk, signingKeyOf } from '@tym/signing'
import { calculateJwkThumbprint, decodeJwt, exportJWK } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  askToken,
  codeOf,
  customerDataOrigin,
  type Identity,
  newProofKeys,
  openBrowser,
  startIdentity,
} from './test-web-client.ts'
import { readWebClient } from './web-client.ts'

const [porvoo, kela] = [signerAudience('porvoo'), signerAudience('kela')]
const every = [porvoo, kela]
let identity: Identity
beforeAll(async () => {
  identity = await startIdentity()
})
afterAll(() => identity.close())

const personOf = async (address: string) =>
  decodeJwt((await askToken(identity, await newProofKeys(), { code: codeOf(address) })).access)

test('people of the web client come back to its own address', async () => {
  const browser = openBrowser(identity)
  const back = await browser.choose(await browser.begin(every), 'porvoo-specialist')
  expect(back).toMatch(/^http:\/\/localhost:8380\/signed-in\?code=/)
})

test('a sign-in without a new choice is answered at once while the first one stands', async () => {
  const browser = openBrowser(identity)
  const first = await browser.choose(await browser.begin(every), 'porvoo-specialist')
  const second = await browser.begin(every)
  expect(codeOf(second)).not.toBe('')
  expect((await personOf(second)).sub).toBe((await personOf(first)).sub)
})

test('a second sign-in leaves the first one its refresh', async () => {
  const [browser, keys] = [openBrowser(identity), await newProofKeys()]
  const first = await browser.choose(await browser.begin(every), 'porvoo-specialist')
  const { refresh } = await askToken(identity, keys, { code: codeOf(first) })
  await browser.begin(every)
  expect((await askToken(identity, keys, { refresh_token: refresh })).status).toBe(200)
})

test('a sign-in that asks for a new choice gets one, also of somebody else', async () => {
  const browser = openBrowser(identity)
  await browser.choose(await browser.begin(every), 'porvoo-specialist')
  const page = await browser.begin(every, { prompt: 'login' })
  expect(page).toMatch(/\/interaction\//)
  expect((await personOf(await browser.choose(page, 'kela-specialist'))).aud).toBe(kela)
  const again = await browser.begin(every, { prompt: 'login' })
  expect((await personOf(await browser.choose(again, 'kela-specialist'))).aud).toBe(kela)
})

test('a customer and an officer sign in one after the other in one browser', async () => {
  const browser = openBrowser(identity)
  await browser.choose(await browser.begin(every), 'porvoo-specialist')
  const page = await browser.begin([customerDataOrigin])
  expect((await personOf(await browser.choose(page, 'customer-eeva'))).aud).toBe(customerDataOrigin)
})

test('a code is of use with the key alone that the sign-in began with', async () => {
  const [browser, keys] = [openBrowser(identity), await newProofKeys()]
  const dpop_jkt = await calculateJwkThumbprint(await exportJWK(keys.publicKey))
  const begin = async () =>
    codeOf(
      await browser.choose(await browser.begin(every, { dpop_jkt, prompt: 'login' }), 'porvoo-specialist'),
    )
  const [stolen, own] = [await begin(), await begin()]
  expect((await askToken(identity, await newProofKeys(), { code: stolen })).status).toBe(400)
  expect((await askToken(identity, keys, { code: own })).status).toBe(200)
})

test('a file that does not name an origin and a public key stops the start, by its name', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tym-web-file-'))
  const file = path.join(folder, 'web.json')
  const { publicJwk: key } = signingKeyOf(generatePrivateJwk())
  for (const wrong of [
    { key },
    { origin: 'http://localhost:8380/', key },
    { origin: 'http://tym.example', key },
    { origin: 'https://tym.example', key: { ...key, d: 'private' } },
  ]) {
    await writeFile(file, JSON.stringify(wrong))
    await expect(readWebClient(file)).rejects.toThrow(/^WEB_CLIENT_FILE: /)
  }
  await rm(folder, { recursive: true })
  expect(await readWebClient(undefined)).toEqual([])
})
