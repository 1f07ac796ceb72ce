import { addDays } from '@tym/kernel'
import { areas, organisations } from '@tym/personas'
import {
  asApp,
  type Client,
  createLogReader,
  expectDone,
  type Holder,
  type MovingFile,
  type MovingWorld,
  noticesOf,
  openMovingFile,
  openMovingWorld,
  validValue,
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
const listLeft = async (by: Client) => {
  const all = items.parse(expectDone(await by.fetch('GET', '/v1/left-entries'), 'list')).items
  return all.map(({ entry }) => entry)
}
const made = z.object({ id: z.string() })

describe('what a former party stored', () => {
  test('is opened to it while a remark stands on it, that entry only, and closes again once it is corrected', async () => {
    const { id: entry } = await file.record(file.officer, '3.04', 'myyjä')
    const { id: other } = await file.record(file.officer, '3.04', 'varastotyöntekijä')
    const { id: health } = await file.record(file.nurse, '5.04')
    await file.moveAway()
    expect(await listLeft(file.officer)).toEqual([])
    await file.flag(entry)
    await file.flag(health)
    await world.runDue()
    for (const officer of [file.officer, world.colleague])
      expect(await noticesOf(officer, file.id)).toContain('leftEntryFlagged')
    expect(await listLeft(world.colleague)).toEqual([entry])
    expect(await listLeft(file.nurse)).toEqual([health])
    const log = createLogReader(world.network.sql)
    await log.take()
    expect(expectDone(await left(file.officer, entry), 'open')).toMatchObject({
      id: entry,
      versions: [{ value: 'myyjä' }],
      flags: [{ reason: 'En ole ollut myyjä.' }],
    })
    expect(await log.take()).toMatchObject([
      { event: 'leftEntry.read', customership: file.id, resources: [entry] },
    ])
    for (const hidden of [other, health])
      expect(await left(file.officer, hidden)).toMatchObject({ status: 404 })
    for (const by of [world.lahti, file.customer, file.kela])
      expect((await left(by, entry)).status).not.toBe(200)
    expectDone(await correctLeft(file.officer, entry, 'kokki'), 'correct')
    await world.wait({ seconds: 1 })
    expect(await left(file.officer, entry)).toMatchObject({ status: 404 })
    expect(await correctLeft(file.officer, entry, 'leipuri', 2)).toMatchObject({ status: 404 })
    await file.take(world.lahti)
    const seen = z
      .object({ entries: z.array(z.looseObject({ id: z.string(), value: z.unknown() })) })
      .parse(expectDone(await world.lahti.fetch('GET', `${file.path}/categories/3`), 'read'))
    expect(seen.entries.map(({ id, value }) => [id, value]).sort()).toEqual(
      [
        [entry, 'kokki'],
        [other, 'varastotyöntekijä'],
      ].sort(),
    )
  })

  test('is closed again by an answer that it stays as it is, and open while another remark waits', async () => {
    const { id: entry } = await file.record(file.officer, '3.04', 'myyjä')
    await file.moveAway()
    await file.flag(entry)
    const opened = z.object({ flags: z.array(z.looseObject({ id: z.string() })) })
    const read = async () => opened.parse(expectDone(await left(file.officer, entry), 'open')).flags
    const [first] = await read()
    await file.flag(entry)
    const answer = (by: Client, id: string | undefined) =>
      file.post(by, `left-entries/${entry}/flags/${id}/answer`, { answer: 'Työtodistus on tarkistettu.' })
    expect(await answer(file.nurse, first?.id)).toMatchObject({ status: 404 })
    expectDone(await answer(file.officer, first?.id), 'answer')
    const [answered, second] = await read()
    expect(answered).toMatchObject({ id: first?.id, answer: { text: 'Työtodistus on tarkistettu.' } })
    expect(await listLeft(file.officer)).toEqual([entry])
    expectDone(await answer(file.officer, second?.id), 'answer')
    await world.wait({ seconds: 1 })
    expect(await left(file.officer, entry)).toMatchObject({ status: 404 })
    expect(await listLeft(file.officer)).toEqual([])
  })

  test('does not come to hold again by being corrected, once another has taken its place', async () => {
    const { id: entry } = await file.record(file.officer, '7.08')
    await file.flag(entry)
    await file.moveAway()
    await file.take(world.lahti)
    const { id: present } = await file.record(world.lahti, '7.08')
    expect(expectDone(await left(file.officer, entry), 'open')).toMatchObject({ id: entry, versions: [{}] })
    expectDone(await correctLeft(file.officer, entry, validValue('7.08')), 'correct')
    const seen = z
      .object({ entries: z.array(z.looseObject({ id: z.string(), field: z.string() })) })
      .parse(expectDone(await world.lahti.fetch('GET', `${file.path}/categories/7`), 'read'))
    expect(seen.entries.filter(({ field }) => field === '7.08').map(({ id }) => id)).toEqual([present])
  })

  test('is all that the database opens of the file to a former party, whatever the service asks', async () => {
    const { id: entry } = await file.record(file.officer, '3.04', 'myyjä')
    const { id: other } = await file.record(file.officer, '3.04', 'varastotyöntekijä')
    await file.record(file.nurse, '5.04')
    await file.moveAway()
    const scope = (id: string) => ({
      kind: 'leftEntry',
      customership: file.id,
      entry: id,
      role: 'employmentSpecialist',
      person: file.officer.person,
      authority: organisations.porvoo.id,
      area: areas.porvoo.id,
      instant: world.network.clock.instant().toISOString(),
      calendar: today(),
    })
    const tables = await world.network.sql<{ name: string; key: string }[]>`
      select distinct name, key from retention.file_tables() where name !~ '^notifications' and has_column_privilege('tym_app', name, key, 'select') order by 1`
    const counts = tables.map(
      ({ name, key }) =>
        `select '${name}' as name, count(*)::int as rows from ${name} where ${key} = '${file.id}'`,
    )
    const seen = async (id: string) => {
      const rows = await asApp(world.network, scope(id), counts.join(' union all '))
      return Object.fromEntries(rows.filter(({ rows: n }) => n > 0).map(({ name, rows: n }) => [name, n]))
    }
    expect(await seen(entry)).toEqual({})
    await file.flag(entry)
    expect(await seen(entry)).toEqual({
      'customerships.customership': 1,
      'customerships.party': 3,
      'customer_data.entry': 1,
      'customer_data.entry_flag': 1,
      'customer_data.current_document': 1,
    })
    expect(await seen(other)).toEqual({})
    const asAnother = { ...scope(entry), person: world.lahti.person, authority: organisations.lahti.id }
    const [row] = await asApp(
      world.network,
      asAnother,
      `select count(*)::int as rows from customer_data.entry`,
    )
    expect(row).toEqual({ rows: 0 })
  })

  test('is removed by it: on the request of the person by those who act for the organisation, or where a remark stands', async () => {
    const { id: entry } = await file.record(file.officer, '3.04', 'myyjä')
    const { id: flagged } = await file.record(file.officer, '3.04', 'varastotyöntekijä')
    await file.moveAway()
    const propose = (by: Client, id: string) =>
      file.post(by, 'removals', { entry: id, reason: 'anotherPerson' })
    expect(await propose(world.colleague, entry)).toMatchObject({ status: 404 })
    const { id } = made.parse(expectDone(await propose(world.registrars[0], entry), 'propose'))
    expectDone(await file.post(world.registrars[1], `removals/${id}/approval`, undefined, 1), 'remove')
    await file.flag(flagged)
    const { id: second } = made.parse(expectDone(await propose(world.colleague, flagged), 'propose'))
    await world.runDue()
    expect(await noticesOf(world.registrars[0], file.id)).toContain('removalProposed')
    expectDone(await file.post(world.registrars[0], `removals/${second}/approval`, undefined, 1), 'remove')
    await file.take(world.lahti)
    const seen = z
      .object({ entries: z.array(z.looseObject({ value: z.unknown() })) })
      .parse(expectDone(await world.lahti.fetch('GET', `${file.path}/categories/3`), 'read'))
    expect(seen.entries.map(({ value }) => value)).toEqual([null, null])
  })

  test('of the customer, the customer corrects, whichever authority kept it for them', async () => {
    const body = {
      category: 3,
      field: '3.07',
      value: { licence: 'B-ajokortti' },
      source: 'customer',
    }
    const recorded = await file.customer.fetch('POST', `${file.path}/entries`, { body })
    const { id } = made.parse(expectDone(recorded, 'record'))
    await file.moveAway()
    const value = { licence: 'C-ajokortti' }
    expectDone(
      await file.post(file.customer, `entries/${id}/corrections`, { value, reason: 'Väärä luokka.' }, 1),
      'correct',
    )
  })
})

describe('what passes outside', () => {
  test('of a former party is the matter of whoever has taken its place: to approve, cancel, and record what came of it', async () => {
    const { id: entry } = await file.record(file.officer, '3.04', 'myyjä')
    await file.record(file.nurse, '5.04')
    const consent = await file.consent(['3.04', '5.04'])
    const waiting = await file.prepare(consent)
    expectDone(await file.approve(waiting, file.nurse), 'approve')
    await file.moveAway()
    await file.take(world.lahti)
    await file.take(world.countyThere)
    // The county had approved; the former labour authority had not, and its successor does.
    expect((await file.read(waiting, world.lahti)).awaits).toEqual([organisations.lahti.id])
    expect(await file.approve(waiting, world.countyThere)).toMatchObject({ code: 'state-conflict' })
    expectDone(await file.approve(waiting, world.lahti), 'approve')
    await world.runDue()
    expect(await file.read(waiting, world.lahti)).toMatchObject({ state: 'delivered', items: [{}, {}] })
    const awaiting = async (by: Holder) =>
      (await noticesOf(by, file.id)).filter((notice) => notice === 'disclosureAwaits').length
    const [toldBefore, toldBeforeThere] = [await awaiting(file.nurse), await awaiting(world.countyThere)]
    const next = await file.prepare(consent, world.lahti)
    await world.runDue()
    expect(await awaiting(world.countyThere)).toBe(toldBeforeThere + 1)
    expect(await awaiting(file.nurse)).toBe(toldBefore)
    expect((await file.read(next, world.lahti)).awaits.sort()).toEqual(
      [organisations.lahti.id, organisations['paijat-hame'].id].sort(),
    )
    expectDone(await file.send(world.lahti, next, 'cancellation'), 'cancel')
    expect(await file.send(file.officer, next, 'cancellation')).toMatchObject({ status: 404 })
    await file.flag(entry)
  })

  test('and news of it are told to those who answer now, not to whoever is gone', async () => {
    await file.record(file.officer, '3.04', 'myyjä')
    await file.approved(['3.04'])
    await file.moveAway()
    await file.take(world.lahti)
    expectDone(await file.post(file.customer, 'exclusions', {}), 'shut out')
    await world.runDue()
    expect(await noticesOf(world.lahti, file.id)).toContain('disclosureStopped')
    expect(await noticesOf(file.officer, file.id)).not.toContain('disclosureStopped')
  })
})

describe('afterwards', () => {
  test('a supervisor of a former party still sees what its own people did in the file, and nothing since', async () => {
    const supervisor = await world.network.holder({ role: 'supervisor', organisation: 'porvoo' })
    await file.record(file.officer, '3.04', 'myyjä')
    await file.moveAway()
    await file.take(world.lahti)
    const body = { reason: 'Pistokoe käytöstä.', from: today(), until: today(), person: file.officer.person }
    const { id } = made.parse(
      expectDone(await supervisor.fetch('POST', '/v1/access-log-reviews', { body }), 'open'),
    )
    const answer = await supervisor.fetch('GET', `/v1/access-log-reviews/${id}/lines?limit=100`)
    const lines = z
      .object({ items: z.array(z.looseObject({ event: z.string(), customership: z.string().nullable() })) })
      .parse(expectDone(answer, 'read')).items
    const here = lines.filter(({ customership }) => customership === file.id).map(({ event }) => event)
    expect(here).toContain('entry.recorded')
    expect(here).toContain('customership.transferred')
    expect(answer.text).not.toContain(world.lahti.person)
  })

  test('whoever acts for a former party holds the file and releases it; its officers do not', async () => {
    await file.moveAway()
    const matter = {
      scope: 'file',
      ground: 'pendingMatter',
      section: '808/2019 7 §',
      reviewOn: addDays(today(), 180),
      reason: 'Muutoksenhaku päätökseen on vireillä.',
    }
    expect(await file.post(file.officer, 'holds', matter)).toMatchObject({ status: 404 })
    const [first, second] = world.registrars
    const { id } = made.parse(expectDone(await file.post(first, 'holds', matter), 'propose'))
    expectDone(await file.post(second, `holds/${id}/decision`, { decision: 'approve' }, 1), 'approve')
    expectDone(await file.post(first, `holds/${id}/release`, undefined, 2), 'release')
  })

  test('the file is annulled with the agreement of a former party that stored entries in it', async () => {
    const countyRegistrar = await world.network.holder({ role: 'registrar', organisation: 'ita-uusimaa' })
    const supervisor = await world.network.holder('porvoo-supervisor')
    const { id: entry } = await file.record(file.nurse, '5.04')
    await file.moveAway()
    await file.flag(entry)
    expect(await listLeft(file.nurse)).toContain(entry)
    const body = { reason: 'wrongPerson', grounds: 'Henkilötunnus luettiin naapurin paperista.' }
    const { id } = made.parse(expectDone(await file.post(world.registrars[0], 'annulments', body), 'propose'))
    expect((await file.post(supervisor, `annulments/${id}/approval`, undefined, 1)).status).toBe(409)
    expectDone(await file.post(countyRegistrar, `annulments/${id}/agreement`, { agrees: true }, 1), 'agree')
    expectDone(await file.post(supervisor, `annulments/${id}/approval`, undefined, 1), 'close')
    expect(await listLeft(file.nurse)).not.toContain(entry)
    expect(await left(file.nurse, entry)).toMatchObject({ status: 404 })
  })

  test('who searches for a request of the person finds the file for a former party too, its officers do not', async () => {
    await file.moveAway()
    const body = { nationalId: file.customer.nationalId }
    const search = (by: Client) => by.fetch('POST', '/v1/customerships/search', { body })
    const request = await world.registrars[0].fetch('POST', '/v1/customerships/search', {
      body: { ...body, reason: 'Asiakkaan oikaisupyyntö.' },
    })
    expect(request.text).toContain(file.id)
    for (const by of [file.officer, world.colleague]) expect((await search(by)).text).not.toContain(file.id)
    const reason = { body: { ...body, reason: 'Sijaistan tiimin jäsentä tänään.' } }
    const outOfTeam = await world.colleague.fetch('POST', '/v1/customerships/search', reason)
    expect(outOfTeam.text).not.toContain(file.id)
  })
})
