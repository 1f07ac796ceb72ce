import { openingEvents } from '@tym/register'
import {
  type Answer,
  type Case,
  type Client,
  createLogReader,
  type DisclosureWorld,
  endFile,
  expectDone,
  fictitiousNationalId,
  type Holder,
  noticesOf,
  openCase,
  openDisclosureWorld,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

let world: DisclosureWorld
let outsider: Holder
let stranger: Holder
let file: Case
/** The code that the file was opened by, and another that nobody has. */
let former: string
let next: string
let used = 7_100_000
const unusedCode = () => {
  used += 1
  return fictitiousNationalId(used)
}
beforeAll(async () => {
  world = await openDisclosureWorld()
  outsider = await world.network.holder('porvoo-specialist-two')
  stranger = await world.network.holder('lahti-specialist')
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await openCase(world)
  former = file.customer.nationalId
  next = unusedCode()
})

type Kind = 'changed' | 'changedForSafety' | 'misrecorded'
const made = z.object({ id: z.string() })
const found = z.object({ items: z.array(z.object({ id: z.string() })) })
const reason = 'Digi- ja väestötietovirasto on vaihtanut tunnuksen.'
const post = (by: Client, to: string, body: object, version?: number): Promise<Answer> =>
  by.fetch('POST', `${file.path}/${to}`, {
    body,
    ...(version !== undefined && { headers: { 'if-match': `"${version}"` } }),
  })
const propose = (by: Client, nationalId = next, kind: Kind = 'changed') =>
  post(by, 'identity-changes', { nationalId, kind, reason })
const proposed = async (kind: Kind = 'changed', nationalId = next) =>
  made.parse(expectDone(await propose(file.officer, nationalId, kind), 'propose')).id
const decide = (by: Client, id: string, decision = 'approve') =>
  post(by, `identity-changes/${id}/decision`, { decision }, 1)
const change = async (kind: Kind = 'changed', nationalId = next) =>
  expectDone(await decide(file.nurse, await proposed(kind, nationalId)), 'change')
const search = (by: Client, nationalId: string, why?: string) =>
  by.fetch('POST', '/v1/customerships/search', { body: { nationalId, ...(why && { reason: why }) } })
const findsIt = async (by: Client, nationalId: string, why?: string) =>
  found.parse(expectDone(await search(by, nationalId, why), 'search')).items.some(({ id }) => id === file.id)
const codeOf = async (by: Client = file.officer) => {
  const answer = expectDone(await by.fetch('GET', `${file.path}/identity-code`), 'read')
  return z.object({ nationalId: z.string() }).parse(answer).nationalId
}
const opens = async (nationalId: string) =>
  (await world.network.customer(nationalId).fetch('GET', file.path)).status

describe('another identity code', () => {
  test('takes two persons of the team, and then the file is found, read and entered by it', async () => {
    const log = createLogReader(world.network.sql)
    const id = await proposed()
    expect(await propose(file.nurse)).toMatchObject({ status: 409, code: 'state-conflict' })
    expect(await decide(file.officer, id)).toMatchObject({ status: 403, code: 'own-proposal' })
    expect(await decide(outsider, id)).toMatchObject({ status: 404, code: 'not-found' })
    expect(await codeOf()).toBe(former)
    const list = await file.nurse.fetch('GET', `${file.path}/identity-changes`)
    expect(list).toMatchObject({ json: { items: [{ id, kind: 'changed', nationalId: next, reason }] } })
    await log.take()
    expectDone(await decide(file.nurse, id), 'change')
    expect((await log.take()).filter(({ event }) => event === 'identity.changeDecided')).toMatchObject([
      { customership: file.id, fields: ['1.01'], resources: [id] },
    ])
    expect(await codeOf()).toBe(next)
    expect(await findsIt(file.officer, next)).toBe(true)
    expect([await opens(next), await opens(former)]).toEqual([200, 404])
    await world.runDue()
    expect(await noticesOf(file.nurse, file.id)).toContain('identityChangeProposed')
    expect(await noticesOf(file.officer, file.id)).toContain('identityChanged')
    expect(await decide(file.nurse, id)).toMatchObject({ code: 'state-conflict' })
    const listed = await file.officer.fetch('GET', `${file.path}/identity-changes`)
    expect(listed.text).not.toContain(next)
  })

  test('is refused by the second person, and nothing has changed', async () => {
    expectDone(await decide(file.nurse, await proposed(), 'refuse'), 'refuse')
    expect(await codeOf()).toBe(former)
    expect([await opens(next), await opens(former)]).toEqual([404, 200])
    await world.runDue()
    expect(await noticesOf(file.officer, file.id)).toContain('identityChangeRefused')
  })

  test('is a real one of somebody who was born, and not the one that the file has', async () => {
    expect(await propose(file.officer, former)).toMatchObject({ code: 'state-conflict' })
    expect(await propose(file.officer, '010594Y9033')).toMatchObject({ code: 'invalid-national-id' })
    // Not yet born on the day of the start; a child is what the second person confirms.
    expect(await propose(file.officer, `281126A900${checkOf('281126900')}`)).toMatchObject({
      code: 'age-implausible',
    })
    expect(await propose(file.officer, `010120A900${checkOf('010120900')}`)).toMatchObject({ status: 201 })
  })

  test('goes on after the end, too', async () => {
    await endFile(world, file, world.network.clock.calendar())
    await change()
    expect([await opens(next), await opens(former)]).toEqual([200, 404])
  })

  test('is refused by the database to one person alone, on every road', async () => {
    const { sql, clock } = world.network
    const { grant, person } = file.officer
    const id = await proposed()
    const inFile = (statement: string) =>
      sql.begin(async (tx) => {
        await tx`set local role tym_app`
        const said = {
          kind: 'customership',
          customership: file.id,
          person,
          role: 'employmentSpecialist',
          authority: grant.authority,
          employer: grant.employer,
          area: grant.area,
          instant: clock.instant().toISOString(),
          calendar: clock.calendar(),
        }
        for (const [name, value] of Object.entries(said))
          await tx`select set_config(${`tym.${name}`}, ${value}, true)`
        return tx.unsafe(statement)
      })
    const rekey = `select relation.rekey('${id}', decode(repeat('ab', 32), 'hex'))`
    await expect(inFile(rekey)).rejects.toMatchObject({ code: 'TY141' })
    const approve = `update customer_data.identity_change set state = 'changed', version = version + 1, decided_by = '${person}',
      decided_as = '${grant.authority}', decided_at = '${clock.instant().toISOString()}' where id = '${id}'`
    await expect(inFile(approve)).rejects.toMatchObject({ constraint_name: 'two_persons' })
    const other = `update customer_data.identity_change set kind = 'misrecorded', version = version + 1 where id = '${id}'`
    await expect(inFile(other)).rejects.toMatchObject({ code: '42501' })
    const version = `insert into customer_data.entry (id, version, customership, category, field, class, owner, author, author_role,
        certificate, source, recorded_at, content)
      select id, version + 1, customership, category, field, class, owner, '${person}', 'employmentSpecialist', certificate, source,
        '${clock.instant().toISOString()}', content from customer_data.entry where customership = '${file.id}' and field = '1.01'`
    await expect(inFile(version)).rejects.toMatchObject({ code: '42501' })
    const direct = `update customerships.identity_index set index = decode(repeat('ab', 32), 'hex')`
    await expect(inFile(direct)).rejects.toMatchObject({ code: '42501' })
  })
})

/** The check character of the nine digits of an identity code. */
const checkOf = (digits: string) => '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(digits) % 31] ?? ''

describe('the former code', () => {
  test('finds the file for its team, and for nobody else, with a reason or without', async () => {
    await change()
    const answer = await search(file.officer, former)
    expect(await findsIt(file.officer, former)).toBe(true)
    expect(answer.text).not.toContain(next)
    expect(answer.text).not.toContain(former)
    const why = 'Sijaistan vastuuvirkailijaa hänen lomansa ajan.'
    expect(await findsIt(outsider, former, why)).toBe(false)
    expect(await findsIt(outsider, next, why)).toBe(true)
    expect(await findsIt(stranger, former)).toBe(false)
  })

  test('finds nothing while the person is under turvakielto, or when the code was changed for safety', async () => {
    await change()
    await file.record(file.nurse, '1.09', { active: true })
    expect([await findsIt(file.officer, former), await findsIt(file.officer, next)]).toEqual([false, true])
    await openAnother()
    await change()
    const safe = unusedCode()
    await change('changedForSafety', safe)
    for (const code of [former, next]) expect(await findsIt(file.officer, code)).toBe(false)
    expect(await findsIt(file.officer, safe)).toBe(true)
  })

  test('finds nothing when it was recorded wrong: it is somebody else’s, whose files stay theirs', async () => {
    await endFile(world, file, world.network.clock.calendar())
    const wrong = file
    const right = former
    file = await openAnother(right)
    await change('misrecorded')
    expect(await findsIt(file.officer, right)).toBe(false)
    expect([await opens(next), await opens(right)]).toEqual([200, 404])
    file = wrong
    expect([await opens(next), await opens(right)]).toEqual([404, 200])
    await world.runDue()
    expect(await noticesOf(wrong.officer, wrong.id)).not.toContain('identityChangedElsewhere')
  })
})

describe('a start by the former code', () => {
  const start = (by: Holder, nationalId: string) =>
    by.fetch('POST', '/v1/customerships', {
      body: {
        nationalId,
        givenNames: 'Eeva',
        familyName: 'Esimerkki',
        unemployedConfirmed: true,
        startedOn: world.network.clock.calendar(),
      },
    })
  /** All that the caller can see, without what is new in every start. */
  const seen = ({ status, text, headers }: Answer) => ({
    status,
    text: text.replace(/[0-9a-f-]{36}/gu, 'id'),
    headers: [...headers].filter(([name]) => !['date', 'dpop-nonce', 'x-request-id'].includes(name)).sort(),
  })

  test.each([
    ['changed', false, true],
    ['changed', true, true],
    ['changedForSafety', false, false],
    ['changedForSafety', true, false],
  ] as const)('%s, under turvakielto: %s, tells whoever starts nothing', async (kind, shielded, known) => {
    if (shielded) await file.record(file.nurse, '1.09', { active: true })
    await change(kind)
    const met = file
    const log = createLogReader(world.network.sql)
    const ofNobody = await start(outsider, unusedCode())
    await log.take()
    const answer = await start(outsider, former)
    expect(answer.status).toBe(201)
    expect(seen(answer)).toEqual(seen(ofNobody))
    const lines = (await log.take()).filter(({ customership }) => customership === met.id)
    expect(lines).toMatchObject(
      known
        ? [
            {
              event: 'customership.startedByFormerCode',
              outcome: 'allowed',
              outOfTeam: true,
              person: outsider.person,
              fields: ['2.01'],
            },
          ]
        : [],
    )
    await world.runDue()
    const told = await noticesOf(met.officer, met.id)
    expect(told.includes('startedByFormerCode')).toBe(known)
    expect(openingEvents).toContain('customership.startedByFormerCode')
  })

  test('meets the file for its own team, with the same bytes as any start that meets one', async () => {
    await change()
    const log = createLogReader(world.network.sql)
    await log.take()
    const refused = await start(file.officer, former)
    expect(refused).toMatchObject({ status: 409, code: 'open-customership-exists' })
    expect(seen(refused)).toEqual(seen(await start(outsider, next)))
    expect((await log.take()).map(({ event, customership }) => [event, customership])).toEqual([
      ['customership.startRefused', file.id],
      ['customership.startRefused', file.id],
    ])
    await file.record(file.nurse, '1.09', { active: true })
    expect(await start(file.officer, former)).toMatchObject({ status: 201 })
  })

  test('is a start where the earlier file has ended', async () => {
    await change()
    await endFile(world, file, world.network.clock.calendar())
    expect(await start(outsider, former)).toMatchObject({ status: 201 })
    await world.runDue()
    expect(await noticesOf(file.officer, file.id)).not.toContain('startedByFormerCode')
  })
})

/** Another file, of which the rest of the test speaks, with codes of its own or of somebody. */
async function openAnother(nationalId = unusedCode()): Promise<Case> {
  const { network, team } = world
  const opened = await network.openCustomership({ nationalId, team: [team.officer, team.nurse, team.kela] })
  file = { ...file, id: opened.id, path: opened.path, customer: network.customer(nationalId) }
  former = nationalId
  next = unusedCode()
  return file
}

describe('other files of the person', () => {
  test('go on under the new code with turvakielto and all, and their officers are told, not where', async () => {
    await file.record(file.nurse, '1.09', { active: true })
    await endFile(world, file, world.network.clock.calendar())
    const earlier = file
    const theirs = await world.network.openCustomership({ nationalId: former, team: [stranger] })
    await change()
    const log = createLogReader(world.network.sql)
    await log.take()
    const customer = world.network.customer(next)
    expect((await customer.fetch('GET', theirs.path)).status).toBe(200)
    expect(await opens(next)).toBe(200)
    const [row] = await world.network
      .sql`select relation.is_shielded(${theirs.id}, ${world.network.clock.calendar()}) as shielded`
    expect(row).toEqual({ shielded: true })
    await world.runDue()
    expect(await noticesOf(stranger, theirs.id)).toContain('identityChangedElsewhere')
    const lines = (await log.take()).filter(({ event }) => event === 'identity.changedElsewhere')
    expect(lines.map(({ customership }) => customership)).toEqual([theirs.id])
    for (const line of lines) expect(line).toMatchObject({ person: null, fields: ['1.01'] })
    const leaks = await world.network.sql`select 1 from notifications.notification n
      where n.customership = ${theirs.id} and n::text like ${`%${earlier.id}%`}`
    expect(leaks).toHaveLength(0)
  })

  test('with the new code and open stand in the way as of a start: the same bytes, naming nobody', async () => {
    const other = await world.network.openCustomership({ nationalId: next, team: [stranger] })
    const id = await proposed()
    const log = createLogReader(world.network.sql)
    await log.take()
    const refused = await decide(file.nurse, id)
    expect((await log.take()).filter(({ customership }) => customership === other.id)).toMatchObject([
      { event: 'identity.changeMetOpenFile', outcome: 'denied', outOfTeam: true },
    ])
    await world.runDue()
    expect(await noticesOf(stranger, other.id)).toContain('startTriedElsewhere')
    expect(openingEvents).toContain('identity.changeMetOpenFile')
    const start = { nationalId: next, givenNames: 'Eeva', familyName: 'Esimerkki', unemployedConfirmed: true }
    const startedOn = world.network.clock.calendar()
    const met = await outsider.fetch('POST', '/v1/customerships', { body: { ...start, startedOn } })
    expect(refused).toMatchObject({ status: 409, code: 'open-customership-exists' })
    expect(refused.text).toBe(met.text)
    expect(await codeOf()).toBe(former)
  })
})

describe('a mistyped change', () => {
  /**
   * Two files of a person, the earlier one ended, and an ended file of somebody whose code is typed by
   * mistake.
   */
  async function threeFiles() {
    const today = world.network.clock.calendar()
    const theirs = await openAnother()
    const slip = former
    await endFile(world, theirs, today)
    const earlier = await openAnother()
    const right = former
    await endFile(world, earlier, today)
    return { theirs, slip, earlier, right, later: await openAnother(right) }
  }
  const readers = async ({ id, path }: Case, ...codes: readonly string[]) => {
    file = { ...file, id, path }
    const seen: number[] = []
    for (const code of codes) seen.push(await opens(code))
    return seen
  }

  test.each(['misrecorded', 'changed'] as const)(
    'is put right as %s for all files that it took, and takes no file of a stranger',
    async (kind) => {
      const { theirs, slip, earlier, right, later } = await threeFiles()
      await change('changed', slip)
      expect(await readers(earlier, right, slip)).toEqual([404, 200])
      await world.runDue()
      file = { ...file, ...later }
      await change(kind, right)
      for (const one of [earlier, later]) expect(await readers(one, right, slip)).toEqual([200, 404])
      expect(await readers(theirs, right, slip)).toEqual([404, 200])
      await world.runDue()
      const told = await noticesOf(file.officer, earlier.id)
      expect(told.filter((each) => each === 'identityChangedElsewhere')).toHaveLength(2)
      expect(await noticesOf(file.officer, theirs.id)).not.toContain('identityChangedElsewhere')
    },
  )

  test('leaves a stranger’s file where it is, too, when it is put right with yet another code', async () => {
    const { theirs, slip, earlier, right, later } = await threeFiles()
    await change('changed', slip)
    await change('changed', next)
    for (const one of [earlier, later]) expect(await readers(one, next, slip)).toEqual([200, 404])
    expect(await readers(theirs, next, slip)).toEqual([404, 200])
    expect(await readers(theirs, right)).toEqual([404])
  })

  test('is put right in another file by its own team, whose entry has the right code still', async () => {
    const { theirs, slip, earlier, right, later } = await threeFiles()
    await change('changed', slip)
    file = { ...file, ...earlier }
    await change('misrecorded', right)
    expect(await readers(earlier, right, slip)).toEqual([200, 404])
    expect(await readers(later, right, slip)).toEqual([404, 200])
    expect(await readers(theirs, right, slip)).toEqual([404, 200])
  })

  test('of a code that another change has replaced meanwhile is not decided any more, but refused', async () => {
    const { earlier, later } = await threeFiles()
    file = { ...file, ...earlier }
    const waiting = await proposed('changed', unusedCode())
    file = { ...file, ...later }
    await change('changed', next)
    file = { ...file, ...earlier }
    expect(await decide(file.nurse, waiting)).toMatchObject({ status: 409, code: 'state-conflict' })
    expect(await readers(earlier, next)).toEqual([200])
    expectDone(await decide(file.nurse, waiting, 'refuse'), 'refuse')
  })

  test('decided at once with another of the same person gives them one code', async () => {
    const { earlier, later } = await threeFiles()
    const codes = [unusedCode(), unusedCode()] as const
    const decisions: (() => Promise<Answer>)[] = []
    for (const [index, one] of [earlier, later].entries()) {
      file = { ...file, ...one }
      const id = await proposed('changed', codes[index])
      const path = `${one.path}/identity-changes/${id}/decision`
      const decision = { body: { decision: 'approve' }, headers: { 'if-match': '"1"' } }
      decisions.push(() => file.nurse.fetch('POST', path, decision))
    }
    const answers = await Promise.all(decisions.map((each) => each()))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const now = codes[answers.findIndex(({ status }) => status === 200)] ?? ''
    for (const one of [earlier, later]) expect(await readers(one, now)).toEqual([200])
  })
})

describe('a code that was somebody else’s', () => {
  test('is shown in no history of the file, to nobody', async () => {
    await change('misrecorded')
    const answer = expectDone(await file.officer.fetch('GET', `${file.path}/categories/1`), 'read')
    const { entries } = z
      .object({ entries: z.array(z.object({ field: z.string(), id: z.string() })) })
      .parse(answer)
    const entry = entries.find(({ field }) => field === '1.01')?.id
    for (const by of [file.officer, world.network.customer(next)]) {
      const history = await by.fetch('GET', `${file.path}/entries/${entry}`)
      expect(history).toMatchObject({ status: 200, json: { versions: [{ value: null }, {}] } })
      expect(history.text).not.toContain(former)
    }
  })

  test('stays in the history where it was the person’s own', async () => {
    await change()
    const answer = expectDone(await file.officer.fetch('GET', `${file.path}/categories/1`), 'read')
    const { entries } = z
      .object({ entries: z.array(z.object({ field: z.string(), id: z.string() })) })
      .parse(answer)
    const entry = entries.find(({ field }) => field === '1.01')?.id
    const history = await world.network.customer(next).fetch('GET', `${file.path}/entries/${entry}`)
    expect(history).toMatchObject({ json: { versions: [{ value: former }, { value: next }] } })
    const masked = await file.officer.fetch('GET', `${file.path}/entries/${entry}`)
    expect(masked.text).not.toMatch(new RegExp(`${former}|${next}`))
  })
})

describe('a proposal whose words have been taken out', () => {
  test('is listed and refused, and not carried out', async () => {
    const { id: entry } = await file.record(file.officer, '3.04', next)
    const id = await proposed()
    const registrar = await world.network.holder({ role: 'registrar', organisation: 'porvoo' })
    const body = { entry, reason: 'anotherPerson' }
    const { id: removal } = made.parse(expectDone(await post(file.officer, 'removals', body), 'propose'))
    const approval = { headers: { 'if-match': '"1"' } }
    expectDone(await registrar.fetch('POST', `${file.path}/removals/${removal}/approval`, approval), 'remove')
    const list = await file.officer.fetch('GET', `${file.path}/identity-changes`)
    expect(list).toMatchObject({ status: 200, json: { items: [{ id, nationalId: '[…]' }] } })
    const version = z.object({ items: z.array(z.object({ version: z.int() })) }).parse(list.json)
      .items[0]?.version
    const decision = (what: string) =>
      post(file.nurse, `identity-changes/${id}/decision`, { decision: what }, version)
    expect(await decision('approve')).toMatchObject({ status: 409, code: 'state-conflict' })
    expectDone(await decision('refuse'), 'refuse')
    expectDone(await propose(file.officer, unusedCode()), 'propose again')
  })
})
