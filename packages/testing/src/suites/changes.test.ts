import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createLogReader, type LogReader } from '../audit-lines.ts'
import type { Holder } from '../network/holder.ts'
import { expectDone, type OpenedCustomership } from '../network/open-customership.ts'
import { createNetwork, type Network } from '../network.ts'

const seconds = 6
let network: Network
let log: LogReader
let file: OpenedCustomership
let specialist: Holder
let county: Holder
let nurse: Holder
beforeAll(async () => {
  network = await createNetwork({ streamSeconds: String(seconds) })
  log = createLogReader(network.sql)
})
afterAll(() => network.close())
beforeEach(async () => {
  specialist = await network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
  county = await network.holder({ role: 'socialWorker', organisation: 'ita-uusimaa' })
  nurse = await network.holder({ role: 'nurse', organisation: 'ita-uusimaa' })
  file = await network.openCustomership({ team: [specialist, county, nurse] })
  network.clock.pass({ seconds: 1 })
  await log.take()
})

const signal = z.object({
  customership: z.string(),
  latest: z.string().nullable(),
  changes: z.array(z.object({ part: z.string(), count: z.int() })),
})
type Signal = z.infer<typeof signal>

const addressOf = ({ path }: OpenedCustomership) =>
  `${path}/changes?since=${network.clock.instant().toISOString()}`

