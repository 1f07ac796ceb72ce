import { addDays, addMonths, newAreaId, newOrganisationId } from '@tym/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { insertApplication } from './queries.ts'
import {
  agencyOfficer,
  aino,
  application,
  area,
  country,
  county,
  countyOfficer,
  createTestWorld,
  foundation,
  loviisaOfficer,
  porvoo,
  porvooOfficer,
  porvooSystem,
  type Sent,
  type TestOfficer,
  type TestWorld,
  today,
} from './test-world.ts'

let world: TestWorld
beforeAll(async () => {
  world = await createTestWorld()
})
beforeEach(() => world.clear())
afterAll(() => world.drop())

describe('applying for a usage right', () => {
  test('records who applied for whom, and is no right yet', async () => {
    const id = await world.apply()
    expect(await world.read(id)).toMatchObject({
      state: 'applied',
      version: 1,
      employer: porvoo,
      holder: aino,
      appliedBy: porvooOfficer.person,
      decidedBy: null,
      signedAt: null,
      history: [{ event: 'applied', version: 1, by: porvooOfficer.person }],
    })
    expect(await world.isLive(id, 1)).toBe(false)
    expect(await world.jobs('sign-grant-statement')).toEqual([])
  })

  test('is for the own employer, whose people may act for the authority that stores', async () => {
    const id = await world.apply({}, loviisaOfficer)
    expect(await world.read(id)).toMatchObject({ employer: loviisaOfficer.employer, authority: porvoo })
  })

  test("covers the agency's own staff in the area of the whole country", async () => {
    const operator = { role: 'kehaOperator', authority: agencyOfficer.employer, area: country } as const
    expect(await world.read(await world.apply(operator, agencyOfficer))).toMatchObject({
      role: 'kehaOperator',
    })
  })

  test("covers the authority's own system, as a system only", async () => {
    const system = { holder: porvooSystem.person, role: 'partySystem' } as const
    expect(await world.read(await world.apply({ ...system, holderKind: 'system' }))).toMatchObject({
      holderKind: 'system',
    })
    await expect(world.apply(system)).rejects.toMatchObject({ code: 'invalid-input', pointer: '/holderKind' })
  })

  test('is never for oneself', async () => {
    await expect(world.apply({ holder: porvooOfficer.person })).rejects.toMatchObject({ code: 'self-grant' })
  })
})

describe('an application is refused', () => {
  const foundationOfficer = { ...porvooOfficer, employer: foundation, authority: foundation }
  const cases: readonly [string, Partial<Sent>, string, TestOfficer][] = [
    ["for a provider's staff", {}, 'grant-not-allowed', foundationOfficer],
    ['in the name of a provider', { authority: foundation }, 'grant-not-allowed', porvooOfficer],
    ["for a provider's coach", { role: 'providerCoach' }, 'grant-not-allowed', porvooOfficer],
    ['for a coordinator of youth services', { role: 'youthCoordinator' }, 'grant-not-allowed', porvooOfficer],
    ['for a customer', { role: 'customer' }, 'grant-not-allowed', porvooOfficer],
    ['in a role of another kind of employer', { role: 'nurse' }, 'role-not-for-employer', porvooOfficer],
    ['in a role of the agency', { role: 'kehaGrantor' }, 'role-not-for-employer', porvooOfficer],
    [
      'in the name of another kind of authority',
      { authority: county },
      'role-not-for-employer',
      porvooOfficer,
    ],
    [
      'for an authority that the employer does not act for',
      { authority: loviisaOfficer.employer, role: 'accessOfficer' },
      'unknown-organisation',
      porvooOfficer,
    ],
    ['for an unknown authority', { authority: newOrganisationId() }, 'unknown-organisation', porvooOfficer],
    ['for an area where the authority is no party', { area: country }, 'invalid-input', porvooOfficer],
    ['for an unknown area', { area: newAreaId() }, 'invalid-input', porvooOfficer],
    ['without induction', { inductedOn: undefined }, 'induction-required', porvooOfficer],
    ['with an induction to come', { inductedOn: addDays(today, 1) }, 'induction-required', porvooOfficer],
    [
      'without a confidentiality undertaking',
      { undertakingOn: undefined },
      'confidentiality-undertaking-required',
      porvooOfficer,
    ],
    [
      'with an undertaking to come',
      { undertakingOn: addDays(today, 1) },
      'confidentiality-undertaking-required',
      porvooOfficer,
    ],
    [
      'for a period that ends before it begins',
      { validFrom: addDays(today, 9), validUntil: addDays(today, 8) },
      'period-invalid',
      porvooOfficer,
    ],
    [
      'for a period that has passed',
      { validFrom: addDays(today, -9), validUntil: addDays(today, -1) },
      'period-invalid',
      porvooOfficer,
    ],
    [
      'for longer than one grant may be',
      { validUntil: addDays(addMonths(today, 12), 1) },
      'period-invalid',
      porvooOfficer,
    ],
  ]
  test.each(cases)('%s', async (_what, change, code, by) => {
    await expect(world.apply(change, by)).rejects.toMatchObject({ code })
    expect(await world.admin.sql`select 1 from usage_rights.usage_right`).toHaveLength(0)
  })

  test('for a longest period it is not', async () => {
    await expect(world.apply({ validUntil: addMonths(today, 12) })).resolves.toEqual(expect.any(String))
  })

  test('when the holder has such a right for any of the same days, but not for later ones', async () => {
    await world.apply()
    await expect(
      world.apply({ validFrom: addDays(today, 180), validUntil: addDays(today, 200) }),
    ).rejects.toMatchObject({
      code: 'usage-right-exists',
    })
    await world.apply({ validFrom: addDays(today, 181), validUntil: addDays(today, 200) })
    await world.apply({ role: 'leadPerson' })
  })
})

describe('the database refuses an application', () => {
  const insert = (by: typeof porvooOfficer, employer: typeof porvoo) =>
    world.as(by, (tx) =>
      insertApplication(tx, { ...application, employer }, { by: by.person, changes: null }),
    )

  test('for another employer, and of anybody but an access officer', async () => {
    await insert(porvooOfficer, porvoo)
    await expect(insert(countyOfficer, porvoo)).rejects.toThrow()
    for (const role of [
      'employmentSpecialist',
      'partySystem',
      'kehaGrantor',
      'registrar',
      'customer',
    ] as const) {
      await expect(insert({ ...porvooOfficer, role }, porvoo)).rejects.toThrow()
    }
  })

  test("in another officer's name, for oneself, and for a provider's staff", async () => {
    const asOther = world.as(porvooOfficer, (tx) =>
      insertApplication(
        tx,
        { ...application, employer: porvoo },
        { by: countyOfficer.person, changes: null },
      ),
    )
    await expect(asOther).rejects.toThrow()
    const forSelf = world.as(porvooOfficer, (tx) =>
      insertApplication(
        tx,
        { ...application, holder: porvooOfficer.person, employer: porvoo },
        { by: porvooOfficer.person, changes: null },
      ),
    )
    await expect(forSelf).rejects.toThrow()
    await expect(insert({ ...porvooOfficer, employer: foundation }, foundation)).rejects.toThrow()
  })

  test('with an area that does not exist', async () => {
    const unknown = { ...application, employer: porvoo, area: newAreaId() }
    expect(unknown.area).not.toBe(area)
    await expect(
      world.as(porvooOfficer, (tx) =>
        insertApplication(tx, unknown, { by: porvooOfficer.person, changes: null }),
      ),
    ).rejects.toThrow()
  })
})
