import { newId } from '@tym/kernel'
import { sampleRecipient } from '@tym/personas'
import {
  type Case,
  type DisclosureWorld,
  expectDone,
  type Holder,
  openCase,
  openDisclosureWorld,
} from '@tym/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

let world: DisclosureWorld
let app: postgres.Sql
let workers: postgres.Sql
let file: Case
let consent: string
let id: string
beforeAll(async () => {
  world = await openDisclosureWorld()
  app = postgres(world.network.urls.app, { max: 1 })
  workers = postgres(world.network.urls.worker, { max: 1 })
})
afterAll(async () => {
  await Promise.all([app.end(), workers.end()])
  await world.close()
})
beforeEach(async () => {
  file = await openCase(world)
  await file.record(file.officer, '7.05', { service: 'työkokeilu', state: 'planned', on: '2026-11-02' })
  await file.record(file.nurse, '5.04', { limit: 'Ei toistuvia raskaita nostoja.' })
  consent = await file.consent(['5.04', '7.05'])
  id = await file.prepare(consent)
})

type Work = (tx: postgres.TransactionSql, instant: string) => Promise<unknown>
const say = async (tx: postgres.TransactionSql, context: Readonly<Record<string, string>>) => {
  for (const [name, value] of Object.entries(context))
    await tx`select set_config(${`tym.${name}`}, ${value}, true)`
}
const today = () => world.network.clock.calendar()
const now = () => world.network.clock.instant().toISOString()

/** As the service itself, in somebody's name, inside one file. */
const asService = (by: Holder, work: Work, customership = file.id) =>
  app.begin(async (tx) => {
    const { authority, employer, area } = by.grant
    const said = {
      kind: 'customership',
      customership,
      authority,
      employer,
      area,
      instant: now(),
      calendar: today(),
    }
    await say(tx, { ...said, person: by.person, role: by.role })
    return work(tx, now())
  })
/** As the service in the customer's own name: their blind index is what opens the file. */
const asCustomer = (work: Work) =>
  app.begin(async (tx) => {
    const [row] = await world.network.sql<{ index: Buffer }[]>`select index from customerships.identity_index
      where customership = ${file.id}`
    const said = { kind: 'customership', customership: file.id, instant: now() }
    const self = { self_index: row?.index.toString('hex') ?? '', role: 'customer', person: 'customer-0001' }
    await say(tx, { ...said, ...self })
    return work(tx, now())
  })
const asJob = (job: string, work: Work) =>
  workers.begin(async (tx) => {
    await say(tx, { kind: 'job', job, instant: now() })
    return work(tx, now())
  })
const delivering = (work: Work) => asJob('deliver-disclosure', work)

const approveAll = async () => {
  for (const by of [file.officer, file.nurse]) expectDone(await file.approve(id, by), 'approve')
}
const leave: Work = (tx, instant) =>
  tx`update disclosures.disclosure set state = 'leaving', left_at = ${instant}, version = version + 1
    where id = ${id} returning id`
const move =
  (change: string): Work =>
  (tx) =>
    tx.unsafe(
      `update disclosures.disclosure set ${change}, version = version + 1 where id = '${id}' returning id`,
    )
const approval =
  (organisation: string, person: string, usageRight: string): Work =>
  (tx, instant) =>
    tx`insert into disclosures.approval (disclosure, customership, organisation, person, usage_right, approved_at)
    values (${id}, ${file.id}, ${organisation}, ${person}, ${usageRight}, ${instant})`
const forbidden = { code: '42501' }
const notThisWay = { code: 'TY008' }
const stateNow = async () => (await file.read(id)).state

