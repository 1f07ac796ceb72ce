import { newAreaId, newOrganisationId } from '@tym/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  allOrganisations,
  areaCovers,
  findAgency,
  findOrganisation,
  listAreaMembers,
  mayActFor,
} from './find-organisations.ts'
import { allAreas } from './list-cooperation-areas.ts'
import {
  addNetwork,
  agency,
  area,
  county,
  createTestNetwork,
  loviisa,
  porvoo,
  type TestNetwork,
} from './test-network.ts'

let world: TestNetwork
beforeAll(async () => {
  world = await createTestNetwork()
})
afterAll(() => world.drop())

const ask = <T>(work: Parameters<typeof world.as<T>>[2]) => world.as('employmentSpecialist', porvoo, work)

describe('organisations', () => {
  test('are public facts for every caller, by Finnish name', async () => {
    const found = await ask(allOrganisations)
    expect(found.map(({ slug }) => slug)).toEqual(['county', 'keha', 'loviisa', 'porvoo', 'saatio'])
    expect(await world.as('customer', undefined, allOrganisations)).toEqual(found)
  })

  test('are found by id, or not at all', async () => {
    expect(await ask((tx) => findOrganisation(tx, porvoo))).toMatchObject({
      kind: 'labourAuthority',
      name: { fi: 'Porvoo', sv: 'Porvoo sv', en: 'Porvoo en' },
      businessId: null,
    })
    expect(await ask((tx) => findOrganisation(tx, newOrganisationId()))).toBeUndefined()
  })

  test('have one agency among them, whatever it is called', async () => {
    expect(await ask(findAgency)).toMatchObject({ id: agency, kind: 'keha' })
  })

  test('form areas with their parties', async () => {
    expect(await ask((tx) => listAreaMembers(tx, area))).toEqual([
      { organisation: county, kind: 'wellbeingCounty' },
      { organisation: porvoo, kind: 'labourAuthority' },
    ])
    expect(await ask((tx) => listAreaMembers(tx, newAreaId()))).toEqual([])
    expect(await ask(allAreas)).toMatchObject([{ id: area, members: [{}, {}] }])
  })
})

describe('acting for an authority', () => {
  test('is open to its own employees and to those whom the agreement names, one way only', async () => {
    expect(await ask((tx) => mayActFor(tx, porvoo, porvoo))).toBe(true)
    expect(await ask((tx) => mayActFor(tx, loviisa, porvoo))).toBe(true)
    expect(await ask((tx) => mayActFor(tx, porvoo, loviisa))).toBe(false)
    expect(await ask((tx) => mayActFor(tx, county, porvoo))).toBe(false)
  })

  test('makes an area cover whoever acts for one of its parties', async () => {
    expect(await ask((tx) => areaCovers(tx, area, porvoo))).toBe(true)
    expect(await ask((tx) => areaCovers(tx, area, loviisa))).toBe(true)
    expect(await ask((tx) => areaCovers(tx, area, agency))).toBe(false)
  })
})

describe('the network', () => {
  test('cannot be written by a service, whoever the caller says to be', async () => {
    for (const role of ['kehaOperator', 'kehaGrantor', 'accessOfficer'] as const) {
      await expect(world.as(role, agency, addNetwork)).rejects.toThrow()
    }
  })
})
