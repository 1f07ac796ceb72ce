import { openings } from '@tym/register'
import {
  type Answer,
  type Case,
  type Client,
  createLogReader,
  type DisclosureWorld,
  endFile,
  expectDone,
  type Holder,
  type LogReader,
  openCase,
  openDisclosureWorld,
  validValue,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

let world: DisclosureWorld
let file: Case
let log: LogReader
let colleague: Holder
beforeAll(async () => {
  world = await openDisclosureWorld()
  log = createLogReader(world.network.sql)
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await openCase(world)
  colleague = await world.network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
})

const reason = 'Sijaistan vastuuvirkailijaa, asiakas soitti.'
const written = z.object({ id: z.string(), version: z.int() })
const mine = z.object({
  items: z.array(z.object({ id: z.string(), customership: z.string(), openUntil: z.string() })),
})
const post = (by: Client, to: string, body: object = {}): Promise<Answer> =>
  by.fetch('POST', `${file.path}/${to}`, { body })
const open = async (by: Client, kind = 'dutyCover') =>
  written.parse(expectDone(await post(by, 'openings', { kind, reason }), 'open')).id
const close = (by: Client, opening: string) => post(by, `openings/${opening}/closing`)
const read = (by: Client, page: string) => by.fetch('GET', `${file.path}/${page}`)
const own = async (by: Client) => mine.parse(expectDone(await by.fetch('GET', '/v1/openings'), 'list')).items
const notFound = { status: 404, code: 'not-found' }
const noticesOf = async (recipient: Holder) =>
  (
    await world.network.sql`select kind from notifications.notification
      where recipient = ${recipient.person} and kind in ('outOfTeamRead', 'readAfterEnd', 'glassOpened')`
  ).map(({ kind }) => String(kind))

describe('a file that is opened for a reason', () => {
  test('is read without another, until it is closed, by whoever opened it and in no other file', async () => {
    await file.record(file.officer, '3.04', 'myyjä')
    const other = await openCase(world)
    expect(await read(colleague, 'categories/3')).toMatchObject(notFound)
    const opening = await open(colleague)
    for (const page of ['summary', 'categories', 'categories/3'])
      expect(await read(colleague, page), page).toMatchObject({ status: 200 })
    expect((await read(colleague, 'categories/3')).text).toContain('myyjä')
    expect(await colleague.fetch('GET', `${other.path}/summary`)).toMatchObject(notFound)
    const third = await world.network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
    expect(await read(third, 'summary')).toMatchObject(notFound)
    expect(await own(colleague)).toMatchObject([{ id: opening, customership: file.id }])
    expect(await close(third, opening)).toMatchObject(notFound)
    expectDone(await close(colleague, opening), 'close')
    expect(await read(colleague, 'summary')).toMatchObject(notFound)
    expect(await own(colleague)).toEqual([])
    expect(await close(colleague, opening)).toMatchObject({ code: 'state-conflict' })
  })

  test('is closed by itself when its time is over', async () => {
    const opening = await open(colleague)
    await world.wait({ seconds: openings.hours * 3600 - 60 })
    expect(await read(colleague, 'summary')).toMatchObject({ status: 200 })
    await world.wait({ seconds: 61 })
    expect(await read(colleague, 'summary')).toMatchObject(notFound)
    expect(await own(colleague)).toEqual([])
    expect(await close(colleague, opening)).toMatchObject({ code: 'state-conflict' })
  })

  test('is open to the right with which it was opened, while that right is live', async () => {
    await open(colleague)
    const { person } = colleague
    const again = await world.network.holder({ role: 'employmentSpecialist', organisation: 'porvoo', person })
    expect(await read(again, 'summary')).toMatchObject(notFound)
    expect(await own(again)).toEqual([])
    await world.network
      .sql`update usage_rights.usage_right set state = 'ended', version = version + 1, ended_by = 'test',
      ended_at = ${world.network.clock.instant()}, end_reason = 'test' where id = ${colleague.usageRight}`
    expect(await read(colleague, 'summary')).toMatchObject({ status: 403, code: 'usage-right-not-live' })
  })

  test('shows no contact data, whatever the purpose', async () => {
    expectDone(
      await post(file.officer, 'entries', {
        category: 1,
        field: '1.07',
        source: 'customer',
        value: validValue('1.07'),
      }),
      'record',
    )
    const fieldsOf = ({ text }: Answer) => new Set(text.match(/\b1\.\d\d\b/g))
    expect(fieldsOf(await read(file.officer, 'categories/1'))).toContain('1.07')
    await open(colleague)
    const seen = fieldsOf(await read(colleague, 'categories/1'))
    expect(seen).toContain('1.01')
    for (const field of ['1.05', '1.06', '1.07', '1.08']) expect(seen).not.toContain(field)
    expect((await read(colleague, 'summary')).text).not.toContain('phones')
    // What was recorded when is for the team.
    expect(await read(colleague, 'entry-acts')).toMatchObject(notFound)
    const purpose = 'safetyContact'
    expect(await post(colleague, 'categories/1/read', { purpose })).toMatchObject(notFound)
    const withReason = await post(colleague, 'categories/1/read', { reason, purpose })
    expect(fieldsOf(withReason)).not.toContain('1.07')
  })

  test('is told of once, to the team, the supervisor and the data protection officer, and each read is a line', async () => {
    // What others have opened before is told first.
    await world.runDue()
    const supervisor = await world.network.holder({ role: 'supervisor', organisation: 'porvoo' })
    const protection = await world.network.holder({ role: 'dataProtectionOfficer', organisation: 'porvoo' })
    const elsewhere = await world.network.holder({ role: 'supervisor', organisation: 'lahti' })
    const before = await noticesOf(file.officer)
    await log.take()
    const opening = await open(colleague)
    await read(colleague, 'summary')
    await read(colleague, 'categories/3')
    const line = { customership: file.id, outOfTeam: true, purpose: 'dutyCover', resources: [opening] }
    expect(await log.take()).toMatchObject([
      { ...line, event: 'customership.openedForReason' },
      { ...line, event: 'customership.summaryRead' },
      { ...line, event: 'category.read' },
    ])
    await world.runDue()
    expect((await noticesOf(file.officer)).slice(before.length)).toEqual(['outOfTeamRead'])
    expect(await noticesOf(supervisor)).toEqual(['glassOpened'])
    expect(await noticesOf(protection)).toEqual(['glassOpened'])
    for (const other of [elsewhere, colleague]) expect(await noticesOf(other)).toEqual([])
    const lines = await file.officer.fetch('GET', `${file.path}/access-log`)
    expect(lines.text).toContain(reason)
  })

  test('after a search with the same reason is told of by itself; a search alone is told of later', async () => {
    await world.runDue()
    const before = await noticesOf(file.officer)
    const { nationalId, path } = await world.network.openCustomership({ team: [file.officer] })
    const search = (by: Client) =>
      by.fetch('POST', '/v1/customerships/search', { body: { nationalId, reason } })
    expectDone(await search(colleague), 'search')
    const opening = { body: { kind: 'dutyCover', reason } }
    expectDone(await colleague.fetch('POST', `${path}/openings`, opening), 'open')
    await world.wait({ seconds: 16 * 60 })
    await world.runDue()
    expect((await noticesOf(file.officer)).slice(before.length)).toEqual(['outOfTeamRead'])
    const another = await world.network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
    expectDone(await search(another), 'search')
    await world.runDue()
    expect((await noticesOf(file.officer)).slice(before.length)).toEqual(['outOfTeamRead'])
    await world.wait({ seconds: 16 * 60 })
    await world.runDue()
    expect((await noticesOf(file.officer)).slice(before.length)).toEqual(['outOfTeamRead', 'outOfTeamRead'])
  })

  test('is opened once: whoever has it open is told so, and whoever is on its team', async () => {
    await open(colleague)
    expect(await post(colleague, 'openings', { kind: 'urgent', reason })).toMatchObject({
      code: 'state-conflict',
    })
    expect(await post(file.officer, 'openings', { kind: 'urgent', reason })).toMatchObject({
      code: 'state-conflict',
    })
  })
})

describe('a file that has ended', () => {
  test('is opened by the same act from outside its team, and for its team until it is closed', async () => {
    await endFile(world, file, world.network.clock.calendar())
    await open(colleague, 'statutoryTask')
    expect(await read(colleague, 'summary')).toMatchObject({ status: 200 })
    expect(await read(file.officer, 'summary')).toMatchObject({ code: 'reason-required' })
    await log.take()
    const opening = await open(file.officer, 'statutoryTask')
    for (const page of ['summary', 'history', 'entry-acts'])
      expect(await read(file.officer, page)).toMatchObject({ status: 200 })
    expect((await log.take())[1]).toMatchObject({
      purpose: 'afterEnd',
      outOfTeam: false,
      resources: [opening],
    })
    expectDone(await close(file.officer, opening), 'close')
    for (const page of ['summary', 'history', 'entry-acts'])
      expect(await read(file.officer, page)).toMatchObject({ code: 'reason-required' })
    await open(file.officer)
    await world.wait({ seconds: openings.hours * 3600 + 1 })
    for (const page of ['summary', 'history', 'entry-acts'])
      expect(await read(file.officer, page)).toMatchObject({ code: 'reason-required' })
  })
})
