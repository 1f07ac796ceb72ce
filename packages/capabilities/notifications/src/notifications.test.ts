import { type Context, type Database, openDatabase, sqlState } from '@tym/database'
import {
  addMonths,
  areaId,
  customershipId,
  newNotificationId,
  organisationId,
  type PersonId,
  personId,
  plainDate,
} from '@tym/kernel'
import { createTestDatabase, type TestDatabase } from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { clearOldNotifications } from './clear-old-notifications.ts'
import { countUnread, customershipsOf, listNotifications } from './list-notifications.ts'
import { markManyRead, markRead } from './mark-read.ts'
import { notificationKind } from './notification.ts'
import { type Notice, notify } from './notify.ts'

const porvoo = organisationId.parse('018f0000-0000-7000-8000-000000000001')
const county = organisationId.parse('018f0000-0000-7000-8000-000000000002')
const file = customershipId.parse('018f0000-0000-7000-8000-0000000000c1')
const area = areaId.parse('018f0000-0000-7000-8000-0000000000a1')
const [aino, eero] = [personId.parse('officer-aino'), personId.parse('officer-eero')]
const calendar = plainDate.parse('2026-03-02')
const instant = new Date('2026-03-02T08:00:00Z')

let databases: TestDatabase
let app: Database
let worker: Database
let superuser: Database

beforeAll(async () => {
  databases = await createTestDatabase()
  const open = (url: string) => openDatabase({ url, max: 2, applicationName: 'notifications-test' })
  app = open(databases.urls.app)
  worker = open(databases.urls.worker)
  superuser = open(databases.urls.superuser)
  for (const id of [porvoo, county]) {
    await superuser.sql`insert into organisations.organisation (id, kind, slug, name_fi, name_sv, name_en, registered_at)
      values (${id}, 'municipality', ${id}, 'a', 'a', 'a', '2026-01-01')`
  }
  await superuser.sql`insert into organisations.cooperation_area values (${area}, 'a', 'a', 'a')`
  await superuser.sql`insert into customerships.customership
      (id, number, area, labour_authority, started_on, recorded_at, recorded_on, started_by, started_by_authority)
    values (${file}, 'TYM-1', ${area}, ${porvoo}, ${calendar}, ${instant}, ${calendar}, ${aino}, ${porvoo})`
  await superuser.sql`insert into customerships.party (customership, organisation, kind) values (${file}, ${porvoo}, 'labourAuthority')`
  for (const person of [aino, eero])
    await superuser.sql`insert into customerships.case_team_member
        (id, customership, organisation, person, name, title, role, responsible, added_by, added_at)
      values (gen_random_uuid(), ${file}, ${porvoo}, ${person}, 'n', 't', 'employmentSpecialist', true, ${person}, ${instant})`
})
beforeEach(() => superuser.sql`truncate notifications.notification`)
afterAll(async () => {
  await Promise.all([app.close(), worker.close(), superuser.close()])
  await databases.drop()
})

const asOfficer = (person: PersonId, authority = porvoo): Context => ({
  instant,
  calendar,
  caller: { person, role: 'employmentSpecialist', employer: authority, authority, area },
  scope: { kind: 'organisation' },
})
const asJob = (at = instant): Context => ({
  instant: at,
  calendar,
  scope: { kind: 'job', job: 'remind-plan-due' },
})

const give = (notice: Partial<Notice> = {}, at = instant) =>
  worker.write(asJob(at), (tx) =>
    notify(tx, {
      recipient: aino,
      organisation: porvoo,
      kind: 'planDue',
      customership: file,
      onceKey: 'a',
      ...notice,
    }),
  )
const inboxOf = (
  person: PersonId,
  organisation = porvoo,
  page: { limit?: number; cursor?: string; unreadOnly?: boolean } = {},
) =>
  app.read(asOfficer(person, organisation), (tx) =>
    listNotifications(tx, { recipient: person, organisation }, { limit: 50, unreadOnly: false, ...page }),
  )

