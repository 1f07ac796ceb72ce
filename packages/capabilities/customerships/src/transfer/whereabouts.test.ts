import { addDays } from '@tym/kernel'
import { organisations } from '@tym/personas'
import { allFields, type FieldId } from '@tym/register'
import {
  type Client,
  expectDone,
  fictitiousNationalId,
  type MovingFile,
  type MovingWorld,
  noticesOf,
  openMovingFile,
  openMovingWorld,
  there,
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
const made = z.object({ id: z.string() })
const items = z.object({ items: z.array(z.looseObject({})) })
const left = (by: Client, entry: string) => by.fetch('GET', `${file.path}/left-entries/${entry}`)
const flagAs = async (by: Client, entry: string) =>
  expectDone(await file.post(by, `entries/${entry}/flags`, { reason: 'Tieto ei pidä paikkaansa.' }), 'flag')
const wrongPerson = { reason: 'wrongPerson', grounds: 'Henkilötunnus luettiin naapurin paperista.' }

describe('where the customer lives now is not told to a former party', () => {
  test('by who has marked its entry as perhaps wrong', async () => {
    const { id: entry } = await file.record(file.officer, '3.04', 'myyjä')
    await file.moveAway()
    await file.take(world.lahti)
    await flagAs(world.lahti, entry)
    const answer = await left(file.officer, entry)
    expect(expectDone(answer, 'open')).toMatchObject({ flags: [{ by: {}, version: 1 }] })
    expect(answer.text).not.toContain(organisations.lahti.id)
    expect(answer.text).not.toContain(world.lahti.person)
  })

  test("by what the customer has said since in an entry that it kept for them: who has the customer's place is told", async () => {
    const value = validValue('1.05')
    const recorded = await file.customer.fetch('POST', `${file.path}/entries`, {
      body: { category: 1, field: '1.05', value, source: 'customer' },
    })
    const { id: entry } = made.parse(expectDone(recorded, 'record'))
    await file.moveAway()
    await file.take(world.lahti)
    expectDone(
      await file.post(file.customer, `entries/${entry}/corrections`, { value, reason: 'Muutin.' }, 1),
      'correct',
    )
    await flagAs(world.lahti, entry)
    await flagAs(file.customer, entry)
    expect(await left(file.officer, entry)).toMatchObject({ status: 404 })
    const listed = await file.officer.fetch('GET', '/v1/left-entries')
    expect(listed.text).not.toContain(entry)
    await world.runDue()
    expect(await noticesOf(file.officer, file.id)).not.toContain('leftEntryFlagged')
    expect(await noticesOf(world.lahti, file.id)).toContain('entryFlagged')
  })

  test('by another identity code that the person has been given for safety', async () => {
    const read = z.object({ entries: z.array(z.looseObject({ id: z.string(), field: z.string() })) })
    await file.moveAway()
    await file.take(world.lahti)
    await file.take(world.countyThere)
    const change = { nationalId: fictitiousNationalId(7_410_001), kind: 'changedForSafety' }
    const reason = 'Digi- ja väestötietovirasto on vaihtanut tunnuksen.'
    const proposed = await file.post(world.lahti, 'identity-changes', { ...change, reason })
    const { id } = made.parse(expectDone(proposed, 'propose'))
    const decision = { decision: 'approve' }
    expectDone(await file.post(world.countyThere, `identity-changes/${id}/decision`, decision, 1), 'decide')
    const { entries } = read.parse(
      expectDone(await world.lahti.fetch('GET', `${file.path}/categories/1`), 'read'),
    )
    const code = entries.find(({ field }) => field === '1.01')?.id ?? ''
    await flagAs(world.lahti, code)
    expect(await left(file.officer, code)).toMatchObject({ status: 404 })
  })

  test('by the holds of those who have taken its place', async () => {
    await file.moveAway()
    await file.take(world.lahti)
    const matter = {
      scope: 'file',
      ground: 'pendingMatter',
      section: '808/2019 7 §',
      reviewOn: addDays(today(), 180),
      reason: 'Muutoksenhaku päätökseen on vireillä.',
    }
    expectDone(await file.post(world.lahti, 'holds', matter), 'propose')
    const [registrar] = world.registrars
    const { id } = made.parse(expectDone(await file.post(registrar, 'holds', matter), 'propose'))
    const seen = items.parse(expectDone(await registrar.fetch('GET', `${file.path}/holds`), 'list')).items
    expect(seen).toMatchObject([{ id, authority: organisations.porvoo.id }])
  })

  test('by whose agreement an annulment awaits, though it does not happen without them', async () => {
    const [registrar] = world.registrars
    const supervisor = await world.network.holder('porvoo-supervisor')
    await file.record(file.nurse, '5.04')
    await file.moveAway()
    await file.take(world.lahti)
    await file.record(world.lahti, '3.04', 'myyjä')
    const { id } = made.parse(expectDone(await file.post(registrar, 'annulments', wrongPerson), 'propose'))
    const listed = await registrar.fetch('GET', '/v1/annulments')
    expect(items.parse(expectDone(listed, 'list')).items).toContainEqual(
      expect.objectContaining({ id, awaits: [organisations['ita-uusimaa'].id] }),
    )
    expect(listed.text).not.toContain(organisations.lahti.id)
    expect((await file.post(supervisor, `annulments/${id}/approval`, undefined, 1)).status).toBe(409)
  })

  test('by what the people of an organisation that goes on do in the file elsewhere', async () => {
    const kelaThere = await world.network.holder({
      role: 'workAbilitySpecialist' as const,
      organisation: 'kela' as const,
      area: 'paijat-hame' as const,
    })
    const supervisor = await world.network.holder({
      role: 'supervisor',
      organisation: 'kela',
      area: 'porvoo',
    })
    await world.wait({ seconds: 1 })
    await file.moveAway()
    await file.take(kelaThere)
    expectDone(await kelaThere.fetch('GET', file.path), 'read')
    const body = { reason: 'Pistokoe käytöstä.', from: today(), until: today() }
    const { id } = made.parse(
      expectDone(await supervisor.fetch('POST', '/v1/access-log-reviews', { body }), 'open'),
    )
    const answer = await supervisor.fetch('GET', `/v1/access-log-reviews/${id}/lines?limit=100`)
    const lines = z
      .object({ items: z.array(z.looseObject({ person: z.string(), customership: z.string().nullable() })) })
      .parse(expectDone(answer, 'read')).items
    const of = (person: string) =>
      lines
        .filter((line) => line.person === person && line.customership === file.id)
        .map(({ event }) => event)
    expect(of(file.kela.person)).not.toEqual([])
    expect(of(kelaThere.person)).toEqual([])
  })
})

describe('a transfer', () => {
  test('of two at once comes to pass once', async () => {
    const { version } = await file.shown()
    const move = { ...there, movedOn: today() }
    const both = await Promise.all([1, 2].map(() => file.post(file.officer, 'transfers', move, version)))
    expect(both.map(({ status }) => status).sort()).not.toEqual([201, 201])
    expect(both.map(({ status }) => status)).toContain(201)
    expect((await file.shown()).formerParties).toHaveLength(3)
  })

  test('asks whoever has taken the file for their agreement to its annulment, also where they stored nothing', async () => {
    const [registrar] = world.registrars
    const supervisor = await world.network.holder('porvoo-supervisor')
    const theirs = await world.network.holder({
      role: 'registrar',
      organisation: 'lahti',
      area: 'paijat-hame',
    })
    await file.moveAway()
    await file.take(world.lahti)
    const { id } = made.parse(expectDone(await file.post(registrar, 'annulments', wrongPerson), 'propose'))
    expect((await file.post(supervisor, `annulments/${id}/approval`, undefined, 1)).status).toBe(409)
    expectDone(await file.post(theirs, `annulments/${id}/agreement`, { agrees: true }, 1), 'agree')
    expectDone(await file.post(supervisor, `annulments/${id}/approval`, undefined, 1), 'close')
  })

  test('leaves nobody on the team who joins it meanwhile', async () => {
    const kela = { role: 'workAbilitySpecialist' as const, organisation: 'kela' as const }
    const colleague = await world.network.holder(kela)
    await world.network.holder({ ...kela, area: 'paijat-hame', person: file.kela.person })
    let moving: Promise<string> | undefined
    await world.network.sql.begin(async (tx) => {
      // As `addTeamMember` does, whose transaction is open when the file is transferred.
      await tx`select 1 from customerships.party where customership = ${file.id} and kind = 'kela' for update`
      moving = file.moveAway()
      await new Promise((resolve) => setTimeout(resolve, 500))
      await tx`insert into customerships.case_team_member
        (id, customership, organisation, person, name, title, role, responsible, added_by, added_at)
        values (gen_random_uuid(), ${file.id}, ${organisations.kela.id}, ${colleague.person}, 'Aku Ankka', 'Asiantuntija',
          'workAbilitySpecialist', false, ${file.kela.person}, now())`
    })
    await moving
    expect((await file.shown()).team).toHaveLength(1)
    expect(await colleague.fetch('GET', file.path)).toMatchObject({ status: 404 })
  })
})

test('every entry of a former party on which a remark stands can be corrected by it', async () => {
  const team = [file.officer, file.nurse, file.kela]
  const failed: string[] = []
  const entries: { by: Client; field: FieldId; id: string }[] = []
  // Of each category one field that holds one value and one that holds many, as far as there are such.
  const some = new Map(allFields.map((field) => [`${field.category} ${field.values}`, field]))
  for (const { id: field } of some.values())
    for (const by of team) {
      const recorded = await file.record(by, field).catch(() => undefined)
      if (recorded !== undefined) entries.push({ by, field, id: recorded.id })
    }
  await file.moveAway()
  for (const { id } of entries) await file.flag(id).catch(() => undefined)
  const listed = new Set<unknown>()
  for (const by of team)
    for (const { entry } of items.parse(expectDone(await by.fetch('GET', '/v1/left-entries'), 'list')).items)
      listed.add(entry)
  for (const { by, field, id } of entries) {
    if (!listed.has(id)) continue
    const opened = await left(by, id)
    const body = { value: validValue(field), reason: 'Kirjattiin väärin.' }
    const answer = await file.post(by, `left-entries/${id}/corrections`, body, 1)
    if (opened.status !== 200 || answer.status !== 201)
      failed.push(`${field} ${opened.status} ${answer.text}`)
  }
  expect(entries.length).toBeGreaterThan(10)
  expect(failed).toEqual([])
})
