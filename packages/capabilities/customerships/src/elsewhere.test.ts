import { type Database, openDatabase } from '@tym/database'
import { customershipId, newId, newOrganisationId, organisationId } from '@tym/kernel'
import { signDocument } from '@tym/signing'
import {
  type Answer,
  createLogReader,
  createNetwork,
  expectDone,
  fictitiousNationalId,
  type Holder,
  keyOf,
  type LogReader,
  type Network,
  noticesOf,
  type OpenedCustomership,
  tellOfficers,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

let network: Network
let worker: Database
let log: LogReader
let ordinary: OpenedCustomership
let protectedFile: OpenedCustomership
let inLahti: OpenedCustomership
let outsider: Holder
let colleague: Holder
beforeAll(async () => {
  network = await createNetwork()
  worker = openDatabase({ url: network.urls.worker, max: 1, applicationName: 'test-elsewhere' })
  log = createLogReader(network.sql)
  ordinary = await network.openCustomership()
  protectedFile = await network.openCustomership()
  const [starter] = protectedFile.team
  const body = { category: 1, field: '1.09', value: { active: true }, source: 'customer' }
  expectDone(await starter.fetch('POST', `${protectedFile.path}/entries`, { body }), 'protect')
  inLahti = await network.openCustomership({ team: [await network.holder('lahti-specialist')] })
  outsider = await network.holder({ role: 'employmentSpecialist', organisation: 'lahti' })
  colleague = await network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
})
afterAll(async () => {
  await worker.close()
  await network.close()
})
beforeEach(async () => {
  await log.take()
})

/** Everything that the caller can see of an answer. */
function seen({ status, text, headers }: Answer) {
  const shown = [...headers].filter(([name]) => name !== 'date' && name !== 'dpop-nonce')
  return { status, text, headers: shown.sort() }
}
const start = (by: Holder, nationalId: string) =>
  by.fetch('POST', '/v1/customerships', {
    body: {
      nationalId,
      givenNames: 'Eeva',
      familyName: 'Esimerkki',
      startedOn: network.clock.calendar(),
      unemployedConfirmed: true,
    },
  })
const wish = (by: Holder, nationalId: string) =>
  by.fetch('POST', '/v1/contact-wishes', { body: { nationalId } })
const tell = () => tellOfficers(network, worker)

describe('starting an assessment for somebody who has a file', () => {
  test('is answered the same bytes to everybody, whoever the person is and whoever holds the file', async () => {
    const [member] = ordinary.team
    const answers = [
      await start(outsider, ordinary.nationalId),
      await start(outsider, protectedFile.nationalId),
      await start(outsider, inLahti.nationalId),
      await start(colleague, protectedFile.nationalId),
      await start(member, ordinary.nationalId),
    ]
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 409, code: 'open-customership-exists' })
      expect(seen(answer)).toEqual(seen(answers[0] ?? answer))
      expect(Object.keys(z.record(z.string(), z.unknown()).parse(answer.json)).sort()).toEqual([
        ...['code', 'detail', 'status', 'title', 'type'],
      ])
    }
  })

  test('is a line in that file’s log, and its officers are told', async () => {
    await start(outsider, protectedFile.nationalId)
    const [line, ...more] = await log.take()
    expect(more).toEqual([])
    expect(line).toMatchObject({
      event: 'customership.startRefused',
      outcome: 'denied',
      problem: 'open-customership-exists',
      customership: protectedFile.id,
      outOfTeam: true,
      person: outsider.person,
      authority: outsider.grant.authority,
      purpose: 'arrangeService',
      fields: ['2.01'],
    })
    expect(line?.subject).not.toBeNull()
    await tell()
    for (const member of protectedFile.team)
      expect(await noticesOf(member, protectedFile.id)).toContain('startTriedElsewhere')
    expect(await noticesOf(outsider, protectedFile.id)).toEqual([])
  })

  test('is told once of all that one person tries on a day, and the log has each', async () => {
    const told = async () =>
      (await Promise.all(protectedFile.team.map((member) => noticesOf(member, protectedFile.id)))).flat()
        .length
    await start(outsider, protectedFile.nationalId)
    await tell()
    const before = await told()
    await log.take()
    await start(outsider, protectedFile.nationalId)
    expect(await log.take()).toMatchObject([{ event: 'customership.startRefused' }])
    await tell()
    expect(await told()).toBe(before)
  })

  test('the customer reads it in their own log, in words and by organisation', async () => {
    await start(outsider, protectedFile.nationalId)
    const customer = network.customer(protectedFile.nationalId)
    const { text } = await customer.fetch('GET', `${protectedFile.path}/own-log`)
    expect(text).toContain('Sinulle yritettiin aloittaa toinen yhteinen arviointi.')
    expect(text).toContain(outsider.grant.authority)
  })
})