describe('a notice', () => {
  test('is given once, however often it is asked for', async () => {
    expect(await give()).toBe(true)
    expect(await give()).toBe(false)
    expect((await inboxOf(aino)).notifications).toMatchObject([
      { kind: 'planDue', customership: file, readAt: null },
    ])
  })

  test('is given to each officer and of each kind apart', async () => {
    expect([await give(), await give({ recipient: eero }), await give({ kind: 'planOverdue' })]).toEqual([
      true,
      true,
      true,
    ])
  })

  test('is seen by its recipient only, and only when acting for the organisation it was sent to', async () => {
    await give()
    expect((await inboxOf(eero)).notifications).toEqual([])
    expect((await inboxOf(aino, county)).notifications).toEqual([])
    expect((await inboxOf(aino)).notifications).toHaveLength(1)
    const all = await app.read(asOfficer(eero), async (tx) => [
      ...(await tx.drizzle.execute('select id from notifications.notification')),
    ])
    expect(all).toEqual([])
  })

  test('is counted while it is unread, by its recipient and for that organisation', async () => {
    const counted = (person: PersonId, organisation = porvoo) =>
      app.read(asOfficer(person, organisation), (tx) => countUnread(tx, { recipient: person, organisation }))
    expect(await counted(aino)).toEqual({ unread: 0, newest: null })
    const later = new Date(instant.getTime() + 60_000)
    await give()
    await give({ kind: 'planOverdue', onceKey: 'b' }, later)
    expect(await counted(aino)).toEqual({ unread: 2, newest: later })
    const [newest] = (await inboxOf(aino)).notifications
    if (newest === undefined) throw new Error('no notice')
    await app.write(asOfficer(aino), (tx) =>
      markRead(tx, { recipient: aino, organisation: porvoo }, newest.id),
    )
    expect(await counted(aino)).toEqual({ unread: 1, newest: instant })
    expect(await counted(eero)).toEqual({ unread: 0, newest: null })
    expect(await counted(aino, county)).toEqual({ unread: 0, newest: null })
  })

  test('cannot be written by a request, only by a job', async () => {
    const writing = app.write(asOfficer(aino), (tx) =>
      notify(tx, { recipient: aino, organisation: porvoo, kind: 'planDue', onceKey: 'a' }),
    )
    expect(await writing.catch(sqlState)).toBe('42501')
  })

  test('that is read keeps the first time of reading', async () => {
    await give()
    const [notice] = (await inboxOf(aino)).notifications
    const read = (person: PersonId, at: Date) =>
      app.write({ ...asOfficer(person), instant: at }, (tx) =>
        markRead(tx, { recipient: person, organisation: porvoo }, notice?.id ?? newNotificationId()),
      )
    await expect(read(eero, instant)).rejects.toMatchObject({ code: 'not-found' })
    expect(await read(aino, instant)).toBe(file)
    expect(await read(aino, new Date('2026-03-03T08:00:00Z'))).toBe(file)
    expect((await inboxOf(aino)).notifications).toMatchObject([{ readAt: instant }])
    expect((await inboxOf(aino, porvoo, { unreadOnly: true })).notifications).toEqual([])
  })

  test('is marked as read with all that were shown, and what came meanwhile or is another’s is not', async () => {
    for (const onceKey of ['a', 'b']) await give({ onceKey })
    const shown = (await inboxOf(aino)).notifications.map(({ id }) => id)
    await give({ onceKey: 'c' })
    await give({ recipient: eero })
    const [another] = (await inboxOf(eero)).notifications
    const mark = (ids: typeof shown) =>
      app.write(asOfficer(aino), (tx) => markManyRead(tx, { recipient: aino, organisation: porvoo }, ids))
    expect(await mark([...shown, ...(another === undefined ? [] : [another.id])])).toEqual([
      { customership: file },
      { customership: file },
    ])
    expect(await mark(shown)).toEqual([])
    expect((await inboxOf(aino, porvoo, { unreadOnly: true })).notifications).toHaveLength(1)
    expect((await inboxOf(eero, porvoo, { unreadOnly: true })).notifications).toHaveLength(1)
  })

  test('is dropped when its declared time of keeping has passed, and not before', async () => {
    await give({ onceKey: 'old' }, new Date('2025-03-01T23:59:00Z'))
    await give({ onceKey: 'young' }, new Date('2025-03-02T00:00:00Z'))
    const clear = () => worker.write(asJob(), (tx) => clearOldNotifications(tx, calendar))
    expect(await clear()).toEqual({ deleted: 1, isAll: true })
    expect(await clear()).toEqual({ deleted: 0, isAll: true })
    expect((await inboxOf(aino)).notifications).toMatchObject([
      { createdAt: new Date('2025-03-02T00:00:00Z') },
    ])
    expect(addMonths(calendar, -12)).toBe('2025-03-02')
  })
})

