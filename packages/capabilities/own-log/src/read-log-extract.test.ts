import { cosignTurn } from '@tym/audit-log'
import { type LogExtract, type Policy, parseNote, verifyExtract, verifyNote } from '@tym/audit-proof'
import {
  type CustomerClient,
  expectDone,
  fetchExtract,
  type OversightWorld,
  openOversightWorld,
  startWitness,
  testLogOrigin,
} from '@tym/testing'
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

const made = z.object({ id: z.string() })
let world: OversightWorld
let customer: CustomerClient
let policy: Policy
beforeAll(async () => {
  world = await openOversightWorld()
  customer = world.network.customer(world.file.nationalId)
  policy = { log: world.logKey, origins: [testLogOrigin], witnesses: [], quorum: 0 }
})
afterAll(() => world.close())

const path = () => world.file.path
const ask = async () =>
  made.parse(expectDone(await customer.fetch('POST', `${path()}/log-extracts`), 'ask for the log')).id
const fetchOne = (id: string) =>
  fetchExtract(world.file.id, id, async (at) =>
    expectDone(await customer.fetch('GET', `${path()}/${at}`), 'fetch the log'),
  )
async function extract(): Promise<LogExtract> {
  const id = await ask()
  await world.seal()
  await world.runDue()
  const found = await fetchOne(id)
  if (found === undefined) throw new Error('nobody has signed it')
  return found
}

/** As an owner of the database could: nothing else gets past the triggers. */
async function tamper(change: (sql: postgres.TransactionSql) => Promise<unknown>): Promise<void> {
  await world.network.sql.begin(async (sql) => {
    await sql`set local session_replication_role = 'replica'`
    await change(sql)
  })
}

describe('a customer’s own log', () => {
  test('comes whole, with the line of asking for it, and is verified without asking anybody', async () => {
    const found = await extract()
    const verdict = verifyExtract(found, policy)
    expect(verdict).toMatchObject({ valid: true, lines: found.lines.length })
    const [rows] = await world.network
      .sql`select count(*)::int as n from audit.detail d join audit.leaf l using (line)
      where d.customership = ${world.file.id} and l.index < ${verdict.valid ? verdict.size : 0}`
    expect(found.lines.length).toBe(rows?.['n'])
    expect(found.lines.map(({ entry }) => entry.act?.event)).toContain('accessLog.extractRequested')
  })

  test('shows no person, only that there was one', async () => {
    const found = await extract()
    expect(found.lines.every(({ entry }) => entry.actor === null)).toBe(true)
    const [officer] = await world.network.caseTeam()
    expect(JSON.stringify(found)).not.toContain(officer.person)
  })

  test('waits until a head is signed that has what was there when it was asked for', async () => {
    await world.seal()
    world.network.clock.pass({ seconds: 1 })
    const id = await ask()
    expect(await world.runDue()).toEqual(['done'])
    expect(await fetchOne(id)).toBeUndefined()
    const early = await customer.fetch('GET', `${path()}/log-extracts/${id}/lines`)
    expect(early).toMatchObject({ status: 409, code: 'not-ready-yet' })
    expect(early.headers.get('retry-after')).toBe('1')
    await world.seal()
    world.network.clock.pass({ seconds: 2 })
    expect(await world.runDue()).toEqual(['done'])
    expect(verifyExtract((await fetchOne(id)) ?? (await extract()), policy)).toMatchObject({ valid: true })
    expect(await fetchOne(id)).toBeDefined()
  })

  test('has the lines of the witnesses that watch the log, so that two histories cannot be shown', async () => {
    const witness = await startWitness(world.logKey)
    try {
      const turn = async (address = witness.known.address) => {
        world.network.clock.pass({ seconds: 6 })
        return await cosignTurn({
          database: world.worker,
          clock: world.network.clock,
          witness: { ...witness.known, address },
          tell: async () => undefined,
        })
      }
      const watched = { ...policy, witnesses: [witness.known.key], quorum: 1 }
      expect(verifyExtract(await extract(), watched)).toMatchObject({
        findings: [expect.objectContaining({ code: 'too-few-witnesses' })],
      })
      const waitsForTheWitness = async () => {
        const id = await ask()
        await world.seal()
        expect(await world.runDue()).toEqual(['done'])
        expect(await fetchOne(id)).toBeUndefined()
        expect(await turn()).toBe('cosigned')
        expect(await world.runDue()).toEqual(['done'])
        expect(verifyExtract((await fetchOne(id)) ?? (await extract()), watched)).toMatchObject({
          valid: true,
        })
      }
      // It has been asked, and has not cosigned anything yet.
      expect(await turn('http://127.0.0.1:1/kela')).toBe('silent')
      await waitsForTheWitness()
      await waitsForTheWitness()
      // A quiet night, in which there was nothing to cosign.
      expect(['cosigned', 'nothing-new']).toContain(await turn())
      world.network.clock.pass({ seconds: 700 })
      expect(await turn()).toBe('nothing-new')
      await waitsForTheWitness()
      const published = parseNote(await (await fetch(`${world.network.origin}/log/checkpoint`)).text())
      expect(verifyNote(published, [witness.known.key]).verified).toHaveLength(1)

      const later = await ask()
      await world.seal()
      await world.runDue()
      expect(await fetchOne(later)).toBeUndefined()
      world.network.clock.pass({ seconds: 30 })
      await world.runDue()
      expect(verifyExtract((await fetchOne(later)) ?? (await extract()), policy)).toMatchObject({
        valid: true,
      })
      world.network.clock.pass({ seconds: 700 })
    } finally {
      await witness.stop()
    }
  })

  test('is fetched page by page', async () => {
    const [officer] = await world.network.caseTeam()
    const acts = Array.from({ length: 130 }, () => ({ by: officer, at: 0, customership: world.file.id }))
    await world.log(acts)
    const found = await extract()
    expect(found.lines.length).toBeGreaterThan(130)
    expect(verifyExtract(found, policy)).toMatchObject({ valid: true, lines: found.lines.length })
  })

  test('is nobody else’s: not the officer’s, not another customer’s', async () => {
    const id = await ask()
    const [officer] = await world.network.caseTeam()
    const other = world.network.customer('140385-901E')
    for (const at of ['log-extracts', `log-extracts/${id}`, `log-extracts/${id}/lines`]) {
      const method = at === 'log-extracts' ? 'POST' : 'GET'
      expect((await officer.fetch(method, `${path()}/${at}`)).status).toBe(403)
      expect(await other.fetch(method, `${path()}/${at}`)).toMatchObject({ status: 404 })
    }
    const own = await world.network.openCustomership()
    const stranger = await world.network
      .customer(own.nationalId)
      .fetch('GET', `${own.path}/log-extracts/${id}`)
    expect(stranger).toMatchObject({ status: 404, code: 'not-found' })
  })
})

