import { signerAudience } from '@tym/personas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  askToken,
  codeOf,
  type Identity,
  newProofKeys,
  openBrowser,
  signIn,
  startIdentity,
} from './test-web-client.ts'

const porvoo = signerAudience('porvoo')
let identity: Identity
beforeAll(async () => {
  identity = await startIdentity()
})
afterAll(() => identity.close())

test('sign-ins that strangers begin and leave end nobody who has signed in', async () => {
  const keys = await newProofKeys()
  const { refresh } = await signIn(identity, keys, 'porvoo-specialist', porvoo)
  const signedIn = openBrowser(identity)
  await signedIn.choose(await signedIn.begin([porvoo]), 'porvoo-specialist')
  const flood = async () => {
    for (let time = 0; time < 110; time += 1) await openBrowser(identity).begin([porvoo])
  }
  await Promise.all(Array.from({ length: 20 }, flood))
  expect((await askToken(identity, keys, { refresh_token: refresh })).status).toBe(200)
  expect(codeOf(await signedIn.begin([porvoo]))).not.toBe('')
}, 120_000)
