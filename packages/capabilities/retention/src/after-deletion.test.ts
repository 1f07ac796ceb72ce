import { type Database, openDatabase } from '@tym/database'
import { addDays, entryId, newId, personId } from '@tym/kernel'
import { organisations, samplePoller } from '@tym/personas'
import {
  asApp,
  type Client,
  contextOf,
  type ExchangeWorld,
  expectDone,
  type Holder,
  openExchangeWorld,
} from '@tym/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { keepHold } from './public.ts'

let world: ExchangeWorld
let operator: Holder
let registrar: Holder
/** The register as whoever deletes has it. */
let deleting: Database
beforeAll(async () => {
  world = await openExchangeWorld()
  operator = await world.network.holder({ role: 'kehaOperator', organisation: 'keha' })
  registrar = await world.network.holder({ role: 'registrar', organisation: 'porvoo' })
  deleting = openDatabase({ url: world.network.urls.superuser, max: 1, applicationName: 'test-deletion' })
})
afterAll(async () => {
  await deleting.close()
  await world.close()
})

const noticesOf = async (kind: string, recipient: string) =>
  (
    await world.network.sql`select 1 from notifications.notification
      where kind = ${kind} and recipient = ${recipient}`
  ).length

describe('what a recipient had not confirmed', () => {
  /** As the deletion leaves it. */
  async function outstanding(byMachine = true) {
    const row = { disclosure: newId(), recall: newId() }
    await world.network
      .sql`insert into retention.outstanding_recall (disclosure, recall, party, owner, by_machine, since)
      values (${row.disclosure}, ${row.recall}, ${samplePoller.id}, ${organisations.porvoo.id}, ${byMachine},
        ${world.network.clock.instant()})`
    return row
  }
  const listed = async () =>
    z
      .object({ items: z.array(z.object({ disclosure: z.string() })) })
      .parse(expectDone(await operator.fetch('GET', '/v1/outstanding-recalls'), 'list'))
      .items.map(({ disclosure }) => disclosure)
  const close = (disclosure: string, outcome: string, by: Client = operator) =>
    by.fetch('POST', `/v1/outstanding-recalls/${disclosure}/closing`, { body: { outcome } })

  test('waits in its inbox, is fetched signed, and is closed by its signed confirmation', async () => {
    const row = await outstanding()
    const { poller } = world
    const path = `/v1/inbox/recalls/${row.recall}`
    expect((await poller.ask('GET', '/v1/inbox')).json).toMatchObject({
      items: [{ type: 'recall', id: row.recall }],
    })
    const recall = poller.readRecall((await poller.ask('GET', path)).text)
    expect(recall).toMatchObject({ ...row, reason: 'deleted' })
    const confirm = async (outcome: string, of = recall) =>
      poller.ask('POST', `${path}/confirmation`, { body: await poller.confirmationOf(of, outcome) })
    expect(await confirm('deleted', { ...recall, disclosure: newId() })).toMatchObject({
      code: 'receipt-invalid',
    })
    expect(await listed()).toContain(row.disclosure)
    expect(await confirm('kept')).toMatchObject({
      status: 200,
      json: { state: 'confirmed', outcome: 'kept' },
    })
    expect(await confirm('kept')).toMatchObject({ status: 200 })
    expect(await confirm('deleted')).toMatchObject({ code: 'state-conflict' })
    expect(await poller.ask('GET', path)).toMatchObject({ code: 'delivery-gone' })
    expect(await listed()).not.toContain(row.disclosure)
    const [kept] = await world.network.sql`select outcome, confirmation from retention.outstanding_recall
      where disclosure = ${row.disclosure}`
    expect(kept).toMatchObject({ outcome: 'kept', confirmation: expect.stringContaining('.') })
  })

  test('is told to operators again and again, until one of them closes it with what came of it', async () => {
    const { disclosure } = await outstanding(false)
    await world.runScheduled('report-outstanding-recalls')
    await world.runScheduled('report-outstanding-recalls')
    const before = await noticesOf('recallOutstanding', operator.person)
    expect(before).toBe(1)
    await world.wait({ seconds: 8 * 86_400 })
    await world.runScheduled('report-outstanding-recalls')
    expect(await noticesOf('recallOutstanding', operator.person)).toBe(2)
    expectDone(await close(disclosure, 'unknown'), 'close')
    expect(await close(disclosure, 'deleted')).toMatchObject({ code: 'state-conflict' })
    expect(await close(newId(), 'deleted')).toMatchObject({ code: 'not-found' })
    expect(await listed()).not.toContain(disclosure)
  })

  test('is closed once and for all, whoever tries', async () => {
    const { disclosure } = await outstanding()
    const { sql } = world.network
    expectDone(await close(disclosure, 'deleted'), 'close')
    await expect(
      sql`update retention.outstanding_recall set outcome = null, closed_by = null, closed_at = null
        where disclosure = ${disclosure}`.execute(),
    ).rejects.toMatchObject({ code: 'TY010' })
  })
})

