import { setTimeout as delay } from 'node:timers/promises'
import { newId, systemClock } from '@tym/kernel'
import { areas, getStaff, organisations } from '@tym/personas'
import { createTrustStore, generateProofKey } from '@tym/role-certificate'
import { clientAssertion, remoteSigner, signableDocument, verifyDocument } from '@tym/signing'
import { describe, expect, test } from 'vitest'
import { aino, form, readJson, useSigners } from './test-signers.ts'

const clock = systemClock()
const signers = useSigners()
const { clientKey, loginForm, grant, logInFor, post } = signers

describe('a service caller', () => {
  const claims = () => ({
    kind: 'person' as const,
    person: aino.subject,
    employer: organisations.porvoo.id,
    authority: organisations.porvoo.id,
    role: 'employmentSpecialist',
    title: 'työllisyysasiantuntija',
    duty: 'monialainen tuki',
    area: areas.porvoo.id,
    usageRight: '88888888-8888-4888-8888-888888888888',
    usageRightVersion: 1,
    notBefore: '2026-01-01T00:00:00Z',
    expiresAt: '2026-12-31T00:00:00Z',
  })
  const json = { 'content-type': 'application/json' }
  const assert = (clientId: string, audience: string) =>
    clientAssertion(clientKey(clientId), {
      clientId,
      audience: `${signers.world.signerOrigin}/${audience}`,
      now: clock.instant(),
    })
  const ask = async (assertion: string, body: unknown = claims(), slug = 'keha') => {
    const response = await fetch(`${signers.world.signerOrigin}/${slug}/sign-grant`, {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${assertion}` },
      body: JSON.stringify(body),
    })
    return { status: response.status, body: await readJson(response) }
  }

  test('gets a grant signed once per assertion', async () => {
    const assertion = await assert('tym-worker', 'keha')
    expect((await ask(assertion)).status).toBe(200)
    expect(await ask(assertion)).toMatchObject({ status: 401, body: { code: 'invalid-client' } })
  })

  test('is refused with an assertion for another organisation', async () => {
    expect(await ask(await assert('tym-worker', 'porvoo'))).toMatchObject({ status: 401 })
  })

  test('is refused what it may not ask for', async () => {
    const document = await fetch(`${signers.world.signerOrigin}/keha/sign-document`, {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${await assert('tym-worker', 'keha')}` },
      body: '{}',
    })
    expect(await readJson(document)).toMatchObject({ status: 403, code: 'client-not-allowed' })
    expect(await ask(await assert('porvoo-case-system', 'porvoo'), claims(), 'porvoo')).toMatchObject({
      status: 404,
    })
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['a role that nobody may be granted', { role: 'providerCoach' }, 'grant-not-allowed'],
    ['a role of machines to a person', { role: 'partySystem' }, 'grant-not-allowed'],
    ['a role that does not exist', { role: 'director' }, 'invalid-input'],
    ['a period that ends before it begins', { expiresAt: '2025-01-01T00:00:00Z' }, 'period-invalid'],
    ['a field that is not known', { admin: true }, 'unknown-field'],
    ['an identity code as a person', { person: '010190-999W ' }, 'invalid-input'],
  ])('cannot have %s signed', async (_name, change, code) => {
    const { body } = await ask(await assert('tym-worker', 'keha'), { ...claims(), ...change })
    expect(body).toMatchObject({ code })
  })

  test('has a referral of its own organisation signed, and none of another', async () => {
    const calls: string[] = []
    const signer = remoteSigner({
      onCall: ({ operation, outcome }) => void calls.push(`${operation} ${outcome}`),
      baseUrl: `${signers.world.signerOrigin}/ita-uusimaa`,
      clientId: 'ita-uusimaa-case-system',
      key: clientKey('ita-uusimaa-case-system'),
      clock,
    })
    const referral = signableDocument.parse({
      type: 'referral',
      organisation: organisations['ita-uusimaa'].id,
      nationalId: '140385-901E',
      date: '2026-02-20',
      content: { '2.07': 'consultation is not enough' },
    })
    const trust = createTrustStore(await signers.world.readTrust(), '1')
    const verified = await verifyDocument(await signer.signDocument(referral), {
      find: trust.find,
      now: clock.instant(),
    })
    expect(verified).toMatchObject(referral)
    const foreign = { ...referral, organisation: organisations.kela.id }
    await expect(signer.signDocument(foreign)).rejects.toMatchObject({ code: 'client-not-allowed' })
    expect(calls).toEqual(['sign-document done', 'sign-document client-not-allowed'])
  })

  test('waits when the signer is away', async () => {
    const key = clientKey('tym-worker')
    const calls: unknown[] = []
    const away = remoteSigner({
      baseUrl: 'http://127.0.0.1:9/keha',
      clientId: 'tym-worker',
      key,
      clock,
      onCall: (call) => void calls.push(call),
    })
    await expect(away.signGrant(claims())).rejects.toMatchObject({ code: 'signer-unavailable' })
    expect(calls).toEqual([
      { operation: 'sign-grant', outcome: 'signer-unavailable', milliseconds: expect.any(Number) },
    ])
  })
})

