import { type Caller, openDatabase, type Scope, type WriteTx } from '@tym/database'
import {
  type AreaId,
  addDays,
  areaId,
  type Clock,
  fixedClock,
  newId,
  type OrganisationId,
  organisationId,
  type PersonId,
  personId,
  plainDate,
  type UsageRightId,
  usageRightId,
} from '@tym/kernel'
import { loadTrust } from '@tym/organisations/public'
import { type JobDefinition, plan } from '@tym/outbox'
import type { RoleId } from '@tym/register'
import { createTrustStore, issueGrantStatement, type KeyUse } from '@tym/role-certificate'
import { generatePrivateJwk, type SigningKey, signingKeyOf, signJws } from '@tym/signing'
import { createTestDatabase } from '@tym/testing'
import { sql } from 'drizzle-orm'
import { applyForRight } from './apply-for-right.ts'
import { decideOnRight } from './decide-on-right.ts'
import { readRight } from './read-right.ts'

const org = (number: number) => organisationId.parse(`0198f0a0-0000-7000-8000-000000000${number}`)
export const porvoo = org(101)
export const loviisa = org(102)
export const county = org(103)
export const kela = org(104)
export const agency = org(105)
export const foundation = org(109)
export const area = areaId.parse('0198f0a0-0000-7000-8000-000000000201')
export const country = areaId.parse('0198f0a0-0000-7000-8000-000000000203')
export const today = plainDate.parse('2026-03-02')

const organisations = [
  [porvoo, 'labourAuthority', 'porvoo'],
  [loviisa, 'municipality', 'loviisa'],
  [county, 'wellbeingCounty', 'county'],
  [kela, 'kela', 'kela'],
  [agency, 'keha', 'keha'],
  [foundation, 'recipient', 'saatio'],
] as const
const members = [
  [area, porvoo],
  [area, county],
  [area, kela],
  [country, agency],
] as const

export interface TestOfficer {
  readonly person: PersonId
  readonly role: RoleId
  readonly employer: OrganisationId
  readonly authority: OrganisationId
}
const officer = (name: string, role: RoleId, employer: OrganisationId): TestOfficer => ({
  person: personId.parse(`person-${name}`),
  role,
  employer,
  authority: employer,
})
export const porvooOfficer = officer('porvoo-access', 'accessOfficer', porvoo)
export const loviisaOfficer = officer('loviisa-access', 'accessOfficer', loviisa)
export const countyOfficer = officer('county-access', 'accessOfficer', county)
export const agencyOfficer = officer('keha-access', 'accessOfficer', agency)
export const grantor = officer('keha-grantor', 'kehaGrantor', agency)
export const otherGrantor = officer('keha-grantor-two', 'kehaGrantor', agency)
export const porvooSystem = officer('porvoo-system', 'partySystem', porvoo)
export const aino = personId.parse('person-aino')

/** A valid application of Porvoo for Aino. */
export const application = {
  holder: aino,
  holderKind: 'person' as const,
  holderName: 'Aino Työläs',
  title: 'työllisyysasiantuntija',
  role: 'employmentSpecialist' as const,
  duty: 'monialainen tuki',
  authority: porvoo,
  area,
  validFrom: today,
  validUntil: addDays(today, 180),
  inductedOn: addDays(today, -10),
  undertakingOn: addDays(today, -10),
}
interface Claimed {
  readonly holder: PersonId
  readonly kind: 'person' | 'system'
  readonly employer: OrganisationId
  readonly authority: OrganisationId
  readonly area: AreaId
  readonly role: RoleId
}
const ainosClaims: Claimed = {
  holder: aino,
  kind: 'person',
  employer: porvoo,
  authority: porvoo,
  area,
  role: 'employmentSpecialist',
}
export type Sent = Parameters<typeof applyForRight>[2]

