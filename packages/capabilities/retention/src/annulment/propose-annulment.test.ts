import { addDays } from '@tym/kernel'
import { expectDone, findInDatabase, type Holder } from '@tym/testing'
import type { TransactionSql } from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AnnulmentCase, type AnnulmentWorld, openAnnulmentWorld, words } from './test-world.ts'

let world: AnnulmentWorld
let file: AnnulmentCase
beforeAll(async () => {
  world = await openAnnulmentWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await world.openCase()
})

describe('a proposal', () => {
  test('is made by the authority that opened the file, with words that nobody reads in the database', async () => {
    expect(await file.propose(file.nurse)).toMatchObject({ status: 404, code: 'not-found' })
    expect(await file.propose(world.countyRegistrar)).toMatchObject({ status: 404, code: 'not-found' })
    expect(await file.propose(world.supervisor)).toMatchObject({ status: 403, code: 'not-permitted' })
    const id = await file.proposed()
    expect(await file.propose(world.registrar)).toMatchObject({ status: 409, code: 'state-conflict' })
    expect(await findInDatabase(world.network.sql, [words])).toEqual([])
    for (const by of [world.supervisor, world.protection, world.registrar, file.officer])
      expect(await file.listOf(by)).toMatchObject([
        { id, state: 'proposed', reason: 'wrongPerson', grounds: words },
      ])
    for (const by of [file.nurse, world.countyRegistrar]) expect(await file.listOf(by)).toEqual([])
    await world.runDue()
    expect(await file.noticesOf(world.supervisor)).toEqual(['annulmentProposed'])
    expect(await file.officer.fetch('GET', file.path)).toMatchObject({ status: 200 })
  })

  test('is taken back by whoever may make it, and refused by who would decide', async () => {
    expectDone(await file.send(world.registrar, 'withdrawal', await file.proposed()), 'withdraw')
    const id = await file.proposed()
    expect(await file.send(file.nurse, 'withdrawal', id)).toMatchObject({ status: 404 })
    expect(await file.send(file.officer, 'refusal', id)).toMatchObject({ status: 403, code: 'not-permitted' })
    expectDone(await file.send(world.supervisor, 'refusal', id), 'refuse')
    expect(await file.send(world.supervisor, 'approval', id)).toMatchObject({ code: 'state-conflict' })
    await world.runDue()
    expect(await file.noticesOf(file.officer)).toContain('annulmentRefused')
    expect(await file.officer.fetch('GET', file.path)).toMatchObject({ status: 200 })
  })

  test('is decided by a supervisor of that authority who has never been in the team, and by nobody else', async () => {
    const id = await file.proposed()
    expect(await file.send(world.registrar, 'approval', id)).toMatchObject({
      status: 403,
      code: 'not-permitted',
    })
    const elsewhere = await world.network.holder('county-supervisor')
    expect(await file.send(elsewhere, 'approval', id)).toMatchObject({ status: 404, code: 'not-found' })
    const inTeam = await world.network.holder({ role: 'supervisor', organisation: 'porvoo' })
    await world.network.sql`insert into customerships.case_team_member
        (id, customership, organisation, person, name, title, role, responsible, added_by, added_at, removed_by, removed_at)
      values (gen_random_uuid(), ${file.id}, ${inTeam.grant.authority}, ${inTeam.person}, 'n', 't', 'employmentSpecialist', false, 't',
        ${world.network.clock.instant()}, 't', ${world.network.clock.instant()})`
    expect(await file.send(inTeam, 'approval', id)).toMatchObject({ status: 403, code: 'decider-on-team' })
    expectDone(await file.send(world.supervisor, 'approval', id), 'close')
  })

  test('is told again to whoever it waits for', async () => {
    await file.record(file.nurse, '5.04')
    await file.proposed()
    await world.runDue()
    world.network.clock.setCalendar(addDays(world.today(), 8))
    await world.runScheduled('remind-annulments')
    await world.runScheduled('remind-annulments')
    for (const [by, kind] of [
      [world.supervisor, 'annulmentProposed'],
      [file.nurse, 'annulmentAwaitsAgreement'],
    ] as const)
      expect((await file.noticesOf(by)).filter((each) => each === kind)).toHaveLength(2)
    world.network.clock.setCalendar(addDays(world.today(), -8))
  })
})