describe('what an owner of the database does behind everybody’s back', () => {
  test('a line that was altered is named', async () => {
    const before = await extract()
    const target = before.lines.find(({ entry }) => entry.act?.event === 'accessLog.extractRequested')
    await tamper(
      (sql) =>
        sql`update audit.entry set role = 'nurse', event = 'category.read' where line = ${target?.entry.act?.line ?? ''}`,
    )
    const verdict = verifyExtract(await extract(), policy)
    expect(verdict).toMatchObject({ valid: false })
    expect(verdict.valid ? [] : verdict.findings).toEqual([
      expect.objectContaining({ code: 'line-altered', line: target?.entry.file?.number }),
    ])
    await tamper(
      (sql) =>
        sql`update audit.entry set role = 'customer', event = 'accessLog.extractRequested' where line = ${target?.entry.act?.line ?? ''}`,
    )
    expect(verifyExtract(await extract(), policy)).toMatchObject({ valid: true })
  })

  test('a line that was taken out is missed, from what was signed before and in what is signed after', async () => {
    const before = await extract()
    const gone = before.lines[2]?.entry
    await tamper((sql) => sql`delete from audit.file_line where line = ${gone?.act?.line ?? ''}`)
    const verdict = verifyExtract(await extract(), policy, { earlier: before })
    expect(verdict.valid ? [] : verdict.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['line-missing', 'line-dropped-since']),
    )
  })
})

test('one file is asked for so many times within a day and no more, and again the day after', async () => {
  const { path: own, nationalId } = await world.network.openCustomership()
  const client = world.network.customer(nationalId)
  const askOnce = () => client.fetch('POST', `${own}/log-extracts`)
  for (let each = 0; each < 20; each += 1) expectDone(await askOnce(), 'ask for the log')
  expect(await askOnce()).toMatchObject({ status: 409, code: 'too-many-log-extracts' })
  world.network.clock.pass({ minutes: 24 * 60 + 1 })
  expectDone(await askOnce(), 'ask for the log again')
})
