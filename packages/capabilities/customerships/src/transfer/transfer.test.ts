import { addDays } from '@tym/kernel'
import { areas, organisations } from '@tym/personas'
import {
  asApp,
  type Client,
  createLogReader,
  expectDone,
  type MovingFile,
  type MovingWorld,
  noticesOf,
  openMovingFile,
  openMovingWorld,
  there,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

let world: MovingWorld
let file: MovingFile
beforeAll(async () => {
  world = await openMovingWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await openMovingFile(world)
})

const today = () => world.network.clock.calendar()
const items = z.object({ items: z.array(z.looseObject({ entry: z.string().optional() })) })
const left = (by: Client, entry: string) => by.fetch('GET', `${file.path}/left-entries/${entry}`)
const correctLeft = (by: Client, entry: string, value: unknown, version = 1) =>
  file.post(by, `left-entries/${entry}/corrections`, { value, reason: 'Kirjattiin väärin.' }, version)

describe('a customer who moves', () => {
  test('goes on with the same file: its parties are those of the new area, and what was stored stays whose it was', async () => {
    const { id: entry } = await file.record(file.officer, '3.04', 'myyjä')
    const log = createLogReader(world.network.sql)
    await log.take()
    const id = await file.moveAway()
    expect((await log.take()).filter(({ event }) => event === 'customership.transferred')).toMatchObject([
      { customership: file.id, fields: ['2.08'], resources: [id] },
    ])
    const moved = await file.shown()
    expect(moved).toMatchObject({
      area: there.area,
      team: [],
      state: 'underAssessment',
      startedOn: expect.any(String),
    })
    expect(moved.parties.map(({ organisation, taken }) => [organisation, taken])).toEqual([
      [organisations.lahti.id, false],
      [organisations['paijat-hame'].id, false],
      [organisations.kela.id, false],
    ])
    expect(moved.formerParties.map(({ organisation, until }) => [organisation, until]).sort()).toEqual(
      [organisations.porvoo, organisations['ita-uusimaa'], organisations.kela]
        .map((each) => [each.id, today()])
        .sort(),
    )
    await file.take(world.lahti)
    const history = items.parse(
      expectDone(await world.lahti.fetch('GET', `${file.path}/history`), 'history'),
    ).items
    expect(history).toMatchObject([
      { event: 'started' },
      {},
      {},
      { event: 'transferred', happenedOn: today() },
      { event: 'partyTaken' },
    ])
    const seen = z
      .object({ entries: z.array(z.looseObject({ id: z.string(), owner: z.string() })) })
      .parse(expectDone(await world.lahti.fetch('GET', `${file.path}/categories/3`), 'read'))
    expect(seen.entries).toMatchObject([{ id: entry, owner: organisations.porvoo.id, value: 'myyjä' }])
    expect(
      await file.post(
        world.lahti,
        `entries/${entry}/corrections`,
        { value: 'kokki', reason: 'Ammatti oli väärä.' },
        1,
      ),
    ).toMatchObject({
      code: 'not-storing-organisation',
    })
  })

  test('is told neutrally, the receivers that the file awaits them, and those who leave that it has gone', async () => {
    await world.runDue()
    await file.moveAway()
    await world.runDue()
    for (const officer of [world.lahti, world.countyThere])
      expect(await noticesOf(officer, file.id)).toEqual(['customershipAwaits'])
    for (const officer of [file.nurse, file.kela])
      expect(await noticesOf(officer, file.id)).toContain('customershipTransferred')
    expect(await noticesOf(file.officer, file.id)).not.toContain('customershipTransferred')
    expect(await world.messages.listFor(file.customer.nationalId)).toHaveLength(2)
  })

  test('is out of sight of the former team at once, alike with a file that is none', async () => {
    const { id: entry } = await file.record(file.officer, '3.04', 'myyjä')
    await file.moveAway()
    const none = await file.officer.fetch('GET', '/v1/customerships/0198f0a0-0000-7000-8000-00000000c001')
    for (const by of [file.officer, file.nurse, file.kela, world.colleague]) {
      const answers = [
        await by.fetch('GET', file.path),
        await by.fetch('GET', `${file.path}/categories/3`),
        await by.fetch('POST', `${file.path}/categories/3/read`, { body: { reason: 'Sijaistan tänään.' } }),
        await by.fetch('GET', `${file.path}/entries/${entry}`),
        await left(by, entry),
        await correctLeft(by, entry, 'kokki'),
      ]
      for (const { status, code, json } of answers) {
        expect({ status, code }).toEqual({ status: none.status, code: none.code })
        expect(JSON.stringify(json)).not.toContain('Lahti')
      }
    }
    const body = { nationalId: file.customer.nationalId }
    const found = await file.officer.fetch('POST', '/v1/customerships/search', { body })
    expectDone(found, 'search')
    expect(found.text).not.toContain(file.id)
  })

  test('may move back, and on within the area: a mistake is mended by another transfer', async () => {
    await file.moveAway()
    await file.take(world.lahti)
    const home = { area: areas.porvoo.id, labourAuthority: organisations.porvoo.id }
    expect(await file.transfer(world.lahti, there)).toMatchObject({ status: 409, code: 'state-conflict' })
    await world.network.holder('heinola-specialist')
    expectDone(await file.transfer(world.lahti, { labourAuthority: organisations.heinola.id }), 'within')
    expect((await file.shown()).parties.map(({ organisation, taken }) => [organisation, taken])).toEqual([
      [organisations.heinola.id, false],
      [organisations['paijat-hame'].id, false],
      [organisations.kela.id, false],
    ])
    const heinola = await world.network.holder('heinola-specialist')
    await file.take(heinola)
    await file.take(world.countyThere)
    expectDone(await file.transfer(heinola, home), 'back')
    await file.take(file.officer)
    expect((await file.shown(file.officer)).parties).toMatchObject([
      { organisation: organisations.porvoo.id, taken: true },
      {},
      {},
    ])
    expect(await world.countyThere.fetch('GET', file.path)).toMatchObject({ status: 404 })
  })

  test('keeps whoever of a party that goes on has a right for the new area too', async () => {
    const kelaThere = await world.network.holder({
      role: 'workAbilitySpecialist' as const,
      organisation: 'kela' as const,
      area: 'paijat-hame' as const,
      person: file.kela.person,
    })
    await file.moveAway()
    const { parties, team } = await file.shown(kelaThere)
    expect(parties).toMatchObject([
      { taken: false },
      { taken: false },
      { organisation: organisations.kela.id, taken: true },
    ])
    expect(team).toMatchObject([{ person: file.kela.person, responsible: true }])
  })
})

describe('a transfer is refused', () => {
  test('to everybody but a responsible officer of the labour authority', async () => {
    expect(await file.transfer(file.nurse)).toMatchObject({ status: 403, code: 'not-permitted' })
    expect(await file.transfer(world.colleague)).toMatchObject({ status: 404 })
    expectDone(await file.post(file.officer, 'team', { person: world.colleague.person }), 'add')
    expect(await file.transfer(world.colleague)).toMatchObject({ status: 403, code: 'not-permitted' })
    const { person } = world.colleague
    const settings = {
      kind: 'customership',
      customership: file.id,
      role: 'employmentSpecialist',
      person,
      authority: organisations.porvoo.id,
      area: areas.porvoo.id,
      instant: world.network.clock.instant().toISOString(),
      calendar: today(),
    }
    const statement = `select relation.transfer(gen_random_uuid(), '${there.area}', '${there.labourAuthority}', '${today()}', 1)`
    await expect(asApp(world.network, settings, statement)).rejects.toMatchObject({ code: '42501' })
  })

  test('of a day to come or before the start, to no such area, and after the end or while it is proposed', async () => {
    expect(await file.transfer(file.officer, { movedOn: addDays(today(), 1) })).toMatchObject({
      code: 'invalid-date',
    })
    expect(await file.transfer(file.officer, { movedOn: addDays(today(), -1) })).toMatchObject({
      code: 'invalid-date',
    })
    expect(await file.transfer(file.officer, { labourAuthority: organisations.porvoo.id })).toMatchObject({
      code: 'not-a-party',
    })
    expect(await file.transfer(file.officer, { area: areas['koko-maa'].id })).toMatchObject({
      code: 'not-a-party',
    })
    expect(await file.post(file.officer, 'transfers', { ...there, movedOn: today() }, 7)).toMatchObject({
      code: 'stale-version',
    })
    const grounds = 'Palveluja ei enää soviteta yhteen.'
    const { version } = await file.shown()
    expectDone(
      await file.post(file.officer, 'end-proposals', { reason: 'employed', grounds }, version),
      'propose',
    )
    expect(await file.transfer()).toMatchObject({ status: 409, code: 'end-proposed' })
    for (const by of [file.nurse, file.kela])
      expectDone(
        await file.post(by, 'end-opinions', { agrees: true, grounds }, (await file.shown()).version),
        'agree',
      )
    expect(await file.transfer()).toMatchObject({ status: 409, code: 'customership-ended' })
  })

  test('where nobody could take the file', async () => {
    await world.network.sql`update usage_rights.usage_right set valid_until = ${addDays(today(), -1)}
      where id = ${world.countyThere.usageRight}`
    try {
      expect(await file.transfer()).toMatchObject({ status: 409, code: 'nobody-to-receive' })
      expect((await file.shown(file.officer)).parties).toMatchObject([
        { organisation: organisations.porvoo.id },
        {},
        {},
      ])
    } finally {
      await world.network.sql`update usage_rights.usage_right set valid_until = ${addDays(today(), 365)}
        where id = ${world.countyThere.usageRight}`
    }
  })
})
