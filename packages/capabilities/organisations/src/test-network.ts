import { generateKeyPairSync } from 'node:crypto'
import { type Caller, openDatabase } from '@tym/database'
import { areaId, fixedClock, organisationId, personId } from '@tym/kernel'
import type { RoleId } from '@tym/register'
import { publicJwk } from '@tym/role-certificate'
import { createTestDatabase } from '@tym/testing'
import { loadNetwork, type Network } from './load-network.ts'

const id = (number: number) => organisationId.parse(`0198f0a0-0000-7000-8000-000000000${number}`)
export const porvoo = id(101)
export const loviisa = id(102)
export const county = id(103)
export const agency = id(105)
export const foundation = id(109)
export const area = areaId.parse('0198f0a0-0000-7000-8000-000000000201')

const named = (text: string) => ({ fi: text, sv: `${text} sv`, en: `${text} en` })

/** A key pair's public half as a JWK. */
export const freshKey = () =>
  publicJwk.parse(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }))

const network: Network = {
  organisations: [
    {
      id: porvoo,
      kind: 'labourAuthority',
      slug: 'porvoo',
      name: named('Porvoo'),
      issuers: ['https://s/porvoo'],
    },
    {
      id: loviisa,
      kind: 'municipality',
      slug: 'loviisa',
      name: named('Loviisa'),
      issuers: ['https://s/loviisa'],
    },
    {
      id: county,
      kind: 'wellbeingCounty',
      slug: 'county',
      name: named('Alue'),
      issuers: ['https://s/county'],
    },
    { id: agency, kind: 'keha', slug: 'keha', name: named('Keha'), issuers: ['https://s/keha'] },
    {
      id: foundation,
      kind: 'recipient',
      slug: 'saatio',
      name: named('Säätiö'),
      issuers: ['https://s/saatio'],
    },
  ],
  areas: [{ id: area, name: named('Porvoon alue'), members: [porvoo, county] }],
  actingFor: [{ employer: loviisa, authority: porvoo }],
  keys: [],
}

/** A database with a small network, and transactions of whoever is asked for. */
export async function createTestNetwork() {
  const clock = fixedClock({ instant: new Date('2026-03-02T08:00:00Z') })
  const own = await createTestDatabase()
  const database = openDatabase({ url: own.urls.app, max: 2, applicationName: 'test' })
  const admin = openDatabase({ url: own.urls.superuser, max: 1, applicationName: 'test-admin' })
  const contextOf = (caller: Caller | undefined) => ({
    instant: clock.instant(),
    calendar: clock.calendar(),
    ...(caller === undefined ? {} : { caller }),
    scope: { kind: 'organisation' as const },
  })
  await admin.write(contextOf(undefined), (tx) => loadNetwork(tx, network))
  const callerOf = (role: RoleId, employer: Caller['employer'] = agency) => ({
    person: personId.parse(`test-${role}`),
    role,
    employer: employer ?? agency,
    authority: employer ?? agency,
  })
  return {
    clock,
    database,
    admin,
    network,
    callerOf,
    as: <T>(role: RoleId, employer: Caller['employer'], work: Parameters<typeof database.write<T>>[1]) =>
      database.write(contextOf(callerOf(role, employer)), work),
    asAdmin: <T>(work: Parameters<typeof admin.write<T>>[1]) => admin.write(contextOf(undefined), work),
    drop: async () => {
      await Promise.all([database.close(), admin.close()])
      await own.drop()
    },
  }
}
export type TestNetwork = Awaited<ReturnType<typeof createTestNetwork>>
