import { addDays, newId } from '@tym/kernel'
import { areas, organisations } from '@tym/personas'
import type postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type MovingFile, type MovingWorld, openMovingFile, openMovingWorld, there } from '../moving-file.ts'
import { asApp, contextOf } from '../network/as-app.ts'
import type { Holder } from '../network/holder.ts'
import { expectDone } from '../network/open-customership.ts'
import { again, arrangeIn, asRoleIn, policy, type Settings } from './past-the-service.ts'

let world: MovingWorld
let file: MovingFile
beforeAll(async () => {
  world = await openMovingWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await openMovingFile(world)
})

const now = () => world.network.clock.instant().toISOString()
const today = () => world.network.clock.calendar()
const within = (by: Holder, statement: string, change: Settings = {}) =>
  asApp(
    world.network,
    { ...contextOf(by, 'customership', world.network), customership: file.id, after_end: 'open', ...change },
    statement,
  )
const arrange = <T>(work: (tx: postgres.TransactionSql) => Promise<T>) => arrangeIn(world.network.sql, work)
const asRole = (role: string, settings: Settings, statement: string) =>
  asRoleIn(world.network.sql, role, settings, statement)

describe('of a file that has been handed over', () => {
  const find = async (by: Holder, change: Settings = {}) => {
    const [row] = await world.network.sql<{ index: string }[]>`select encode(index, 'hex') as index
      from customerships.identity_index where customership = ${file.id}`
    const found = await asApp(
      world.network,
      { ...contextOf(by, 'search', world.network), ...change },
      `select customership, on_team from relation.find_by_index(decode('${row?.index}', 'hex'))`,
    )
    return found.length
  }
  const holds = async (by: Holder, change: Settings = {}, kind = 'organisation') => {
    const context = { ...contextOf(by, kind, world.network), ...change }
    const [row] = await asApp(world.network, context, `select relation.may_hold('${file.id}') as may`)
    return row?.['may']
  }
  const elsewhere = { area: areas['paijat-hame'].id }

  test('who speaks for a former party finds it and holds it, for its area, nobody else of it does', async () => {
    const [registrar] = world.registrars
    expect([await find(world.colleague), await find(world.colleague, { out_of_team: 'yes' })]).toEqual([0, 1])
    expect([await holds(file.officer), await holds(world.colleague), await holds(registrar)]).toEqual([
      ...[true, false, true],
    ])
    expect(await holds(registrar, {}, 'search')).toBe(false)
    await file.moveAway()
    expect(await find(registrar)).toBe(1)
    expect(await find(registrar, { out_of_team: 'yes' })).toBe(0)
    expect(await find(registrar, elsewhere)).toBe(0)
    for (const by of [file.officer, world.colleague])
      expect([await find(by), await find(by, { out_of_team: 'yes' }), await holds(by)]).toEqual([0, 0, false])
    expect(await holds(registrar)).toBe(true)
    expect(await holds(registrar, elsewhere)).toBe(false)
    for (const { id } of [organisations.lahti, organisations.heinola])
      expect([await holds(registrar, { authority: id }), await find(registrar, { authority: id })]).toEqual([
        ...[false, 0],
      ])
    await arrange(
      (tx) => tx`update customerships.case_team_member set removed_at = null, removed_by = null
        where customership = ${file.id} and person = ${file.officer.person}`,
    )
    expect(await holds(file.officer)).toBe(false)
  })

  test('of an organisation that goes on in it, or has come back, nobody is as one who has left', async () => {
    const { porvoo } = organisations
    const left = async () => {
      const settings = { authority: porvoo.id, area: areas.porvoo.id }
      const [row] = await asRole(
        'tym_relation',
        settings,
        `select relation.has_left_here('${file.id}') as left`,
      )
      return row?.['left']
    }
    expect(await left()).toBe(false)
    await file.moveAway()
    expect(await left()).toBe(true)
    await file.take(world.lahti)
    const home = { area: areas.porvoo.id, labourAuthority: porvoo.id }
    expectDone(await file.transfer(world.lahti, home), 'back')
    expect(await left()).toBe(false)
  })

  test('is handed over as it stands, while it goes on, by who answers for it, where somebody takes it', async () => {
    const { sql } = world.network
    const { version } = await file.shown()
    const hand = (by: Holder, p_version = version, on: string = today(), change: Settings = {}) =>
      within(
        by,
        `select relation.transfer('${newId()}', '${there.area}', '${there.labourAuthority}', '${on}', ${p_version})`,
        change,
      )
    const not = { code: '42501' }
    const wrong = { code: 'TY200' }
    await expect(hand(file.officer, version + 1)).rejects.toMatchObject(wrong)
    await expect(hand(file.officer, version, '2020-01-01')).rejects.toMatchObject(wrong)
    await expect(hand(file.officer, version, today(), { out_of_team: 'yes' })).rejects.toMatchObject(not)
    await expect(hand(file.officer, version, today(), { kind: 'taking' })).rejects.toMatchObject(not)
    await expect(hand(file.nurse)).rejects.toMatchObject(not)
    const notOfLabour = hand(file.nurse, version, today(), { role: file.officer.role })
    await expect(notOfLabour).rejects.toMatchObject(wrong)
    expectDone(await file.post(file.officer, 'team', { person: world.colleague.person }), 'add')
    await expect(hand(world.colleague)).rejects.toMatchObject(not)
    const set = (state: string, before: string | null) =>
      arrange(
        (tx) => tx`update customerships.customership set state = ${state}, state_before_end = ${before},
          end_reason = ${before && 'pension'}, ended_on = ${state === 'ended' ? today() : null} where id = ${file.id}`,
      )
    for (const state of ['endProposed', 'ended']) {
      await set(state, 'underAssessment')
      await expect(hand(file.officer), state).rejects.toMatchObject(wrong)
    }
    for (const after_end of ['reason', ''])
      await expect(hand(file.officer, version, today(), { after_end })).rejects.toMatchObject(not)
    await set('underAssessment', null)
    for (const { usageRight } of [world.lahti, world.countyThere]) {
      const [whole] = await sql<
        { valid_until: string; area: string; role: string }[]
      >`select valid_until::text, area, role
        from usage_rights.usage_right where id = ${usageRight}`
      if (whole === undefined) throw new Error('no such right')
      const right = (change: Partial<typeof whole>) =>
        arrange(
          (tx) =>
            tx`update usage_rights.usage_right set ${tx({ ...whole, ...change })} where id = ${usageRight}`,
        )
      try {
        for (const change of [
          { valid_until: addDays(today(), -1) },
          { area: areas.porvoo.id },
          { role: 'registrar' },
        ]) {
          await right(change)
          await expect(hand(file.officer), JSON.stringify(change)).rejects.toMatchObject({ code: 'TY201' })
        }
      } finally {
        await right({})
      }
    }
    await hand(file.officer)
  })

  test('who has taken its place approves for a former party, and nobody else does', async () => {
    await file.record(file.officer, '3.04', 'myyjä')
    const id = await file.prepare(await file.consent(['3.04']))
    await file.moveAway()
    await file.take(world.lahti)
    await arrange((tx) => tx`delete from disclosures.approval where disclosure = ${id}`)
    const approved = (organisation: string, by = 'one') =>
      world.network.sql.begin(async (tx) => {
        await tx`delete from disclosures.approval where disclosure = ${id}`
        await tx`insert into disclosures.approval (disclosure, customership, organisation, person, usage_right, approved_at)
          values (${id}, ${file.id}, ${organisation}, ${by}, ${newId()}, ${now()})`
        await tx`update disclosures.disclosure set state = 'approved', version = version + 1 where id = ${id}`
        throw new Error('rolled back')
      })
    for (const organisation of [organisations.lahti.id, organisations.porvoo.id])
      await expect(approved(organisation)).rejects.toThrow('rolled back')
    for (const organisation of [organisations['paijat-hame'].id, organisations.kela.id])
      await expect(approved(organisation)).rejects.toMatchObject({ code: 'TY008' })
    await arrange(
      (tx) =>
        tx`update disclosures.disclosure set consent = null, channel = 'paper', statute = '381/2023 12 §' where id = ${id}`,
    )
    for (const organisation of [organisations.lahti.id, organisations.porvoo.id]) {
      await expect(approved(organisation)).rejects.toThrow('rolled back')
      await expect(approved(organisation, file.officer.person)).rejects.toMatchObject({
        code: 'TY008',
        message: expect.stringContaining('a second person'),
      })
    }
  })

  test('nothing new is stored for a former party, and what it stored the customer still corrects', async () => {
    const body = { category: 3, field: '3.07', value: { licence: 'B-ajokortti' }, source: 'customer' }
    const { id } = z
      .object({ id: z.string() })
      .parse(expectDone(await file.customer.fetch('POST', `${file.path}/entries`, { body }), 'record'))
    await file.moveAway()
    const [row] = await world.network.sql<{ index: string; owner: string }[]>`
      select encode(i.index, 'hex') as index, e.owner from customerships.identity_index i
        join customer_data.entry e on e.customership = i.customership where i.customership = ${file.id} and e.id = ${id}`
    expect(row?.owner).toBe(organisations.porvoo.id)
    const entry = (change: object) =>
      within(file.officer, again('customer_data.entry', `id = '${id}' and version = 1`, change), {
        role: 'customer',
        person: 'customer-0001',
        self_index: row?.index ?? '',
        employer: '',
        authority: '',
        area: '',
      })
    const own = { author: 'customer-0001', recorded_at: now(), correction_reason: '\\x00' }
    await expect(entry({ ...own, id: newId() })).rejects.toMatchObject(policy('stored_by_own_party'))
    const stranger = { ...own, version: 2, owner: organisations.heinola.id }
    await expect(entry(stranger)).rejects.toMatchObject(policy('stored_by_own_party'))
    await entry({ ...own, version: 2 })
  })
})