describe('a wish to be contacted', () => {
  const nobody = fictitiousNationalId(4711)

  test('is answered the same bytes whether there is a file or not', async () => {
    const answers = [
      await wish(outsider, nobody),
      await wish(outsider, ordinary.nationalId),
      await wish(outsider, protectedFile.nationalId),
      await wish(colleague, inLahti.nationalId),
    ]
    for (const answer of answers) {
      expect(answer.status).toBe(202)
      expect(answer.text).toBe('{}')
      expect(seen(answer)).toEqual(seen(answers[0] ?? answer))
    }
  })

  test('is a line in the file’s log, and of nobody where there is none', async () => {
    await wish(outsider, protectedFile.nationalId)
    await wish(outsider, nobody)
    const [met, unmet, ...more] = await log.take()
    expect(more).toEqual([])
    const common = { event: 'contact.wished', outcome: 'allowed', outOfTeam: true, person: outsider.person }
    expect(met).toMatchObject({ ...common, customership: protectedFile.id })
    expect(unmet).toMatchObject({ ...common, customership: null, subject: null })
  })

  test('reaches the team once a day, with who wishes it and nothing else', async () => {
    const nurse = await network.holder({ role: 'nurse', organisation: 'paijat-hame' })
    await wish(nurse, ordinary.nationalId)
    await wish(nurse, ordinary.nationalId)
    const wishes = await network.sql`select id from outbox.job
      where kind = 'tell-officers' and payload ->> 'notice' = 'contactWished' and payload ->> 'except' = ${nurse.person}`
    expect(wishes).toHaveLength(1)
    await tell()
    for (const each of ordinary.team) expect(await noticesOf(each, ordinary.id)).toContain('contactWished')
    const [member] = ordinary.team
    const { json } = await member.fetch('GET', `${ordinary.path}/contact-wishes`)
    const { items } = z.object({ items: z.array(z.record(z.string(), z.unknown())) }).parse(json)
    const own = items.filter((item) => item['role'] === 'nurse')
    expect(own).toEqual([
      {
        id: expect.any(String),
        name: expect.any(String),
        title: expect.any(String),
        role: 'nurse',
        organisation: nurse.grant.authority,
        wishedOn: network.clock.calendar(),
      },
    ])
    expect(await colleague.fetch('GET', `${ordinary.path}/contact-wishes`)).toMatchObject({ status: 404 })
  })

  test('is kept in the database by nobody but the one function that tells no difference', async () => {
    const [row] =
      await network.sql`select has_table_privilege('tym_app', 'customerships.contact_wish', 'insert') as may`
    expect(row).toEqual({ may: false })
  })
})

test('a referral that has started a file is refused with a line in that file', async () => {
  const nationalId = fictitiousNationalId(4712)
  const { issuer, sign } = keyOf(network.keys, 'ita-uusimaa', 'document')
  const date = network.clock.calendar()
  const ground = { on: date, ground: 'ability', whyConsultationIsNotEnough: 'Neuvottelu ei riitä.' }
  const [county] = z
    .array(z.object({ id: organisationId }))
    .parse([...(await network.sql`select id from organisations.organisation where slug = 'ita-uusimaa'`)])
  const referral = await signDocument(sign, {
    document: {
      type: 'referral',
      organisation: county?.id ?? newOrganisationId(),
      nationalId,
      date,
      content: { '2.07': ground },
    },
    issuer,
    id: newId(),
    clock: network.clock,
  })
  const body = {
    nationalId,
    givenNames: 'Eeva',
    familyName: 'Esimerkki',
    startedOn: date,
    referral,
    unemployedConfirmed: true,
  }
  const first = await colleague.fetch('POST', '/v1/customerships', { body })
  const { id } = z.object({ id: customershipId }).parse(expectDone(first, 'start'))
  await network.sql`update customerships.customership set state = 'ended', state_before_end = 'planDraft',
    end_reason = 'employed', ended_on = started_on where id = ${id}`
  await network.sql`update customerships.identity_index set open = false where customership = ${id}`
  await log.take()
  expect(await outsider.fetch('POST', '/v1/customerships', { body })).toMatchObject({ code: 'referral-used' })
  expect(await log.take()).toMatchObject([
    { event: 'referral.reused', outcome: 'denied', customership: id, outOfTeam: true },
  ])
})
