import { mayAct } from '@tym/access'
import type { AuditFacts } from '@tym/audit-log'
import { newId, organisationId, personId, plainDate } from '@tym/kernel'
import { createLogReader } from '@tym/testing'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
import { openApiDocument } from './openapi.ts'
import { type Event, visits, workshop } from './test-workshop.ts'
import { openWorkshopService } from './test-workshop-service.ts'
import type { Touched } from './touched.ts'

let service: Awaited<ReturnType<typeof openWorkshopService>>
let log: ReturnType<typeof createLogReader>
beforeAll(async () => {
  service = await openWorkshopService()
  log = createLogReader(service.superuser)
})
afterAll(() => service.close())

describe('a second register on the same engine', () => {
  test('lets its own role do what it declares, and logs it in its own names', async () => {
    const coach = await service.officer('coach')
    const recorded = await service.send(coach, 'POST', '/v1/visits', { attendance: 'came' })
    expect(recorded).toMatchObject({ status: 201, json: { version: 1 } })
    expect(await log.take()).toMatchObject([
      {
        event: 'visit.recorded',
        outcome: 'allowed',
        role: 'coach',
        rule: 'D.W1.attendance',
        ground: 'contract 3',
        fields: ['attendance'],
        policyVersion: 'workshop-1',
      },
    ])
    expect(await service.send(await service.visitor(), 'GET', '/v1/visits')).toEqual({
      status: 200,
      json: { visits: ['came'] },
    })
    expect(await log.take()).toMatchObject([
      { event: 'visit.listed', outcome: 'allowed', role: 'visitor', rule: 'O.visit.list.W2' },
    ])
  })

  test('logs a read that is asked again and again once a session, and lets it tell of nothing', async () => {
    const coach = await service.officer('coach')
    for (let asked = 0; asked < 3; asked += 1)
      expect(await service.send(coach, 'GET', '/v1/visit-count')).toMatchObject({ status: 200 })
    expect(await log.take()).toMatchObject([{ event: 'visit.listed', outcome: 'allowed', role: 'coach' }])
    expect(service.failures).toEqual([])
    const told = await service.send(coach, 'GET', '/v1/visit-count?telling=yes')
    expect(told).toMatchObject({ status: 500 })
    expect(service.failures).toEqual([new Error('countVisits may tell of no file')])
  })

  test('refuses a role to which it does not give the operation, in its own words', async () => {
    const refused = await service.send(await service.visitor(), 'POST', '/v1/visits', { attendance: 'came' })
    expect(refused).toMatchObject({
      status: 403,
      json: { code: 'not-permitted', title: 'At the workshop: not-permitted', detail: 'Ask a coach.' },
    })
    expect(await log.take()).toMatchObject([
      {
        event: 'visit.recorded',
        outcome: 'denied',
        problem: 'not-permitted',
        role: 'visitor',
        policyVersion: 'workshop-1',
      },
    ])
  })

  test('knows no role of the employment register, although the right for it lives', async () => {
    const nurse = await service.officer('nurse')
    expect(await service.send(nurse, 'GET', '/v1/visits')).toMatchObject({
      status: 401,
      json: { code: 'certificate-invalid' },
    })
  })

  test('is repeated by the database, whose copy is of this declaration', async () => {
    const asVisitor = {
      instant: new Date('2026-11-26T08:00:00Z'),
      calendar: plainDate.parse('2026-11-26'),
      caller: { person: personId.parse('visitor-past-the-engine'), role: 'visitor' },
      scope: { kind: 'public' },
    } as const
    const recording = service.database.write(asVisitor, (tx) =>
      tx.drizzle.execute(sql`insert into workshop.visit values (${newId()}, 'came')`),
    )
    await expect(recording).rejects.toMatchObject({ cause: { code: '42501' } })
  })

  test('has an interface description of its own', () => {
    const document = openApiDocument(workshop, visits, 'https://workshop.example')
    expect(document).toMatchObject({
      info: { title: 'Workshop register', description: expect.stringMatching(/^Visits to a workshop\. /) },
      components: { schemas: { attendance: { enum: ['came', 'excused'] } } },
      paths: {
        '/v1/visits': {
          get: { 'x-operation': 'visit.list', 'x-audit-event': 'visit.listed' },
          post: { 'x-operation': 'visit.record', 'x-audit-event': 'visit.recorded' },
        },
      },
    })
  })

  test('says whose an act is', () => {
    const [own, other] = [organisationId.parse(newId()), organisationId.parse(newId())]
    const by = { role: 'coach', authority: own } as const
    expect(mayAct(workshop, by, 'visit.record', { maker: own })).toBe(true)
    expect(mayAct(workshop, by, 'visit.record', { maker: other })).toBe(false)
  })
  test('has a log that takes its own events only', () => {
    expectTypeOf<AuditFacts<Event>['event']>().toEqualTypeOf<
      'visit.recorded' | 'visit.listed' | 'visit.recorded.repeated' | 'visit.listed.repeated'
    >()
    expectTypeOf<Touched<Event>['event']>().toEqualTypeOf<'visit.recorded' | 'visit.listed' | undefined>()
  })
})