/** A register of its own with a small network and real keys, a clock that stands, and the agency's signer. */
export async function createTestWorld() {
  const clock = fixedClock({ instant: new Date('2026-03-02T08:00:00Z') })
  const own = await createTestDatabase()
  const open = (url: string) => openDatabase({ url, max: 2, applicationName: 'test' })
  const [app, worker, admin] = [open(own.urls.app), open(own.urls.worker), open(own.urls.superuser)]
  const now = () => clock.instant().toISOString()
  const contextOf = (scope: Scope, caller?: Caller) => ({
    instant: clock.instant(),
    calendar: clock.calendar(),
    ...(caller === undefined ? {} : { caller }),
    scope,
  })

  for (const [id, kind, slug] of organisations) {
    await admin.sql`insert into organisations.organisation values (${id}, ${kind}, ${slug}, ${slug}, ${slug}, ${slug}, null, ${now()})`
    await admin.sql`insert into organisations.issuer values (${`https://s/${slug}`}, ${id})`
  }
  for (const id of [area, country])
    await admin.sql`insert into organisations.cooperation_area values (${id}, 'a', 'a', 'a')`
  for (const [where, member] of members)
    await admin.sql`insert into organisations.area_member values (${where}, ${member})`
  await admin.sql`insert into organisations.acting_for values (${loviisa}, ${porvoo})`

  const addKey = async (slug: 'porvoo' | 'county' | 'keha', organisation: OrganisationId, use: KeyUse) => {
    const key = signingKeyOf(generatePrivateJwk())
    await admin.sql`insert into organisations.signing_key (issuer, key_id, organisation, use, public_jwk, not_before, registered_by, registered_at, confirmed_by, confirmed_at)
      values (${`https://s/${slug}`}, ${key.keyId}, ${organisation}, ${use}, ${JSON.stringify(key.publicJwk)}::text::jsonb,
        ${new Date(clock.instant().getTime() - 86_400_000).toISOString()}, 'configuration', ${now()}, 'configuration', ${now()})`
    return key
  }
  const keys = {
    porvoo: await addKey('porvoo', porvoo, 'certificate'),
    county: await addKey('county', county, 'certificate'),
    agency: await addKey('keha', agency, 'grant'),
  }

  const as = <T>(
    caller: TestOfficer,
    work: (tx: WriteTx) => Promise<T>,
    scope: Scope = { kind: 'organisation' },
  ) => app.write(contextOf(scope, caller), work)
  const asJob = <T>(job: string, work: (tx: WriteTx) => Promise<T>) =>
    worker.write(contextOf({ kind: 'job', job }), work)

  /** Carries a job out as the worker does: the step outside, then the transaction. */
  const carry = async (job: JobDefinition, payload: object = {}) => {
    const moment = { instant: clock.instant(), calendar: clock.calendar() }
    const settle = await job.begin(payload, {
      ...moment,
      readOnce: (read) => worker.read(contextOf({ kind: 'job', job: job.kind }), read),
      readLong: (read) => worker.read(contextOf({ kind: 'job', job: job.kind }), read),
      commitFirst: (write) => worker.write(contextOf({ kind: 'job', job: job.kind }), write),
    })
    return asJob(job.kind, (tx) => settle(tx, { ...moment, plan: (planned) => plan(tx, planned) }))
  }

  const apply = async (sent: Partial<Sent> = {}, by: TestOfficer = porvooOfficer): Promise<UsageRightId> => {
    const { id } = await as(by, (tx) => applyForRight(tx, by, { ...application, ...sent }))
    return usageRightId.parse(id)
  }
  const grant = (id: UsageRightId, by: TestOfficer = grantor) =>
    as(by, (tx) => decideOnRight(tx, by, { id, expectedVersion: 1, decision: { decision: 'grant' } }))
  const granted = async (sent: Partial<Sent> = {}, by: TestOfficer = porvooOfficer) => {
    const id = await apply(sent, by)
    await grant(id)
    return id
  }

  return {
    clock,
    app,
    admin,
    keys,
    addKey,
    as,
    asJob,
    carry,
    apply,
    grant,
    granted,
    read: (id: UsageRightId) => as(grantor, (tx) => readRight(tx, grantor, id)),
    /** Whether the right lives for one who claims to be Aino of Porvoo, or something else where said. */
    isLive: async (id: UsageRightId, version: number, claimed: Partial<Claimed> = {}) => {
      const { holder, kind, employer, authority, area: where, role } = { ...ainosClaims, ...claimed }
      const [row] = await as(grantor, (tx) =>
        tx.drizzle.execute<{ live: boolean }>(
          sql`select usage_rights.usage_right_live(${id}, ${version}, ${holder}, ${kind}, ${employer}, ${authority},
            ${where}, ${role}, ${clock.calendar()}) as live`,
        ),
      )
      return row?.live
    },
    jobs: async (kind: string) =>
      [
        ...(await admin.sql<{ payload: Record<string, string> }[]>`
        select payload from outbox.job where kind = ${kind} order by planned_at, id`),
      ].map(({ payload }) => payload),
    notices: async () => [
      ...(await admin.sql<{ recipient: string; kind: string; organisation: string }[]>`
        select recipient, kind, organisation from notifications.notification order by recipient, kind`),
    ],
    /** The agency's signer over the wire, with a key of its own. */
    signerOf:
      (key: SigningKey = keys.agency) =>
      (organisation: OrganisationId) => ({
        signGrant: (claims: object) => {
          if (organisation !== agency) throw new Error('only the agency signs grants')
          return signAs(key, claims, clock)
        },
      }),
    trust: async () => {
      const { keys: trusted, version } = await loadTrust(app)
      const store = createTrustStore(trusted, version)
      return () => store
    },
    /** A new world in the same database: rights, notices and jobs are gone. */
    clear: () =>
      admin.sql`truncate customerships.glass_opening, customerships.join_request, usage_rights.saved_filter, usage_rights.usage_right, usage_rights.event, notifications.notification, outbox.job, audit.entry, audit.detail, audit.leaf, audit.file_line`,
    drop: async () => {
      await Promise.all([app.close(), worker.close(), admin.close()])
      await own.drop()
    },
  }
}
export type TestWorld = Awaited<ReturnType<typeof createTestWorld>>

async function signAs(key: SigningKey, claims: object, clock: Clock): Promise<string> {
  const { notBefore, expiresAt, ...facts } = JSON.parse(JSON.stringify(claims))
  const grant = { ...facts, notBefore: new Date(notBefore), expiresAt: new Date(expiresAt) }
  return issueGrantStatement(signJws(key), { issuer: 'https://s/keha', grant, id: newId(), clock })
}
