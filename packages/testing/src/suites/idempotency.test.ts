import { newId } from '@tym/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Holder } from '../network/holder.ts'
import { createNetwork, type Network } from '../network.ts'

let network: Network
let specialist: Holder
let nurse: Holder
beforeAll(async () => {
  network = await createNetwork()
  specialist = await network.holder('porvoo-specialist')
  nurse = await network.holder({ role: 'nurse', organisation: 'ita-uusimaa' })
})
afterAll(() => network.close())

const occupation = { category: 3, field: '3.04', value: 'myyjä', source: 'customer' }

test('a correction that is sent many times at once under one key is made once, and nobody is told of another version', async () => {
  const { path } = await network.openCustomership({ team: [specialist] })
  const recorded = await specialist.fetch('POST', `${path}/entries`, { body: occupation })
  const entry = `${path}/entries/${z.object({ id: z.string() }).parse(recorded.json).id}`
  const sending = {
    body: { value: 'puutarhuri', reason: 'Ammatti oli kirjattu väärin.' },
    headers: { 'if-match': '"1"', 'idempotency-key': newId() },
  }
  const sent = Array.from({ length: 6 }, () => specialist.fetch('POST', `${entry}/corrections`, sending))
  const answers = await Promise.all(sent)
  for (const { status, code } of answers) expect(code ?? status).toBeOneOf([201, 'idempotency-in-progress'])
  const done = answers.filter(({ status }) => status === 201)
  expect(new Set(done.map(({ text }) => text)).size).toBe(1)
  expect((await specialist.fetch('POST', `${entry}/corrections`, sending)).text).toBe(done[0]?.text)
})

test('an act that ended the own access to the file is answered alike when it is sent again', async () => {
  const { path } = await network.openCustomership({ team: [specialist, nurse] })
  const counsellor = await network.holder({ role: 'socialCounsellor', organisation: 'ita-uusimaa' })
  const added = await nurse.fetch('POST', `${path}/team`, { body: { person: counsellor.person } })
  const { id } = z.object({ id: z.uuid() }).parse(added.json)
  const headers = { 'idempotency-key': newId() }
  const leave = () => counsellor.fetch('DELETE', `${path}/team/${id}`, { headers })
  const first = await leave()
  expect(first.status).toBe(200)
  expect(await counsellor.fetch('GET', path)).toMatchObject({ code: 'not-found' })
  const again = await leave()
  expect([again.status, again.text]).toEqual([first.status, first.text])
})

test('a body says the same whatever the order of its members', async () => {
  const { path } = await network.openCustomership({ team: [specialist] })
  const headers = { 'idempotency-key': newId() }
  const turned = Object.fromEntries(Object.entries(occupation).reverse())
  const first = await specialist.fetch('POST', `${path}/entries`, { body: occupation, headers })
  const second = await specialist.fetch('POST', `${path}/entries`, { body: turned, headers })
  expect([second.status, second.text]).toEqual([201, first.text])
  const other = { body: { ...occupation, value: 'kokki' }, headers }
  expect(await specialist.fetch('POST', `${path}/entries`, other)).toMatchObject({
    code: 'idempotency-key-reused',
  })
})

test('what was read carries the version that a write of it must name', async () => {
  const { path } = await network.openCustomership({ team: [specialist] })
  const read = await specialist.fetch('GET', path)
  const { version } = z.object({ version: z.int() }).parse(read.json)
  expect(read.headers.get('etag')).toBe(`"${version}"`)
})
