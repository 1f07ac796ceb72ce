import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readIdentityConfig } from '@tym/config'
import { newId, systemClock } from '@tym/kernel'
import { clientAssertion, generatePrivateJwk, signingKeyOf } from '@tym/signing'
import { createLogger, createMetrics } from '@tym/telemetry'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openIdentity } from '../open-identity.ts'

const issuer = 'http://127.0.0.1:8330'
const worker = signingKeyOf(generatePrivateJwk())
const stranger = signingKeyOf(generatePrivateJwk())
let server: Server
let origin = ''
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tym-inbox-'))
  const senders = path.join(folder, 'senders.json')
  await writeFile(senders, JSON.stringify({ 'tym-worker': worker.publicJwk }))
  const config = readIdentityConfig({
    TYM_MODE: 'development',
    PUBLIC_ORIGIN: issuer,
    IDENTITY_KEY_FILE: path.join(folder, 'identity.jwk'),
    MESSAGE_SENDERS_FILE: senders,
  })
  const logger = createLogger({ name: 'identity', level: 'silent' })
  server = await openIdentity(config, { logger, metrics: createMetrics() })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = z.object({ port: z.int() }).parse(server.address())
  origin = `http://127.0.0.1:${port}`
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true })
})

const assertionOf = (key = worker, audience = issuer) =>
  clientAssertion(key, { clientId: 'tym-worker', audience, now: systemClock().instant() })
const message = (title: string) => ({
  recipient: { nationalId: '140385-901E' },
  contents: [{ language: 'fi', title, body: 'Teksti <b>.' }],
})
const post = (assertion: string | undefined, body: unknown, key = newId()) =>
  fetch(`${origin}/messages`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(assertion === undefined ? {} : { authorization: `Bearer ${assertion}` }),
    },
    body: JSON.stringify(body),
  })
const listed = async () => {
  const answer = await fetch(`${origin}/inbox`, { headers: { accept: 'application/json' } })
  return z
    .object({ messages: z.array(z.object({ contents: z.array(z.object({ title: z.string() })) })) })
    .parse(await answer.json())
    .messages.map(({ contents }) => contents[0]?.title)
}

test('a message of the worker arrives once and is shown as text, never as markup', async () => {
  const key = newId()
  expect((await post(await assertionOf(), message('Ensimmäinen'), key)).status).toBe(202)
  expect((await post(await assertionOf(), message('Ensimmäinen'), key)).status).toBe(202)
  expect((await listed()).filter((title) => title === 'Ensimmäinen')).toHaveLength(1)
  const page = await (await fetch(`${origin}/inbox`)).text()
  expect(page).toContain('Eeva Esimerkki')
  expect(page).toContain('Teksti &lt;b&gt;.')
})

test('nothing is taken from anybody else, for another audience, or twice on one assertion', async () => {
  const used = await assertionOf()
  expect((await post(used, message('Toinen'))).status).toBe(202)
  for (const assertion of [
    undefined,
    'not.an.assertion',
    used,
    await assertionOf(stranger),
    await assertionOf(worker, 'http://127.0.0.1:1'),
  ])
    expect((await post(assertion, message('Kolmas'))).status).toBe(401)
  expect(await listed()).not.toContain('Kolmas')
})

test('a message that is not of its form is refused', async () => {
  for (const body of [
    {},
    { ...message('x'), recipient: { nationalId: '140385-901X' } },
    { ...message('x'), contents: [] },
  ])
    expect((await post(await assertionOf(), body)).status).toBe(422)
})