describe('the database lets nobody approve', () => {
  test('for another organisation, in another’s name, or for one that has nothing to do with the file', async () => {
    const { officer, nurse } = file
    const right = officer.usageRight
    const outsider = await world.network.holder('lahti-specialist')
    for (const attempt of [
      approval(nurse.grant.authority, officer.person, right),
      approval(officer.grant.authority, nurse.person, right),
      approval(outsider.grant.authority, officer.person, right),
    ])
      await expect(asService(officer, attempt)).rejects.toMatchObject(forbidden)
    const foreign = approval(outsider.grant.authority, outsider.person, outsider.usageRight)
    await expect(asService(outsider, foreign)).rejects.toThrow()
    expect((await file.read(id)).awaits).toHaveLength(2)
  })

  test('as the customer, or as the worker', async () => {
    const { officer } = file
    const own = approval(officer.grant.authority, officer.person, officer.usageRight)
    await expect(asCustomer(own)).rejects.toMatchObject(forbidden)
    await expect(delivering(own)).rejects.toMatchObject(forbidden)
  })

  test('what an organisation in it has not approved', async () => {
    expectDone(await file.approve(id, file.officer), 'approve')
    await expect(asService(file.officer, move(`state = 'approved'`))).rejects.toMatchObject(notThisWay)
    await expect(
      world.network.sql.begin((tx) => move(`state = 'approved'`)(tx, now())),
    ).rejects.toMatchObject(notThisWay)
    expect(await stateNow()).toBe('awaitingApproval')
  })
})

describe('the database lets nobody change', () => {
  test('what is in a snapshot that waits no longer: no entry, no approval', async () => {
    await approveAll()
    const { officer } = file
    const addItem: Work = (
      tx,
    ) => tx`insert into disclosures.item (disclosure, customership, entry, entry_version, field, owner)
      values (${id}, ${file.id}, ${newId()}, 1, '7.05', ${officer.grant.authority})`
    await expect(asService(officer, addItem)).rejects.toMatchObject(notThisWay)
    await expect(world.network.sql.begin((tx) => addItem(tx, now()))).rejects.toMatchObject(notThisWay)
    const again = approval(file.kela.grant.authority, file.kela.person, file.kela.usageRight)
    await expect(asService(file.kela, again)).rejects.toMatchObject(notThisWay)
  })

  test('the snapshot, its hash, its consent, its recipient or its entries', async () => {
    for (const change of [
      `snapshot = decode('00', 'hex')`,
      `snapshot_hash = sha256('x')`,
      `consent = '${newId()}'`,
      `party = '${newId()}'`,
      `owner = '${file.nurse.grant.authority}'`,
    ]) {
      await expect(asService(file.officer, move(change))).rejects.toMatchObject(forbidden)
      await expect(delivering(move(change))).rejects.toMatchObject(forbidden)
    }
    for (const statement of [
      'update disclosures.item set entry_version = 2',
      'delete from disclosures.item',
    ]) {
      await expect(asService(file.officer, (tx) => tx.unsafe(statement))).rejects.toMatchObject(forbidden)
      await expect(delivering((tx) => tx.unsafe(statement))).rejects.toMatchObject(forbidden)
    }
  })

  test('prepared in another’s name, for another organisation, or as the customer', async () => {
    const copy =
      (person: string, owner: string): Work =>
      (tx, instant) =>
        tx`insert into disclosures.disclosure (id, customership, consent, party, owner, state, prepared_by, prepared_at,
            snapshot, snapshot_hash)
          values (${newId()}, ${file.id}, ${consent}, ${sampleRecipient.id}, ${owner}, 'awaitingApproval', ${person},
            ${instant}, decode('00', 'hex'), sha256('x'))`
    const { officer, nurse } = file
    for (const attempt of [
      copy(nurse.person, officer.grant.authority),
      copy(officer.person, nurse.grant.authority),
    ])
      await expect(asService(officer, attempt)).rejects.toMatchObject(forbidden)
    await expect(asCustomer(copy('customer-0001', officer.grant.authority))).rejects.toMatchObject(forbidden)
  })
})