describe('what a hold had named', () => {
  /** A live hold of one corrected entry whose file is deleted by hand, as the deletion will. */
  async function kept() {
    const file = await world.network.openCustomership()
    const [officer] = file.team
    const made = z.looseObject({ id: z.string(), version: z.int() })
    const body = {
      ground: 'pendingMatter',
      section: '808/2019 7 §',
      scope: 'file',
      reviewOn: addDays(world.network.clock.calendar(), 60),
      reason: 'Muutoksenhaku päätökseen on vireillä.',
    }
    const { id } = made.parse(
      expectDone(await officer.fetch('POST', `${file.path}/holds`, { body }), 'propose'),
    )
    const approval = { body: { decision: 'approve' }, headers: { 'if-match': '"1"' } }
    expectDone(await registrar.fetch('POST', `${file.path}/holds/${id}/decision`, approval), 'approve')
    const keys = await world.keys.find(file.id)
    if (keys === undefined) throw new Error('the file has no keys')
    const { clock } = world.network
    const entry = entryId.parse(newId())
    const version = (number: number, value: string) => ({
      entry,
      version: number,
      category: 3 as const,
      field: '3.04' as const,
      value: JSON.stringify(value),
      owner: officer.grant.authority,
      author: officer.person,
      authorRole: officer.role,
      recordedAt: clock.instant(),
      occurredOn: null,
    })
    const context = {
      instant: clock.instant(),
      calendar: clock.calendar(),
      scope: { kind: 'job', job: 'the-deletion' },
    } as const
    await deleting.write(context, async (tx) => {
      const [row] = await world.network
        .sql`select reason, review_on::text as review_on from retention.hold where id = ${id}`
      const hold = {
        id: z.custom<Parameters<typeof keepHold>[1]['id']>().parse(id),
        customership: file.id,
        scope: 'entries' as const,
        ground: 'pendingMatter' as const,
        section: body.section,
        authority: officer.grant.authority,
        owner: officer.person,
        state: 'live' as const,
        version: 2,
        reason: z.instanceof(Buffer).parse(row?.['reason']),
        reviewOn: body.reviewOn,
        proposedBy: officer.person,
        proposedAt: clock.instant(),
        decidedAt: clock.instant(),
        decidedBy: personId.parse(registrar.person),
        releasedBy: null,
        releasedAt: null,
      }
      const versions = [version(1, 'myyjä'), version(2, 'kokki')]
      for (let times = 0; times < 2; times++)
        await keepHold(tx, hold, { fileKeys: keys, versions }, world.ownKeys)
    })
    return { id, entry, officer, file, reason: body.reason }
  }
  const read = (by: Client, id: string) => by.fetch('GET', `/v1/kept-holds/${id}`)

  test('is read by the registrar of its authority and by who answers for it, and by nobody else', async () => {
    const { id, entry, officer, file, reason } = await kept()
    for (const by of [registrar, officer])
      expect(await read(by, id)).toMatchObject({
        status: 200,
        json: {
          reason,
          section: '808/2019 7 §',
          entries: [
            { number: 1, version: 1, field: '3.04', value: 'myyjä' },
            { number: 1, version: 2, field: '3.04', value: 'kokki' },
          ],
        },
      })
    const others = [
      await world.network.holder('porvoo-specialist-two'),
      await world.network.holder({ role: 'registrar', organisation: 'lahti' }),
      file.team[1],
    ]
    for (const by of others) if (by !== undefined) expect((await read(by, id)).status).toBe(404)
    const rows = JSON.stringify([
      await world.network.sql`select * from retention.kept_hold where id = ${id}`,
      await world.network.sql`select * from retention.held_entry where hold = ${id}`,
    ])
    expect(rows).not.toContain(file.id)
    expect(rows).not.toContain(entry)
  })

  test('is reviewed, reported when that is late, and destroyed with its key once released', async () => {
    const { id, officer } = await kept()
    const step = (what: string, version: number, body?: object) =>
      registrar.fetch('POST', `/v1/kept-holds/${id}/${what}`, {
        ...(body === undefined ? {} : { body }),
        headers: { 'if-match': `"${version}"` },
      })
    const today = world.network.clock.calendar()
    world.network.clock.setCalendar(addDays(today, 61))
    await world.runScheduled('report-hold-reviews')
    expect(await noticesOf('holdReviewOverdue', officer.person)).toBeGreaterThan(0)
    expect(await noticesOf('holdReviewOverdue', operator.person)).toBeGreaterThan(0)
    expect(await step('review', 1, { reviewOn: addDays(today, 900) })).toMatchObject({
      code: 'hold-review-date',
    })
    expectDone(await step('review', 1, { reviewOn: addDays(today, 200) }), 'review')
    expect(await step('release', 1)).toMatchObject({ code: 'stale-version' })
    const { sql, keySql } = world.network
    for (const change of [
      "owner = 'somebody-else', version = version + 1",
      `owner = '${registrar.person}'`,
      `released_by = 'somebody-else', released_at = ctx.instant(), version = version + 1`,
    ]) {
      const context = contextOf(registrar, 'organisation', world.network)
      const past = asApp(
        world.network,
        context,
        `update retention.kept_hold set ${change} where id = '${id}'`,
      )
      await expect(past).rejects.toMatchObject({ code: 'TY010' })
    }
    expectDone(await step('release', 2), 'release')
    expect((await read(registrar, id)).status).toBe(404)
    await world.runDue()
    expect(await sql`select 1 from retention.kept_hold where id = ${id}`).toHaveLength(0)
    expect(await sql`select 1 from retention.held_entry where hold = ${id}`).toHaveLength(0)
    expect(await keySql`select 1 from keys.wrapped_key where customership = ${id}`).toHaveLength(0)
    world.network.clock.setCalendar(today)
  })
})

