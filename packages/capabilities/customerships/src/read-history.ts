import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId, organisationId, plainDate, sentInstant } from '@tym/kernel'
import { isCustomer, type RoleId } from '@tym/register'
import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { customershipEvent, placeOnTeam } from './events.ts'
import { caseTeamMember, event } from './schema.ts'
import { touchedFacts } from './touched.ts'

const happening = z.strictObject({
  event: customershipEvent,
  happenedOn: plainDate,
  organisation: organisationId,
  version: z.int(),
  recordedAt: sentInstant,
  /** Who did it, and which member of the team it is about; for officers only. */
  by: placeOnTeam.nullable(),
  member: placeOnTeam.nullable(),
})

/** What has happened to the customership, oldest first. Runs in scope 'customership'. */
export async function readHistory(tx: ReadTx, id: CustomershipId, role: RoleId) {
  const places = isCustomer(role) ? new Map() : await listPlaces(tx, id)
  const rows = await tx.drizzle
    .select({
      event: event.event,
      happenedOn: event.happenedOn,
      organisation: event.byAuthority,
      person: event.byPerson,
      ofPerson: event.ofPerson,
      version: event.version,
      recordedAt: event.recordedAt,
    })
    .from(event)
    .where(eq(event.customership, id))
    .orderBy(asc(event.recordedAt), asc(event.id))
  return z.array(happening).parse(
    rows.map(({ person, ofPerson, ...row }) => ({
      ...row,
      by: places.get(person) ?? null,
      member: (ofPerson === null ? undefined : places.get(ofPerson)) ?? null,
    })),
  )
}

/** Everybody who is or was on the team, by person: one look-up for a whole history. */
async function listPlaces(tx: ReadTx, id: CustomershipId) {
  const rows = await tx.drizzle
    .select({
      person: caseTeamMember.person,
      name: caseTeamMember.name,
      title: caseTeamMember.title,
      role: caseTeamMember.role,
    })
    .from(caseTeamMember)
    .where(eq(caseTeamMember.customership, id))
    .orderBy(asc(caseTeamMember.addedAt))
  return new Map(rows.map(({ person, ...place }) => [person, place]))
}

export const readHistoryEndpoint = readEndpoint({
  id: 'readCustomershipHistory',
  method: 'GET',
  path: '/v1/customerships/{customership}/history',
  tag: 'Customerships',
  summary: {
    fi: 'Asiakkuuden vaiheet',
    sv: 'Kundrelationens skeden',
    en: 'History of a customership',
  },
  caller: ['person', 'customer'],
  operation: 'customership.read',
  scope: 'customership',
  params: { customership: customershipId },
  query: {},
  body: noBody,
  output: z.strictObject({
    items: z.array(happening.extend({ recordedAt: z.iso.datetime() })),
  }),
  audit: { event: 'customership.historyRead', ground: 'tym-15' },
  problems: ['not-found'],
  example: { params: { customership: '0198f0a0-0000-7000-8000-00000000c001' } },
  handler: async (tx, { caller, params }) => ({
    output: { items: await readHistory(tx, params.customership, caller.role) },
    touched: [touchedFacts(params.customership, caller.role, ['2.01', '2.02', '2.04', '2.08'])],
  }),
})