describe('the database lets nothing leave or arrive', () => {
  test('by the word of the service', async () => {
    await approveAll()
    const { officer } = file
    const leaving = `state = 'leaving', left_at = now()`
    const delivered = `state = 'delivered', delivered_at = now(), left_at = now()`
    for (const change of [leaving, delivered, 'left_at = now()', 'delivered_at = now()', `receipt = 'x'`])
      await expect(asService(officer, move(change))).rejects.toThrow()
    await expect(asService(officer, move(`receipt = 'x'`))).rejects.toMatchObject(forbidden)
    expect(await file.read(id)).toMatchObject({ state: 'approved', leftAt: null, receipt: null })
  })

  test('that is not approved, or has arrived without leaving or without a receipt', async () => {
    await expect(delivering(leave)).rejects.toMatchObject(notThisWay)
    await approveAll()
    await expect(
      delivering(move(`state = 'delivered', receipt = 'x', delivered_at = now(), left_at = now()`)),
    ).rejects.toMatchObject(notThisWay)
    await delivering(leave)
    await expect(delivering(move(`state = 'delivered'`))).rejects.toMatchObject({ code: '23514' })
    await expect(delivering(move(`left_at = now()`))).rejects.toMatchObject(notThisWay)
    expect(await stateNow()).toBe('leaving')
  })

  test('on a withdrawn consent, whoever asks', async () => {
    await approveAll()
    const { person } = file.officer
    await world.network.sql`update consents.consent set withdrawn_at = ${now()}, withdrawn_by = ${person},
      withdrawn_as = 'officer', version = version + 1 where id = ${consent}`
    await expect(delivering(leave)).rejects.toMatchObject(notThisWay)
    await expect(world.network.sql.begin((tx) => leave(tx, now()))).rejects.toMatchObject(notThisWay)
    expect(await stateNow()).toBe('approved')
  })

  test('again that was stopped', async () => {
    await approveAll()
    expectDone(await file.withdraw(file.customer, consent), 'withdraw')
    await expect(delivering(leave)).rejects.toMatchObject(notThisWay)
    await expect(
      world.network.sql.begin((tx) => move(`state = 'approved'`)(tx, now())),
    ).rejects.toMatchObject(notThisWay)
  })

  test('by a job that is none of the three', async () => {
    await approveAll()
    for (const job of ['', 'relay', 'notify-consent-withdrawn']) {
      expect(await asJob(job, (tx) => tx`select id from disclosures.disclosure`)).toHaveLength(0)
      expect(await asJob(job, leave)).toHaveLength(0)
    }
    expect(await asJob('send-recall', leave)).toHaveLength(0)
    expect(await asJob('recall-corrected', leave)).toHaveLength(0)
    expect(await stateNow()).toBe('approved')
  })
})

describe('the database lets no organisation act for another', () => {
  const changed = async (work: Work, by = file.kela) =>
    expect(asService(by, work)).rejects.toMatchObject(forbidden)

  test('on a disclosure: not cancel, not approve, not try again, not hand over', async () => {
    const { kela, nurse } = file
    await changed(move(`state = 'stopped', problem = 'cancelled'`))
    await changed(approval(kela.grant.authority, kela.person, kela.usageRight))
    // Nor stop it with the word of a withdrawal that nobody has made.
    await changed(move(`state = 'stopped', problem = 'consent-withdrawn'`))
    world.door.meet({ fate: 'answered', status: 422, text: 'no' })
    await approveAll()
    await world.runDue()
    world.door.open()
    expect(await stateNow()).toBe('failed')
    for (const by of [kela, nurse])
      await changed(move(`state = 'approved', attempts = 0, problem = null`), by)
    const paper = { body: { consent, channel: 'paper' } }
    const made = await file.officer.fetch('POST', `${file.path}/disclosures`, paper)
    id = z.object({ id: z.string() }).parse(made.json).id
    await approveAll()
    const given = `state = 'delivered', delivered_at = ctx.instant(), left_at = ctx.instant(), sent_items = 2,
      handed_over_on = ctx.calendar(), handed_over_by = ctx.person()`
    for (const by of [kela, nurse]) await changed(move(given), by)
    expect(await stateNow()).toBe('approved')
  })

  test('on an exclusion: not lift it, and not set it for another', async () => {
    const made = await file.officer.fetch('POST', `${file.path}/exclusions`, { body: {} })
    const shut = z.object({ id: z.string() }).parse(made.json).id
    await changed(
      (tx, instant) =>
        tx`update disclosures.exclusion set lifted_by = ${file.kela.person}, lifted_at = ${instant} where id = ${shut}`,
    )
    await changed(
      (tx, instant) =>
        tx`insert into disclosures.exclusion (id, customership, party, set_by, set_as, set_for, set_at)
          values (${newId()}, ${file.id}, ${sampleRecipient.id}, ${file.kela.person}, 'officer',
            ${file.officer.grant.authority}, ${instant})`,
    )
  })

  test('on an obtaining: not cancel it, not ask again, and not empty its quarantine', async () => {
    const on = await file.consent(['7.15'], { direction: 'obtain' })
    const made = await file.officer.fetch('POST', `${file.path}/obtainings`, { body: { consent: on } })
    const asked = z.object({ id: z.string() }).parse(made.json).id
    const obtaining =
      (change: string): Work =>
      (tx) =>
        tx.unsafe(
          `update disclosures.obtaining set ${change}, version = version + 1 where id = '${asked}' returning id`,
        )
    await changed(obtaining(`state = 'stopped', problem = 'cancelled'`))
    await world.runDue()
    const emptied = obtaining(
      `state = 'rejected', answer = null, decided_by = ctx.person(), decided_at = ctx.instant()`,
    )
    for (const by of [file.kela, file.officer])
      await expect(asService(by, emptied)).rejects.toMatchObject(notThisWay)
    const refuse: Work = (tx, instant) =>
      tx`insert into disclosures.obtained_entry (obtaining, customership, item, entry, field, decided_by, decided_at)
        values (${asked}, ${file.id}, 0, null, '7.15', ${file.kela.person}, ${instant})`
    await changed(refuse)
  })
})

