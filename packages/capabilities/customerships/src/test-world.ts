import { randomBytes } from 'node:crypto'
import { type Caller, type Context, openDatabase, type Scope, type WriteTx } from '@tym/database'
import {
  type AreaId,
  addDays,
  type CustomershipId,
  fixedClock,
  newAreaId,
  newCustomershipId,
  newId,
  newOrganisationId,
  type OrganisationId,
  personId,
  plainDate,
  sha256,
} from '@tym/kernel'
import { openCustomershipKeys } from '@tym/key-vault'
import { type OrganisationKind, planFloor, type RoleId } from '@tym/register'
import { createTestDatabase } from '@tym/testing'
import { type Opening, openCustomership } from './open-customership.ts'
import { takeCustomership } from './take-customership.ts'
import { tellingPayload, tellOfficers } from './tell-officers.ts'

/** An officer of the test's own network. */
export interface TestOfficer extends Caller {
  readonly employer: OrganisationId
  readonly authority: OrganisationId
  readonly area: AreaId
  readonly role: RoleId
  readonly name: string
  readonly title: string
}

export const indexOf = (nationalId: string) => sha256(nationalId)
const fixedStart = { instant: new Date('2026-03-02T08:00:00Z'), calendar: plainDate.parse('2026-03-02') }

/**
 * A network of two areas on a database of its own: one area with two labour authorities, one with its own.
 * Kela is in both.
 */