/** Opens a stream, and gives its lines as they come; undefined once it has ended. */
async function follow(by: Holder, address = addressOf(file)) {
  const headers = async () => ({
    authorization: `DPoP ${await by.certificate()}`,
    dpop: await by.prove({ method: 'GET', path: address }),
  })
  // Any other request teaches the client its nonce.
  await by.fetch('GET', '/v1/organisations')
  const answer = await fetch(`${network.origin}${address}`, { headers: await headers() })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('application/x-ndjson')
  const reader = (answer.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  const next = async (): Promise<Signal | undefined> => {
    while (!rest.includes('\n')) {
      const { done, value } = await reader.read()
      if (done) return undefined
      rest += value
    }
    const [line = '', ...more] = rest.split('\n')
    rest = more.join('\n')
    return signal.parse(JSON.parse(line))
  }
  return { next, stop: () => reader.cancel() }
}

const record = async (by: Holder, category: number, field: string, value: unknown, more = {}) =>
  expectDone(
    await by.fetch('POST', `${file.path}/entries`, {
      body: { category, field, value, source: 'officer', ...more },
    }),
    'record',
  )
const byCustomer = { source: 'customer' }
const about = { effect: 'Rajaa raskaat työt pois.', necessity: 'Työtä ei voi valita ilman tätä.' }

describe('a signal that an open file has changed', () => {
  test('says at once that nothing has, and within seconds in which part somebody else has changed it', async () => {
    const stream = await follow(specialist)
    expect(await stream.next()).toEqual({ customership: file.id, latest: null, changes: [] })
    await record(nurse, 5, '5.04', { limit: 'Ei raskaita nostoja.' }, about)
    const told = await stream.next()
    expect(told).toMatchObject({ customership: file.id, changes: [{ part: '5', count: 1 }] })
    expect(JSON.stringify(told)).not.toContain('nosto')
    await record(nurse, 5, '5.04', { limit: 'Ei yötyötä.' }, about)
    expect((await stream.next())?.changes).toEqual([{ part: '5', count: 2 }])
    await stream.stop()
  })

  test('is not given of one’s own act, nor of data that one’s role does not read', async () => {
    const stream = await follow(specialist)
    await stream.next()
    await record(specialist, 3, '3.04', 'myyjä')
    await record(nurse, 5, '5.01', 'Selän rasitusvaiva.', about)
    await record(nurse, 6, '6.03', 'Muistutuspuhelu', byCustomer)
    expect((await stream.next())?.changes).toEqual([{ part: '6', count: 1 }])
    await stream.stop()
  })

  test('comes again from the same instant, so that what was done between two streams is in the next', async () => {
    const address = addressOf(file)
    const first = await follow(specialist, address)
    await first.stop()
    await record(nurse, 6, '6.03', 'Muistutuspuhelu', byCustomer)
    const second = await follow(specialist, address)
    expect((await second.next())?.changes).toEqual([{ part: '6', count: 1 }])
    await second.stop()
  })

  test('counts from the start of a session at the most, however early one says to have read', async () => {
    await record(nurse, 6, '6.03', 'Muistutuspuhelu', byCustomer)
    network.clock.pass({ minutes: 9 * 60 + 1 })
    const stream = await follow(specialist, `${file.path}/changes?since=2020-01-01T00:00:00Z`)
    expect((await stream.next())?.changes).toEqual([])
    await stream.stop()
  })

  test('leaves one line of nobody for a session, however often it is asked for', async () => {
    for (let times = 0; times < 3; times += 1) {
      const stream = await follow(specialist)
      await stream.next()
      await stream.stop()
    }
    const lines = (await log.take()).filter(({ event }) => event === 'customership.changesFollowed')
    expect(lines).toMatchObject([{ outcome: 'allowed', customership: null, subject: null, fields: [] }])
  })
})

describe('a stream of change signals', () => {
  test('ends by itself, so that whoever goes on proves again', async () => {
    const stream = await follow(specialist)
    await stream.next()
    expect(await stream.next()).toBeUndefined()
  })

  test.each([
    ['one leaves the team', async () => await leave(nurse)],
    ['one’s right ends', async () => await network.endRight(nurse)],
  ])('ends within seconds when %s', async (_what, happen) => {
    const stream = await follow(nurse)
    await stream.next()
    const before = performance.now()
    await happen()
    const last = await stream.next()
    if (last !== undefined) expect(await stream.next()).toBeUndefined()
    expect(performance.now() - before).toBeLessThan((seconds - 1) * 1_000)
    expect((await nurse.fetch('GET', addressOf(file))).status).toBeGreaterThanOrEqual(403)
  })

  test('ends within seconds when the key is revoked that signed the certificate', async () => {
    const stream = await follow(nurse)
    await stream.next()
    const before = performance.now()
    await network.revokeKey('ita-uusimaa')
    expect(await stream.next()).toBeUndefined()
    await network.restoreKey('ita-uusimaa')
    expect(performance.now() - before).toBeLessThan((seconds - 1) * 1_000)
  })

  test('is one of four in a session', async () => {
    const streams = []
    for (let count = 0; count < 4; count += 1) streams.push(await follow(specialist))
    expect(await specialist.fetch('GET', addressOf(file))).toMatchObject({
      status: 429,
      code: 'rate-limited',
    })
    await Promise.all(streams.map(({ stop }) => stop()))
  })

  test('is not there for a file of others, nor for one that is nowhere', async () => {
    const outsider = await network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
    const elsewhere = `/v1/customerships/0198f0a0-0000-7000-8000-00000000dead/changes?since=2026-11-23T07:00:00Z`
    const [theirs, nowhere] = [
      await outsider.fetch('GET', addressOf(file)),
      await outsider.fetch('GET', elsewhere),
    ]
    expect(theirs.status).toBe(404)
    expect(theirs.text).toBe(nowhere.text)
  })

  test('is there for whoever has opened the file for a reason, until they close it', async () => {
    const substitute = await network.holder({ role: 'nurse', organisation: 'ita-uusimaa' })
    const opened = z.object({ id: z.string() }).parse(
      expectDone(
        await substitute.fetch('POST', `${file.path}/openings`, {
          body: { kind: 'dutyCover', reason: 'Sijaistan vastuuvirkailijaa tänään.' },
        }),
        'open',
      ),
    )
    const stream = await follow(substitute)
    expect((await stream.next())?.changes).toEqual([])
    expectDone(
      await substitute.fetch('POST', `${file.path}/openings/${opened.id}/closing`, { body: {} }),
      'close',
    )
    expect(await stream.next()).toBeUndefined()
  })
})

const members = z.object({ team: z.array(z.object({ id: z.string(), person: z.string() })) })

async function leave(member: Holder): Promise<void> {
  const { team } = members.parse(expectDone(await member.fetch('GET', file.path), 'read'))
  const id = team.find(({ person }) => person === member.person)?.id
  expectDone(await member.fetch('DELETE', `${file.path}/team/${id}`), 'leave')
}
