import { appendFileSync } from 'node:fs'
import { deletionHash, readJournal } from '@tym/journal'
import { addDays, customershipId, newId } from '@tym/kernel'
import { sampleRecipient } from '@tym/personas'
import {
  type Case,
  type Client,
  createLogReader,
  expectDone,
  findReceived,
  openCase,
  validValue,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { assertAnnulled } from './assert-annulled.ts'
import { type AnnulmentCase, type AnnulmentWorld, made, openAnnulmentWorld, words } from './test-world.ts'

let world: AnnulmentWorld
let file: AnnulmentCase
beforeAll(async () => {
  world = await openAnnulmentWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await world.openCase()
})

describe('the closing', () => {
  test('stops what waits, asks nothing more, and calls back what has left', async () => {
    await file.record(file.officer, '7.05')
    const delivered = await file.approved(['7.05'])
    await world.runDue()
    const onItsWay = await file.approved(['7.05'])
    const waiting = await file.prepare(onItsWay.consent)
    const source = await file.consent(['7.15'], { direction: 'obtain' })
    const obtaining = made.parse(
      expectDone(
        await file.officer.fetch('POST', `${file.path}/obtainings`, { body: { consent: source } }),
        'ask',
      ),
    ).id
    await file.annul()
    await world.runDue()
    const { sql } = world.network
    const states =
      await sql`select id, state, problem from disclosures.disclosure where customership = ${file.id}
      union all select id, state, problem from disclosures.obtaining where customership = ${file.id}`
    expect(Object.fromEntries(states.map(({ id, state, problem }) => [id, [state, problem]]))).toEqual({
      [delivered.id]: ['delivered', null],
      [onItsWay.id]: ['stopped', 'customership-annulled'],
      [waiting]: ['stopped', 'customership-annulled'],
      [obtaining]: ['stopped', 'customership-annulled'],
    })
    expect(findReceived(world, onItsWay.id)).toBeUndefined()
    expect(findReceived(world, delivered.id)).toMatchObject({ recalled: true, content: null })
    expect(
      await sql`select reason, state, outcome from disclosures.recall where disclosure = ${delivered.id}`,
    ).toMatchObject([{ reason: 'annulled', state: 'confirmed', outcome: 'deleted' }])
    // A job that is handed over again finds nothing to do.
    const dead = await sql`select 1 from outbox.job where dead_at is not null`
    expect(dead).toHaveLength(0)
  })

  test('comes before what is just being made ready, which then does not leave', async () => {
    await file.record(file.officer, '7.05')
    const { id } = await file.approved(['7.05'])
    let closing: Promise<string> | undefined
    world.whenSigning(async () => {
      closing ??= file.annul()
      await closing
    })
    await world.runDue()
    world.whenSigning(async () => undefined)
    expect(closing).toBeDefined()
    expect(findReceived(world, id)).toBeUndefined()
    const [row] = await world.network.sql`select state, left_at from disclosures.disclosure where id = ${id}`
    expect(row).toEqual({ state: 'stopped', left_at: null })
  })

  test('tells who prepared and who gave something out by hand, and the registrar, to ask for it back', async () => {
    await file.record(file.officer, '7.05')
    const consent = await file.consent(['7.05'])
    const body = { consent, channel: 'paper' }
    const { id } = made.parse(
      expectDone(await file.officer.fetch('POST', `${file.path}/disclosures`, { body }), 'prepare'),
    )
    expectDone(await file.approve(id), 'approve')
    const handed = { body: { handedOverOn: world.today() } }
    expectDone(
      await file.officer.fetch('POST', `${file.path}/disclosures/${id}/hand-over`, handed),
      'hand over',
    )
    const giver = await world.network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
    await world.network.sql.begin(async (tx) => {
      await tx`set local session_replication_role = 'replica'`
      await tx`update disclosures.disclosure set handed_over_by = ${giver.person} where id = ${id}`
    })
    await file.annul()
    await world.runDue()
    for (const by of [file.officer, giver, world.registrar])
      expect((await file.noticesOf(by)).filter((kind) => kind === 'annulledRecallByHand')).toHaveLength(1)
    const listed = async (by: Client) =>
      z
        .object({ items: z.array(z.looseObject({ disclosure: z.string() })) })
        .parse(expectDone(await by.fetch('GET', '/v1/annulled-recalls'), 'list')).items
    for (const by of [file.officer, giver, world.registrar])
      expect((await listed(by)).find((each) => each.disclosure === id)).toEqual({
        disclosure: id,
        customership: file.id,
        party: sampleRecipient.id,
        channel: 'paper',
        handedOverOn: world.today(),
        since: expect.any(String),
      })
    const stranger = await world.network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
    const answer = (by: Client, outcome = 'deleted') =>
      by.fetch('POST', `/v1/annulled-recalls/${id}/confirmation`, { body: { outcome } })
    const nobodys = await file.officer.fetch('POST', `/v1/annulled-recalls/${newId()}/confirmation`, {
      body: { outcome: 'deleted' },
    })
    for (const by of [file.nurse, stranger, world.countyRegistrar]) {
      expect((await listed(by)).map((each) => each.disclosure)).not.toContain(id)
      const refused = await answer(by)
      expect(refused).toMatchObject({ status: 404, code: 'not-found' })
      expect(refused.text).toBe(nobodys.text)
    }
    const log = createLogReader(world.network.sql)
    await log.take()
    expectDone(await answer(world.registrar), 'record the answer')
    expect((await log.take()).filter(({ event }) => event === 'recall.confirmedByHand')).toMatchObject([
      { customership: file.id, resources: [id], person: world.registrar.person },
    ])
    expect(await answer(giver, 'kept')).toMatchObject({ status: 409, code: 'state-conflict' })
    expect(await listed(world.registrar)).toEqual([])
    const rows = await world.network
      .sql`select state, outcome, confirmed_by from disclosures.recall where disclosure = ${id}`
    expect(rows).toEqual([{ state: 'confirmed', outcome: 'deleted', confirmed_by: world.registrar.person }])
  })

  test('is told to the team, and to the supervisors, the registrar and the data-protection officer of who had opened it', async () => {
    await file.annul()
    await world.runDue()
    for (const by of [world.supervisor, world.protection, world.registrar])
      expect(await file.noticesOf(by)).toContain('customershipAnnulled')
    for (const by of [file.officer, file.nurse, file.kela]) {
      expect(await file.noticesOf(by)).toContain('openedInError')
      expect((await by.fetch('GET', '/v1/notifications')).text).toContain('openedInError')
    }
    expect(await file.noticesOf(world.countyRegistrar)).toEqual([])
  })

  test('is told to the person by their code alone, in every language, with the days from then on', async () => {
    await file.record(file.officer, '1.05', validValue('1.05'))
    world.messages.cut(true)
    const id = await file.annul()
    await world.runDue()
    world.messages.cut(false)
    world.network.clock.setCalendar(addDays(world.today(), 2))
    await world.wait({ seconds: 3600 })
    const [message] = await world.messages.listFor(file.customer.nationalId)
    expect(message?.contents.map(({ language }) => language).sort()).toEqual(['en', 'fi', 'sv'])
    expect(JSON.stringify(message)).toContain('30')
    const row = await world.rowOf(id)
    expect(row?.['until']).toBe(addDays(world.today(), 30))
    world.network.clock.setCalendar(addDays(world.today(), -2))
    const own = expectDone(await file.customer.fetch('GET', '/v1/own-annulments'), 'own')
    expect(own).toMatchObject({ items: [{ id, customership: file.id, reason: 'wrongPerson' }] })
    expect(JSON.stringify(own)).not.toContain(words)
    const other = world.network.customer((await openCase(world)).customer.nationalId)
    expect(expectDone(await other.fetch('GET', '/v1/own-annulments'), 'own')).toEqual({ items: [] })
  })

  test('tells the operators when nobody takes the message', async () => {
    const operator = await world.network.holder({ role: 'kehaOperator', organisation: 'keha' })
    world.messages.cut(true)
    await file.annul()
    await world.runDue()
    await world.wait({ seconds: 25 * 3600 })
    world.messages.cut(false)
    expect(await file.noticesOf(operator)).toContain('annulledPersonNotReached')
    await world.wait({ seconds: 3600 })
  })

  test('lets the same person have a true file, in which the turvakielto of the mistaken one does not hold', async () => {
    const { network } = world
    const fact = { category: 1, field: '1.09', value: { active: true }, source: 'customer' }
    expectDone(await file.officer.fetch('POST', `${file.path}/entries`, { body: fact }), 'protect')
    const { nationalId } = file.customer
    const again = () =>
      file.officer.fetch('POST', '/v1/customerships', {
        body: {
          nationalId,
          givenNames: 'Eeva',
          familyName: 'Esimerkki',
          startedOn: world.today(),
          unemployedConfirmed: true,
        },
      })
    expect(await again()).toMatchObject({ status: 409 })
    await file.annul()
    const { id } = made.parse(expectDone(await again(), 'open again'))
    const [shield] = await network.sql`select relation.is_shielded(${id}, ${world.today()}) as on`
    expect(shield?.['on']).toBe(false)
    expect(await file.officer.fetch('GET', `/v1/customerships/${id}`)).toMatchObject({ status: 200 })
  })

  test('keeps the turvakielto that another file of the person had handed on', async () => {
    const { sql } = world.network
    await sql`update customerships.identity_index set safety_until = 'infinity', safety_handed_until = '2030-01-01' where customership = ${file.id}`
    await file.annul()
    const [row] =
      await sql`select safety_until::text as until, open from customerships.identity_index where customership = ${file.id}`
    expect(row).toEqual({ until: '2030-01-01', open: false })
  })

  test('of the right person leaves their turvakielto in their other files, or until there is one', async () => {
    const { sql } = world.network
    const fact = { category: 1, field: '1.09', value: { active: true }, source: 'customer' }
    const protect = async (of: Case) =>
      expectDone(await of.officer.fetch('POST', `${of.path}/entries`, { body: fact }), 'protect')
    const safetyOf = async (of: Case) =>
      (
        await sql`select safety_until::text as until, safety_handed_until::text as handed, relation.is_shielded(customership, ${world.today()}) as shielded
        from customerships.identity_index where customership = ${of.id}`
      )[0]
    const other = await openCase(world)
    await sql`update customerships.identity_index set open = false, index = (select i.index from customerships.identity_index i
      where i.customership = ${file.id}) where customership = ${other.id}`
    await protect(file)
    await file.annul(file, 'openedByMistake')
    const handed = { until: 'infinity', handed: 'infinity', shielded: true }
    expect(await safetyOf(other)).toEqual(handed)
    expect((await safetyOf(file))?.['until']).toBe(null)
    const alone = await openCase(world)
    await protect(alone)
    await file.annul(alone, 'openedByMistake')
    expect(await safetyOf(alone)).toEqual({ until: 'infinity', handed: null, shielded: true })
  })

  test('is in the journal before it is said to be done, and not done when the journal cannot be written', async () => {
    const id = await file.proposed()
    const twin = await world.network.startTwin('/dev/null')
    const sent = { headers: { 'if-match': '"1"' }, at: twin.address }
    const refused = await world.supervisor.fetch('POST', `${file.path}/annulments/${id}/approval`, sent)
    expect(refused).toMatchObject({ status: 503 })
    expect(await world.rowOf(id)).toMatchObject({ state: 'proposed' })
    const log = createLogReader(world.network.sql)
    await log.take()
    expectDone(await file.send(world.supervisor, 'approval', id), 'close')
    expect(await log.take()).toMatchObject([
      { event: 'annulment.closed', customership: file.id, ground: 'gdpr-17' },
    ])
    const { entries } = await readJournal(world.network.journalFile)
    const hash = deletionHash(customershipId.parse(file.id))
    expect(entries.filter((entry) => 'file' in entry && entry.file === hash)).toMatchObject([
      { kind: 'annulment', annulment: id, reason: 'wrongPerson', closedOn: world.today(), days: 30 },
    ])
  })

  test.each([['refusal'], ['withdrawal']] as const)(
    'that came to nothing after it was in the journal is not done by the next start once there is a %s',
    async (step) => {
      const { sql, journalFile, startTwin } = world.network
      const id = await file.proposed()
      await sql.begin(async (tx) => {
        await tx`select 1 from customerships.identity_index where customership = ${file.id} for update`
        expect(await file.send(world.supervisor, 'approval', id)).toMatchObject({ status: 503 })
      })
      const { entries } = await readJournal(journalFile)
      expect(entries.filter((entry) => 'annulment' in entry && entry.annulment === id)).toHaveLength(1)
      expectDone(await file.send(step === 'refusal' ? world.supervisor : file.officer, step, id), step)
      const state = step === 'refusal' ? 'refused' : 'withdrawn'
      await startTwin()
      expect(await world.rowOf(id)).toMatchObject({ state })
      expect(await file.officer.fetch('GET', file.path)).toMatchObject({ status: 200 })
      await assertAnnulled(journalFile, { sql })
      // Proposed again it is a matter of its own, which the former closing does not decide.
      const again = await file.proposed()
      await startTwin()
      expect(await world.rowOf(again)).toMatchObject({ state: 'proposed' })
    },
  )

  test('that a start makes again gives the person new days', async () => {
    const other = await openCase(world)
    const id = await file.proposed()
    const closedOn = world.today()
    for (const [annulment, of] of [
      [id, file],
      [newId(), other],
    ] as const) {
      const said = { kind: 'annulment', annulment, file: deletionHash(customershipId.parse(of.id)) }
      const entry = { ...said, at: world.network.clock.instant(), reason: 'wrongPerson', closedOn, days: 30 }
      appendFileSync(world.network.journalFile, `${JSON.stringify(entry)}\n`)
    }
    world.network.clock.setCalendar(addDays(closedOn, 40))
    await world.network.startTwin()
    world.network.clock.setCalendar(closedOn)
    const rows = await world.network
      .sql`select closed_on::text as on, log_until::text as until from retention.annulment
      where customership in (${file.id}, ${other.id})`
    const again = { on: closedOn, until: addDays(closedOn, 70) }
    expect(rows).toEqual([again, again])
  })

  test('is not in the way of a start, which finds that it has just been done', async () => {
    const { sql, clock, journalFile, startTwin } = world.network
    const id = await file.proposed()
    const waiting = () =>
      sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%annul_again%' and datname = current_database()`
    let starting: ReturnType<typeof startTwin> | undefined
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = 'replica'`
      await tx`update retention.annulment set state = 'closed', version = 2, decided_by = ${world.supervisor.person}, decided_at = ${clock.instant()},
        closed_on = ${world.today()}, log_days = 30, log_until = ${addDays(world.today(), 30)} where id = ${id}`
      const said = { kind: 'annulment', annulment: id, file: deletionHash(customershipId.parse(file.id)) }
      const entry = { ...said, at: clock.instant(), reason: 'wrongPerson', closedOn: world.today(), days: 30 }
      appendFileSync(journalFile, `${JSON.stringify(entry)}\n`)
      starting = startTwin()
      await vi.waitUntil(async () => (await waiting()).length === 1, { timeout: 120_000 })
    })
    await starting
    expect(await world.rowOf(id)).toMatchObject({
      state: 'closed',
      decided_by: world.supervisor.person,
      version: 2,
    })
  })

  test('is done once, whatever is said to it again', async () => {
    const id = await file.annul()
    for (const [by, step] of [
      [world.supervisor, 'approval'],
      [world.supervisor, 'refusal'],
    ] as const)
      expect(await file.send(by, step, id)).toMatchObject({ code: 'state-conflict' })
    expect(await file.propose(file.officer)).toMatchObject({ status: 404 })
  })
})