test('a live hold that is not looked at is told to its owner and to operators, and holds on', async () => {
  const file = await world.network.openCustomership()
  const [officer] = file.team
  const today = world.network.clock.calendar()
  const body = {
    scope: 'file',
    ground: 'statutoryTask',
    section: '621/1999 12 §',
    reviewOn: addDays(today, 40),
    reason: 'Asianosaisen tietopyyntö on vireillä.',
  }
  const { id } = z
    .object({ id: z.string() })
    .parse(expectDone(await officer.fetch('POST', `${file.path}/holds`, { body }), 'propose'))
  await world.runDue()
  expect(await noticesOf('holdProposed', registrar.person)).toBeGreaterThan(0)
  const approval = { body: { decision: 'approve' }, headers: { 'if-match': '"1"' } }
  expectDone(await registrar.fetch('POST', `${file.path}/holds/${id}/decision`, approval), 'approve')
  const told = async (recipient: string, kind: string) =>
    (
      await world.network.sql`select 1 from notifications.notification
        where kind = ${kind} and recipient = ${recipient} and customership = ${file.id}`
    ).length
  for (const [day, before, late] of [
    [5, 0, 0],
    [15, 1, 0],
    [41, 1, 1],
    [44, 1, 1],
    [48, 1, 2],
  ] as const) {
    world.network.clock.setCalendar(addDays(today, day))
    await world.runScheduled('report-hold-reviews')
    expect([
      await told(officer.person, 'holdReviewDue'),
      await told(officer.person, 'holdReviewOverdue'),
    ]).toEqual([before, late])
    expect(await told(operator.person, 'holdReviewOverdue')).toBe(late)
  }
  const [held] = await world.network.sql`select retention.live_file_hold(${file.id}) as held`
  expect(held).toEqual({ held: true })
  world.network.clock.setCalendar(today)
})
