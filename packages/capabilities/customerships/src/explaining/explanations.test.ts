import { newId } from '@tym/kernel'
import { categories, operations } from '@tym/register'
import {
  type Answer,
  type Client,
  createLogReader,
  createNetwork,
  expectDone,
  type Holder,
  type LogReader,
  type Network,
  type OpenedCustomership,
} from '@tym/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Explanation, explanation } from './explanation.ts'

let network: Network
let log: LogReader
let file: OpenedCustomership
let specialist: Holder
let nurse: Holder
let kela: Holder
beforeAll(async () => {
  network = await createNetwork()
  log = createLogReader(network.sql)
  specialist = await network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
  const social = await network.holder({ role: 'socialWorker', organisation: 'ita-uusimaa' })
  nurse = await network.holder({ role: 'nurse', organisation: 'ita-uusimaa' })
  kela = await network.holder({ role: 'workAbilitySpecialist', organisation: 'kela' })
  file = await network.openCustomership({ team: [specialist, social, nurse, kela] })
})
afterAll(() => network.close())

const ask = (by: Client, body: object, path = '/v1') => by.fetch('POST', `${path}/explanations`, { body })
const said = (answer: Answer): Explanation => explanation.parse(expectDone(answer, 'explain'))
const inFile = async (by: Client, body: object) => said(await ask(by, body, file.path))
const byRule = async (by: Client, body: object) => said(await ask(by, body))

describe('why somebody may not, in a file of theirs', () => {
  test('names the duty that is missing, and who of the own organisation has it', async () => {
    expect(await inFile(nurse, { operation: 'accessLog.read' })).toMatchObject({
      allowed: false,
      title: operations['accessLog.read'].title,
      rule: { id: 'O.accessLog.read', reason: operations['accessLog.read'].reason },
      missing: ['responsible'],
      next: null,
      contact: {
        whom: 'responsibleOfficer',
        organisation: nurse.grant.authority,
        names: [expect.any(String)],
      },
    })
  })

  test('says of all that takes a responsible officer that one is not, or that one may', async () => {
    for (const operation of ['hold.propose', 'accessLog.read', 'joinRequest.answer'] as const) {
      expect(await inFile(nurse, { operation })).toMatchObject({ allowed: false, missing: ['responsible'] })
      expect(await inFile(specialist, { operation })).toMatchObject({ allowed: true })
    }
  })

  test('names the rule of a hidden field, and who of the team sees it', async () => {
    const why = await inFile(specialist, { field: '5.01', act: 'read' })
    expect(why).toMatchObject({ allowed: false, rule: { id: 'D.R1.5' }, missing: ['role'], next: null })
    expect(why.rule.reason.fi).toContain('15 §')
    expect(why.roles).toContain('nurse')
    expect(why.contact).toMatchObject({ whom: 'team', names: [expect.any(String), expect.any(String)] })
  })

  test('of a category it names every field that the role does not see, the section of law, and who sees all', async () => {
    const why = await inFile(specialist, { category: 5, act: 'read' })
    expect(why).toMatchObject({
      allowed: false,
      title: categories[5].title,
      fields: ['5.01', '5.07', '5.08', '5.10'],
      rule: { id: 'D.R1.5', section: { fi: '381/2023 11 § 5 kohta', en: 'Act 381/2023, section 11(5)' } },
      missing: ['role'],
      contact: { whom: 'team', names: [expect.any(String), expect.any(String)] },
    })
    expect(why.roles).toEqual(expect.arrayContaining(['socialWorker', 'nurse']))
    expect(why.roles).not.toContain('workAbilitySpecialist')
    expect(await inFile(nurse, { category: 5, act: 'read' })).toMatchObject({ allowed: true, fields: [] })
    expect((await byRule(kela, { category: 7, act: 'read' })).fields).toEqual([])
    expect((await inFile(kela, { category: 7, act: 'read' })).missing).toContain('kelaInPlan')
  })

  test('says that Kela’s part is missing, and that a role sees what its own organisation has recorded', async () => {
    expect((await inFile(kela, { field: '7.03', act: 'record' })).missing).toEqual(['kelaInPlan'])
    expect((await inFile(kela, { field: '7.03', act: 'read' })).missing).toEqual([
      'ownOrganisation',
      'kelaInPlan',
    ])
    expect((await inFile(kela, { field: '7.07', act: 'read' })).missing).toEqual(['kelaInPlan'])
  })

  test('says that the file goes on, or that it has ended and may be opened', async () => {
    const opening = { operation: 'customership.openForReason' }
    expect((await inFile(specialist, opening)).missing).toEqual(['ended'])
    const ended = await network.openCustomership({ team: [specialist] })
    await network.sql`update customerships.customership set state = 'ended', state_before_end = 'underAssessment',
      end_reason = 'needOver', ended_on = started_on where id = ${ended.id}`
    const asked = { field: '3.04', act: 'record' }
    expect(said(await ask(specialist, asked, ended.path))).toMatchObject({
      allowed: false,
      missing: ['goesOn'],
      next: 'openForReason',
    })
    // What an organisation does with its own goes on.
    expect(said(await ask(specialist, { operation: 'hold.propose' }, ended.path)).allowed).toBe(true)
  })

  test('says that one may, and that nobody records by hand what the platform computes', async () => {
    expect(await inFile(specialist, { operation: 'team.add' })).toMatchObject({ allowed: true, missing: [] })
    expect(await inFile(specialist, { field: '2.01', act: 'record' })).toMatchObject({
      missing: ['recordedByHand'],
      roles: [],
    })
  })

  test('is a line in the customer’s log, and one of nobody without a file', async () => {
    await log.take()
    await inFile(nurse, { operation: 'accessLog.read' })
    await byRule(nurse, { operation: 'accessLog.read' })
    expect(await log.take()).toMatchObject([
      { event: 'rule.explainedInFile', customership: file.id, fields: ['2.01', '2.08'] },
      { event: 'rule.explained', customership: null, subject: null },
    ])
  })
})

describe('why somebody may not, by the rules alone', () => {
  test('names what a file takes, the next step, and the access officer of the own organisation', async () => {
    expect(await byRule(nurse, { operation: 'customership.read' })).toMatchObject({
      allowed: true,
      missing: [],
      takes: ['team'],
      next: 'askToJoin',
      contact: { whom: 'employer', organisation: nurse.grant.employer, names: [] },
    })
    expect(await byRule(nurse, { operation: 'usageRight.decide' })).toMatchObject({
      allowed: false,
      missing: ['role'],
      takes: [],
      next: null,
      roles: ['kehaGrantor'],
    })
  })

  test('a file of others is answered as one that never was, and tells no more than the rules', async () => {
    const outsider = await network.holder({ role: 'nurse', organisation: 'paijat-hame' })
    const body = { operation: 'customership.read' }
    const [forbidden, missing] = [
      await ask(outsider, body, file.path),
      await ask(outsider, body, `/v1/customerships/${newId()}`),
    ]
    expect(forbidden).toMatchObject({ status: 404, code: 'not-found' })
    expect(missing.text).toBe(forbidden.text)
  })
})