export async function createWorld() {
  const own = await createTestDatabase()
  const app = openDatabase({ url: own.urls.app, max: 3, applicationName: 'test-app' })
  const worker = openDatabase({ url: own.urls.worker, max: 1, applicationName: 'test-worker' })
  const admin = openDatabase({ url: own.urls.superuser, max: 1, applicationName: 'test-admin' })
  const clock = fixedClock(fixedStart)

  const organisation = async (kind: OrganisationKind, slug: string) => {
    const id = newOrganisationId()
    await admin.sql`insert into organisations.organisation (id, kind, slug, name_fi, name_sv, name_en, registered_at)
      values (${id}, ${kind}, ${slug}, ${`${slug} fi`}, ${`${slug} sv`}, ${`${slug} en`}, ${clock.instant()})`
    return id
  }
  const lahti = await organisation('labourAuthority', 'lahti')
  const heinola = await organisation('labourAuthority', 'heinola')
  const county = await organisation('wellbeingCounty', 'paijat-hame')
  const kela = await organisation('kela', 'kela')
  const porvoo = await organisation('labourAuthority', 'porvoo')
  const otherCounty = await organisation('wellbeingCounty', 'ita-uusimaa')
  const loviisa = await organisation('municipality', 'loviisa')
  const area = async (...members: OrganisationId[]) => {
    const id = newAreaId()
    await admin.sql`insert into organisations.cooperation_area values (${id}, 'a', 'a', 'a')`
    for (const member of members)
      await admin.sql`insert into organisations.area_member values (${id}, ${member})`
    return id
  }
  const areas = {
    lahti: await area(lahti, heinola, county, kela),
    porvoo: await area(porvoo, otherCounty, kela),
  }
  await admin.sql`insert into organisations.acting_for values (${loviisa}, ${porvoo})`

  const areaOf = (authority: OrganisationId) =>
    authority === porvoo || authority === otherCounty ? areas.porvoo : areas.lahti

  /** Somebody with a granted usage right. */
  const officer = async (
    name: string,
    role: RoleId,
    authority: OrganisationId,
    { employer = authority, until = '2027-12-31', area = areaOf(authority) } = {},
  ): Promise<TestOfficer> => {
    const person = personId.parse(`person-${newId()}`)
    const title = `${role} title`
    await admin.sql`insert into usage_rights.usage_right (id, state, employer, authority, holder, holder_kind, holder_name,
        title, role, duty, area, valid_from, valid_until, inducted_on, undertaking_on, applied_by, applied_at, decided_by, decided_at)
      values (${newId()}, 'granted', ${employer}, ${authority}, ${person}, 'person', ${name}, ${title}, ${role}, 'tym', ${area},
        '2026-01-01', ${until}, '2026-01-01', '2026-01-01', 'applicant', ${clock.instant()}, 'grantor', ${clock.instant()})`
    return { person, role, employer, authority, area, name, title }
  }

  const contextOf = (caller: Caller | undefined, scope: Scope): Context => ({
    instant: clock.instant(),
    calendar: clock.calendar(),
    ...(caller === undefined ? {} : { caller }),
    scope,
  })
  /** A transaction of the process, on behalf of somebody, in a scope. */
  const as = <T>(caller: Caller, scope: Scope, work: (tx: WriteTx) => Promise<T>): Promise<T> => {
    clock.advance({ minutes: 1 })
    return app.write(contextOf(caller, scope), work)
  }
  /** A transaction inside one customership. */
  const inside = <T>(caller: Caller, id: CustomershipId, work: (tx: WriteTx) => Promise<T>): Promise<T> =>
    as(caller, { kind: 'customership', customership: id, outOfTeam: false, afterEnd: 'open' }, work)

  const open = async (starter: TestOfficer, wanted: Partial<Opening> = {}): Promise<CustomershipId> => {
    const id = wanted.id ?? newCustomershipId()
    const { name, title, role } = starter
    const opened = await as(starter, { kind: 'opening', customership: id }, (tx) =>
      openCustomership(tx, {
        id,
        area: starter.area,
        startedOn: clock.calendar(),
        startedBy: { name, title, role },
        index: indexOf(newId()),
        ...wanted,
      }),
    )
    if ('met' in opened) throw Object.assign(new Error('the start has met a file'), opened)
    return id
  }
  const take = (taker: TestOfficer, id: CustomershipId) =>
    as(taker, { kind: 'taking', customership: id }, (tx) => takeCustomership(tx, id, taker))

  /** A customership that all three parties work on. */
  const openWithAll = async (...[first, ...others]: [TestOfficer, ...TestOfficer[]]) => {
    const id = await open(first)
    for (const other of others) await take(other, id)
    return id
  }

  /** Puts the plan's floor into the file, or a part of it, as the labour authority would have recorded it. */
  const agreePlan = async (id: CustomershipId, fields = planFloor) => {
    for (const field of fields)
      await admin.sql`insert into customer_data.entry (id, version, customership, category, field, class, owner, author,
          author_role, certificate, source, recorded_at, content)
        select ${newId()}, 1, id, 7, ${field}, '7.a', labour_authority, started_by, 'employmentSpecialist', 'test', 'officer',
          ${clock.instant()}, '' from customerships.customership where id = ${id}`
  }

  /** The keys of a file of this world; the same for all of its files, each bound to its own. */
  const secret = randomBytes(64)
  const keysOf = (id: CustomershipId) => openCustomershipKeys(id, secret)

  /** Carries out every promise to tell officers that has not been kept yet, as the worker does. */
  const tellAll = async () => {
    const rows = await admin.sql`delete from outbox.job where kind = 'tell-officers' returning payload`
    for (const { payload } of rows)
      await worker.write(contextOf(undefined, { kind: 'job', job: 'tell-officers' }), (tx) =>
        tellOfficers(tx, tellingPayload.parse(payload)),
      )
  }

  return {
    agreePlan,
    keysOf,
    tellAll,
    app,
    worker,
    admin,
    clock,
    areas,
    officer,
    as,
    inside,
    open,
    take,
    openWithAll,
    contextOf,
    organisations: { lahti, heinola, county, kela, porvoo, otherCounty, loviisa },
    job: <T>(job: string, work: (tx: WriteTx) => Promise<T>) =>
      worker.write(contextOf(undefined, { kind: 'job', job }), work),
    tomorrow: () => addDays(clock.calendar(), 1),
    close: async () => {
      await Promise.all([app.close(), worker.close(), admin.close()])
      await own.drop()
    },
  }
}
export type World = Awaited<ReturnType<typeof createWorld>>

export const problem = (code: string) => ({ name: 'Problem', code })