describe('the inbox', () => {
  test('comes newest first, page by page, without loss or repetition', async () => {
    for (let number = 0; number < 7; number++) {
      await give({ onceKey: `n${number}` }, new Date(instant.getTime() + Math.floor(number / 3) * 1_000))
    }
    const seen: string[] = []
    const times: number[] = []
    let cursor: string | undefined
    for (let pages = 0; pages < 4; pages++) {
      const page = await inboxOf(aino, porvoo, { limit: 2, ...(cursor === undefined ? {} : { cursor }) })
      seen.push(...page.notifications.map(({ id }) => id))
      times.push(...page.notifications.map(({ createdAt }) => createdAt.getTime()))
      cursor = page.nextCursor ?? undefined
    }
    expect(cursor).toBeUndefined()
    expect(new Set(seen).size).toBe(7)
    expect(times).toEqual([...times].sort((one, other) => other - one))
  })

  test.each([
    '',
    'abc',
    Buffer.from('["x","y"]').toString('base64url'),
    Buffer.from('{}').toString('base64url'),
  ])('refuses a cursor that it did not give (%s)', async (cursor) => {
    await expect(inboxOf(aino, porvoo, { cursor })).rejects.toMatchObject({ code: 'invalid-cursor' })
  })

  test('answers nothing more to a cursor of somebody else', async () => {
    await give()
    const [notice] = (await inboxOf(aino)).notifications
    const place = { at: new Date('2030-01-01'), id: notice?.id ?? newNotificationId() }
    const cursor = Buffer.from(JSON.stringify(place)).toString('base64url')
    expect((await inboxOf(eero, porvoo, { cursor })).notifications).toEqual([])
  })

  test('names each customership on a page once', () => {
    expect(customershipsOf([{ customership: file }, { customership: null }, { customership: file }])).toEqual(
      [file],
    )
  })
})

describe('a notice about a file', () => {
  const shown = async (person: PersonId, organisation = porvoo) =>
    (await inboxOf(person, organisation)).notifications.map(({ kind }) => kind)
  const removed = (at: string | null) =>
    superuser.sql`update customerships.case_team_member set removed_at = ${at}, removed_by = ${at === null ? null : 'x'}
      where person = ${aino}`

  test('is shown while its reader may open the file, asked again each time', async () => {
    await give()
    const [notice] = (await inboxOf(aino)).notifications
    await removed('2026-03-02T09:00:00Z')
    expect(await shown(aino)).toEqual([])
    const read = app.write(asOfficer(aino), (tx) =>
      markRead(tx, { recipient: aino, organisation: porvoo }, notice?.id ?? newNotificationId()),
    )
    await expect(read).rejects.toMatchObject({ code: 'not-found' })
    await removed(null)
    expect(await shown(aino)).toEqual(['planDue'])
  })

  test('that awaits a party is shown to it until somebody has taken it, and of a party only to those of its area', async () => {
    const stranger = personId.parse('officer-outside-the-team')
    await give({ recipient: stranger, kind: 'customershipAwaits' })
    await give({ recipient: stranger, kind: 'endOpinionOverdue' })
    await give({ recipient: stranger, kind: 'planDue' })
    expect((await shown(stranger)).sort()).toEqual(['customershipAwaits', 'endOpinionOverdue'])
    await superuser.sql`update customerships.party set taken_at = ${instant}, taken_by = ${eero} where customership = ${file}`
    expect(await shown(stranger)).toEqual(['endOpinionOverdue'])
    const elsewhere = areaId.parse('018f0000-0000-7000-8000-0000000000a2')
    await superuser.sql`insert into organisations.cooperation_area values (${elsewhere}, 'b', 'b', 'b')`
    await superuser.sql`update customerships.customership set area = ${elsewhere} where id = ${file}`
    expect(await shown(stranger)).toEqual([])
  })

  test('is shown to the agency, which sees ids only', async () => {
    const keha = organisationId.parse('018f0000-0000-7000-8000-000000000009')
    await superuser.sql`insert into organisations.organisation (id, kind, slug, name_fi, name_sv, name_en, registered_at)
      values (${keha}, 'keha', 'keha', 'a', 'a', 'a', '2026-01-01')`
    const operator = personId.parse('operator-of-the-agency')
    await give({ recipient: operator, organisation: keha, kind: 'holdReviewOverdue' })
    await give({ recipient: operator, organisation: keha, kind: 'recallOutstanding' })
    expect((await shown(operator, keha)).sort()).toEqual(['holdReviewOverdue', 'recallOutstanding'])
  })
})

test('the database knows the same kinds of notice as the program', async () => {
  const [row] = await superuser.sql<{ text: string }[]>`
    select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'notification_kind_check'`
  const known = [...(row?.text ?? '').matchAll(/'(\w+)'/g)].map(([, kind]) => kind)
  expect(known.sort()).toEqual([...notificationKind.options].sort())
})
