import { type DeclaredCell, decideWrite } from '@tym/access'
import type { Declaration } from '@tym/database'
import { newId } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { RegisterDeclaration } from './declaration.ts'
import { endpointsOf } from './declare-endpoints.ts'
import type { Endpoint } from './endpoint.ts'
import { noBody } from './read-input.ts'

// A second register, of a fictitious provider: who came to its workshop. It has two roles, two operations and
// one field.
export type Role = 'coach' | 'visitor'
export type Operation = 'visit.record' | 'visit.list'
export type Event = 'visit.recorded' | 'visit.listed'

const text = (en: string) => ({ fi: en, sv: en, en })
const attendance = z.enum(['came', 'excused'])

export const workshop: RegisterDeclaration<Role, Operation, Event> = {
  service: { name: text('Workshop register'), description: 'Visits to a workshop.' },
  roles: { coach: { id: 'W1', breakGlass: false }, visitor: { id: 'W2', breakGlass: false } },
  customerRole: 'visitor',
  operations: {
    'visit.record': { roles: { coach: 'network' }, whose: 'maker' },
    'visit.list': { roles: { coach: 'network', visitor: 'own' } },
  },
  policyVersion: 'workshop-1',
  events: { 'visit.recorded': text('Your visit was recorded.'), 'visit.listed': text('Visits were listed.') },
  problemWords: (code) => ({ title: text(`At the workshop: ${code}`), nextStep: text('Ask a coach.') }),
  valueSchemas: () => ({ attendance: { enum: attendance.options } }),
  purposeAfterEnd: 'afterwards',
}

/** Its access matrix: who records the one field. */
const cells: Readonly<Record<Role, DeclaredCell<'attendance'>>> = {
  coach: { rule: 'D.W1.attendance', read: {}, write: { fields: ['attendance'] } },
  visitor: { rule: 'D.W2.attendance', read: {} },
}

const { readEndpoint, writeEndpoint } = endpointsOf<Role, Operation, Event>()

const common = {
  tag: 'Visits',
  caller: ['person', 'customer'],
  scope: 'public',
  params: {},
  query: {},
  problems: [],
} as const

const listVisits = readEndpoint({
  ...common,
  id: 'listVisits',
  method: 'GET',
  path: '/v1/visits',
  summary: text('List the visits'),
  operation: 'visit.list',
  body: noBody,
  output: z.strictObject({ visits: z.array(attendance) }),
  audit: { event: 'visit.listed', ground: 'contract 3' },
  example: { params: {} },
  handler: async (tx) => {
    const rows = await tx.drizzle.execute<{ attendance: string }>(sql`select attendance from workshop.visit`)
    const visits = rows.map((row) => attendance.parse(row.attendance))
    return { output: { visits }, touched: [] }
  },
})

/** Asked again and again, and logged once a session; it breaks the rule of such reads when asked to. */
const countVisits = readEndpoint({
  ...common,
  id: 'countVisits',
  method: 'GET',
  path: '/v1/visit-count',
  summary: text('Count the visits'),
  operation: 'visit.list',
  query: { telling: z.literal('yes').optional() },
  body: noBody,
  output: z.strictObject({ visits: z.int() }),
  audit: { event: 'visit.listed', ground: 'contract 3' },
  oneLineASession: true,
  example: { params: {} },
  handler: async (tx, { query }) => {
    const rows = await tx.drizzle.execute(sql`select from workshop.visit`)
    const touched = query.telling === 'yes' ? [{ fields: ['attendance'] }] : []
    return { output: { visits: rows.length }, touched }
  },
})

const recordVisit = writeEndpoint({
  ...common,
  id: 'recordVisit',
  method: 'POST',
  path: '/v1/visits',
  summary: text('Record a visit'),
  operation: 'visit.record',
  body: z.strictObject({ attendance }),
  success: 201,
  ifMatch: false,
  audit: { event: 'visit.recorded', ground: 'contract 3' },
  example: { params: {}, body: { attendance: 'came' } },
  decide: ({ caller }) => decideWrite(cells[caller.role], 'attendance'),
  handler: async (tx, { body }) => {
    const id = newId()
    await tx.drizzle.execute(sql`insert into workshop.visit values (${id}, ${body.attendance})`)
    return { id, version: 1, touched: [{ fields: ['attendance'] }] }
  },
})

export const visits: readonly Endpoint<Operation, Event>[] = [listVisits, countVisits, recordVisit]

/** What the database repeats of it. */
export const workshopCopy: Declaration = {
  roles: [
    { role: 'coach', kind: 'person', ownEmployerOnly: false },
    { role: 'visitor', kind: 'customer', ownEmployerOnly: false },
  ],
  permissions: Object.entries(workshop.operations).flatMap(([operation, { roles }]) =>
    Object.entries(roles).map(([role, reach]) => ({ role, operation, reach })),
  ),
  acts: [{ operation: 'visit.record', whose: 'maker' }],
  barredPairs: [],
  readings: [],
  recorders: [],
  singles: [],
  partyKinds: [],
}

/** Its own table, whose policies ask for the operation as those of the employment register do. */
export const workshopSql = `
  create schema workshop;
  create table workshop.visit (id uuid primary key, attendance text not null);
  alter table workshop.visit enable row level security, force row level security;
  create policy recorded on workshop.visit for insert to tym_app with check (ctx.role_may('visit.record'));
  create policy listed on workshop.visit for select to tym_app using (ctx.role_may('visit.list'));
  grant usage on schema workshop to tym_app;
  grant select, insert on workshop.visit to tym_app;`
