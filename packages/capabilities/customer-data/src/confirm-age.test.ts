import { addDays } from '@tym/kernel'
import {
  type Client,
  createLogReader,
  createNetwork,
  expectDone,
  type Holder,
  type Network,
} from '@tym/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

let network: Network
let starter: Holder
let second: Holder
beforeAll(async () => {
  network = await createNetwork()
  starter = await network.holder('porvoo-specialist')
  second = await network.holder('porvoo-specialist-two')
})
afterAll(() => network.close())

const checkOf = (digits: string) => '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(digits) % 31] ?? ''
/** Of somebody born on the day of 2012 that is said. */
const childBorn = (day: string) => `${day}12A901${checkOf(`${day}12901`)}`
const confirmed = z.object({ confirmation: z.string(), validUntil: z.string() })

const confirm = (by: Client, nationalId: string, startedOn: string = network.clock.calendar()) =>
  by.fetch('POST', '/v1/customerships/age-confirmations', { body: { nationalId, startedOn } })
const wordOf = async (by: Client, nationalId: string, startedOn?: string) =>
  confirmed.parse(expectDone(await confirm(by, nationalId, startedOn), 'confirm')).confirmation
const start = (by: Client, nationalId: string, ageConfirmation?: string) =>
  by.fetch('POST', '/v1/customerships', {
    body: {
      nationalId,
      givenNames: 'Nuori',
      familyName: 'Asiakas',
      startedOn: network.clock.calendar(),
      unemployedConfirmed: true,
      ...(ageConfirmation === undefined ? {} : { ageConfirmation }),
    },
  })

describe('somebody under fifteen', () => {
  test('becomes a customer on the word of two officers of one authority, and the file says who they were', async () => {
    const child = childBorn('0101')
    expect(await start(starter, child)).toMatchObject({ status: 422, code: 'age-takes-two' })
    const log = createLogReader(network.sql)
    await log.take()
    const word = await wordOf(second, child)
    const [line] = await log.take()
    expect(line).toMatchObject({
      event: 'customership.ageConfirmed',
      person: second.person,
      customership: null,
    })
    const { id } = z.object({ id: z.string() }).parse(expectDone(await start(starter, child, word), 'start'))
    const [row] = await network.sql`select started_by, age_confirmed_by, age_confirmed_at from
      customerships.customership where id = ${id}`
    expect(row).toMatchObject({ started_by: starter.person, age_confirmed_by: second.person })
  })

  test('nothing is stored about them by the confirmation', async () => {
    const counts = async () =>
      (
        await network.sql`select (select count(*) from customerships.customership) as files,
        (select count(*) from customerships.identity_index) as indexes, (select count(*) from customer_data.entry) as entries`
      )[0]
    const before = await counts()
    await wordOf(second, childBorn('0201'))
    expect(await counts()).toEqual(before)
  })

  test('is not started on a word of the starter, of another authority, of another person or day, or that was changed', async () => {
    const child = childBorn('0301')
    const elsewhere = await network.holder({ role: 'nurse', organisation: 'ita-uusimaa' })
    const word = await wordOf(second, child)
    const of = (text: string) => start(starter, child, text)
    for (const wrong of [
      await wordOf(starter, child),
      await wordOf(elsewhere, child),
      await wordOf(second, childBorn('0401')),
      await wordOf(second, child, addDays(network.clock.calendar(), -1)),
      `${word.slice(0, -4)}AAAA`,
    ])
      expect(await of(wrong)).toMatchObject({ status: 422, code: 'age-takes-two' })
    expect((await of(word)).status).toBe(201)
  })

  test('is confirmed for no day to come: whoever starts could not use the word yet', async () => {
    const tomorrow = addDays(network.clock.calendar(), 1)
    expect(await confirm(second, childBorn('0701'), tomorrow)).toMatchObject({
      status: 422,
      code: 'start-in-future',
    })
  })

  test('is not born after the start, whoever confirms', async () => {
    const tomorrow = addDays(network.clock.calendar(), 1)
    const digits = `${tomorrow.slice(8)}${tomorrow.slice(5, 7)}${tomorrow.slice(2, 4)}`
    const unborn = `${digits}A901${checkOf(`${digits}901`)}`
    expect(await confirm(second, unborn)).toMatchObject({ status: 422, code: 'age-implausible' })
  })
})

test('the database takes no second officer whose confirmation is not in the log', async () => {
  const { sql, clock } = network
  const { person, grant } = starter
  const now = clock.instant()
  const before = new Date(now.getTime() - 1_000)
  await wordOf(second, childBorn('0601'))
  const asked = (by: string, at: Date) =>
    sql.begin(async (tx) => {
      await tx`set local role tym_app`
      await tx`select set_config('tym.person', ${person}, true), set_config('tym.authority', ${grant.authority}, true),
        set_config('tym.instant', ${clock.instant().toISOString()}, true)`
      const [row] = await tx`select relation.has_confirmed_age(${by}, ${at.toISOString()}) as has`
      return row?.['has']
    })
  expect(await asked(second.person, now)).toBe(true)
  expect(await asked(second.person, before)).toBe(false)
  expect(await asked(person, now)).toBe(false)
})

test('the word of a second officer is good for a day', async () => {
  const child = childBorn('0501')
  const word = await wordOf(second, child)
  network.clock.pass({ minutes: 24 * 60 + 1 })
  const later = await network.holder('porvoo-specialist')
  expect(await start(later, child, word)).toMatchObject({ status: 422, code: 'age-takes-two' })
})