describe('the database lets a customer stop nothing', () => {
  const stopping = move(`state = 'stopped', problem = 'consent-withdrawn'`)

  test('but by withdrawing', async () => {
    await approveAll()
    await expect(asCustomer(stopping)).rejects.toMatchObject(forbidden)
    for (const change of [`state = 'stopped', problem = 'cancelled'`, `attempts = 0`])
      await expect(asCustomer(move(change))).rejects.toMatchObject(forbidden)
    expect(await stateNow()).toBe('approved')
  })

  test('of another', async () => {
    const before = { id, file }
    const other = await openCase(world)
    file = other
    expect(await asCustomer(stopping)).toHaveLength(0)
    ;({ file } = before)
    expect(await stateNow()).toBe('awaitingApproval')
  })
})

describe('the database lets nobody recall', () => {
  const recall =
    (reason = 'withdrawn', state = 'planned'): Work =>
    (tx, instant) =>
      tx`insert into disclosures.recall (id, disclosure, customership, reason, state, planned_at)
      values (${newId()}, ${id}, ${file.id}, ${reason}, ${state}, ${instant})`

  test('what has not left, or what is still agreed to', async () => {
    await approveAll()
    await expect(asService(file.officer, recall())).rejects.toMatchObject(forbidden)
    await world.runDue()
    for (const attempt of [recall(), recall('corrected')]) {
      await expect(asService(file.officer, attempt)).rejects.toMatchObject(forbidden)
      await expect(asCustomer(attempt)).rejects.toMatchObject(forbidden)
    }
  })

  test('or say that a recall was confirmed, but the job that sends it', async () => {
    await approveAll()
    await world.runDue()
    expectDone(await file.withdraw(file.customer, consent), 'withdraw')
    const confirm: Work = (tx, instant) =>
      tx`update disclosures.recall set state = 'confirmed', outcome = 'deleted', confirmation = 'x',
        confirmed_at = ${instant} where disclosure = ${id} returning id`
    await expect(asService(file.officer, confirm)).rejects.toMatchObject(forbidden)
    expect(await delivering(confirm)).toHaveLength(0)
    await expect(
      asJob('send-recall', (tx) => tx`update disclosures.recall set state = 'confirmed'`),
    ).rejects.toMatchObject({ code: '23514' })
  })
})

test('a disclosure is of one file only, for the service too', async () => {
  const other = await openCase(world)
  const seen = await asService(
    file.officer,
    (tx) => tx`select id from disclosures.disclosure where id = ${id}`,
    other.id,
  )
  expect(seen).toHaveLength(0)
})