describe('whoever sends garbage without end', () => {
  const garbage: readonly (readonly [string, string, Record<string, string>])[] = [
    ['/porvoo/token', 'grant_type=nothing', { ...form, dpop: 'a.b.c' }],
    ['/porvoo/token', 'grant_type=nothing', form],
    ['/porvoo/machine-token', 'grant_type=nothing', form],
    ['/keha/sign-note', '{}', { 'content-type': 'application/json', authorization: 'Bearer a.b.c' }],
    ['/porvoo/sign-document', '{}', { 'content-type': 'application/json' }],
  ]
  const connections = 24

  test('keeps nobody of the same address from signing in, and no service from a signature', async () => {
    const persona = getStaff('porvoo-specialist')
    const right = await grant(persona)
    const key = generateProofKey()
    const body = loginForm(await logInFor(persona, key), { usage_right: right })
    const service = remoteSigner({
      baseUrl: `${signers.world.signerOrigin}/porvoo`,
      clientId: 'tym-worker',
      key: clientKey('tym-worker'),
      clock,
    })
    const statuses = new Set<number>()
    const sendOn = async (turn: number, until: () => boolean, pause = 0) => {
      for (let at = turn; !until(); at += 1) {
        const [target, text, headers] = garbage[at % garbage.length] ?? garbage[0] ?? ['', '', {}]
        const answer = await fetch(`${signers.world.signerOrigin}${target}`, {
          method: 'POST',
          headers,
          body: text,
        })
        await answer.arrayBuffer()
        statuses.add(answer.status)
        // This very process stands in for the service that a sign-in asks: it must have time for that.
        if (pause > 0) await delay(pause)
      }
    }
    // More than any address is answered at once.
    let left = 600
    const isSent = () => {
      left -= 1
      return left < 0
    }
    await Promise.all(Array.from({ length: connections }, (_, turn) => sendOn(turn, isSent)))
    let isOver = false
    const flood = Array.from({ length: connections }, (_, turn) => sendOn(turn, () => isOver, 100))
    try {
      for (let each = 0; each < 10; each += 1) {
        expect(await post('/porvoo/token', body, key)).toMatchObject({ status: 200 })
        const recall = signableDocument.parse({
          type: 'recall',
          organisation: organisations.porvoo.id,
          reason: 'withdrawn',
          recall: newId(),
          disclosure: newId(),
          party: newId(),
        })
        await expect(service.signDocument(recall)).resolves.toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
      }
    } finally {
      isOver = true
      await Promise.all(flood)
    }
    expect([...statuses].every((status) => status >= 400 && status < 500)).toBe(true)
  })
})