describe('a file with entries of another organisation', () => {
  beforeEach(async () => {
    await file.record(file.nurse, '5.04')
  })

  test('is closed only once that has agreed', async () => {
    const id = await file.proposed()
    await world.runDue()
    expect(await file.noticesOf(file.nurse)).toContain('annulmentAwaitsAgreement')
    expect(await file.send(world.supervisor, 'approval', id)).toMatchObject({
      status: 409,
      code: 'agreement-missing',
    })
    expect(await file.send(file.kela, 'agreement', id, { agrees: true })).toMatchObject({ status: 404 })
    const [seen] = await file.listOf(file.nurse)
    expect(seen).toMatchObject({ id, awaits: [file.nurse.grant.authority], grounds: words })
    expectDone(await file.send(world.countyRegistrar, 'agreement', id, { agrees: true }), 'agree')
    expect(await file.send(file.nurse, 'agreement', id, { agrees: true })).toMatchObject({
      code: 'state-conflict',
    })
    expect(await file.listOf(world.supervisor)).toMatchObject([{ awaits: [] }])
    // Kela stores something after the county has agreed: it is asked as well.
    await world.network.sql.begin(async (tx) => {
      await tx`set local session_replication_role = 'replica'`
      await tx`insert into customer_data.entry select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(),
        'owner', ${file.kela.grant.authority}::text))).* from customer_data.entry e where e.customership = ${file.id} and e.field = '5.04'`
    })
    expect(await file.send(world.supervisor, 'approval', id)).toMatchObject({ code: 'agreement-missing' })
    expectDone(await file.send(file.kela, 'agreement', id, { agrees: true }), 'agree')
    expectDone(await file.send(world.supervisor, 'approval', id), 'close')
  })

  test('stays open when that does not agree', async () => {
    const id = await file.proposed()
    expectDone(await file.send(file.nurse, 'agreement', id, { agrees: false }), 'disagree')
    expect(await file.send(world.supervisor, 'approval', id)).toMatchObject({ code: 'state-conflict' })
    await world.runDue()
    expect(await file.noticesOf(file.officer)).toContain('annulmentRefused')
  })

  test('is asked again for what it stores after it has agreed', async () => {
    const id = await file.proposed()
    expectDone(await file.send(world.countyRegistrar, 'agreement', id, { agrees: true }), 'agree')
    await world.wait({ seconds: 60 })
    await file.record(file.nurse, '5.04')
    expect(await file.listOf(world.supervisor)).toMatchObject([{ awaits: [file.nurse.grant.authority] }])
    expect(await file.send(world.supervisor, 'approval', id)).toMatchObject({ code: 'agreement-missing' })
    expectDone(await file.send(file.nurse, 'agreement', id, { agrees: true }), 'agree again')
    expectDone(await file.send(world.supervisor, 'approval', id), 'close')
  })

  test('is agreed to by another person than who proposed it', async () => {
    const id = await file.proposed()
    await world.network.sql.begin(async (tx) => {
      await tx`set local session_replication_role = 'replica'`
      await tx`update retention.annulment set proposed_by = ${world.countyRegistrar.person} where id = ${id}`
    })
    expect(await file.send(world.countyRegistrar, 'agreement', id, { agrees: true })).toMatchObject({
      status: 403,
      code: 'own-proposal',
    })
    const agree = inDatabase(
      world.countyRegistrar,
      (
        tx,
      ) => tx`insert into retention.annulment_agreement (annulment, customership, organisation, agreed_by, agreed_at)
        values (${id}, ${file.id}, ${world.countyRegistrar.grant.authority}, ${world.countyRegistrar.person}, ${world.network.clock.instant()})`,
    )
    await expect(agree).rejects.toMatchObject({ code: '42501' })
    expectDone(await file.send(file.nurse, 'agreement', id, { agrees: true }), 'agree')
  })

  /** As somebody whom the service would refuse, whatever their role may do; nothing of it stays. */
  const inDatabase = (by: Holder, does: (tx: TransactionSql) => Promise<unknown>, alsoMay?: string) =>
    world.network.sql.begin(async (tx) => {
      if (alsoMay !== undefined)
        await tx`insert into declared.permission (role, operation, reach) values (${by.role}, ${alsoMay}, 'ownOrganisation')`
      await tx`set local role tym_app`
      const said = {
        kind: 'organisation',
        person: by.person,
        role: by.role,
        authority: by.grant.authority,
        area: by.grant.area,
        instant: world.network.clock.instant().toISOString(),
        calendar: world.today(),
      }
      for (const [name, value] of Object.entries(said))
        await tx`select set_config(${`tym.${name}`}, ${value}, true)`
      await does(tx)
      throw new Error('done')
    })
  const decideInDatabase = (id: string, by: Holder, state: string, alsoMay?: string) => {
    const closed = state === 'closed' ? world.today() : null
    return inDatabase(
      by,
      (tx) => tx`update retention.annulment set state = ${state}, version = 2, decided_by = ${by.person},
        decided_at = ${world.network.clock.instant()}, closed_on = ${closed}, log_days = ${closed && 30},
        log_until = ${closed && addDays(closed, 30)} where id = ${id}`,
      alsoMay,
    )
  }

  test('is not closed over them by the database either', async () => {
    await expect(decideInDatabase(await file.proposed(), world.supervisor, 'closed')).rejects.toMatchObject({
      code: 'TY130',
    })
  })

  test('is closed by the authority that opened it alone, whatever another may decide of its own', async () => {
    const id = await file.proposed()
    expectDone(await file.send(file.nurse, 'agreement', id, { agrees: true }), 'agree')
    await expect(decideInDatabase(id, world.supervisor, 'closed')).rejects.toThrow('done')
    const closed = decideInDatabase(id, world.countyRegistrar, 'closed', 'annulment.decide')
    await expect(closed).rejects.toMatchObject({ code: 'TY130' })
    const withdrawn = decideInDatabase(id, world.countyRegistrar, 'withdrawn')
    await expect(withdrawn).rejects.toMatchObject({ code: 'TY130' })
    await expect(decideInDatabase(id, world.countyRegistrar, 'refused')).rejects.toThrow('done')
  })
})
