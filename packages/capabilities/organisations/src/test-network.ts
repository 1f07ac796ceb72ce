import { generateKeyPairSync } from 'node:crypto'
import { type Caller, openDatabase, type WriteTx } from '@tym/database'
import { areaId, fixedClock, organisationId, personId, publicJwk } from '@tym/kernel'
import type { RoleId } from '@tym/register'
import { createTestDatabase } from '@tym/testing'
import { actingFor, areaMember, cooperationArea, issuer, organisation } from './schema.ts'

const id = (number: number) => organisationId.parse(`0198f0a0-0000-7000-8000-000000000${number}`)
export const porvoo = id(101)
export const loviisa = id(102)
export const county = id(103)
export const agency = id(105)
export const foundation = id(109)
export const area = areaId.parse('0198f0a0-0000-7000-8000-000000000201')

/** A key pair's public half as a JWK. */
export const freshKey = () =>
  publicJwk.parse(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }))

const organisations = [
  { id: porvoo, kind: 'labourAuthority', slug: 'porvoo', nameFi: 'Porvoo' },
  { id: loviisa, kind: 'municipality', slug: 'loviisa', nameFi: 'Loviisa' },
  { id: county, kind: 'wellbeingCounty', slug: 'county', nameFi: 'Alue' },
  { id: agency, kind: 'keha', slug: 'keha', nameFi: 'Keha' },
  { id: foundation, kind: 'recipient', slug: 'saatio', nameFi: 'Säätiö' },
] as const

/** Puts a small network into an empty register. */
export async function addNetwork(tx: WriteTx): Promise<void> {
  const { instant } = tx.context
  for (const row of organisations) {
    const names = { nameSv: `${row.nameFi} sv`, nameEn: `${row.nameFi} en` }
    await tx.drizzle.insert(organisation).values({ ...row, ...names, registeredAt: instant })
    await tx.drizzle.insert(issuer).values({ issuer: `https://s/${row.slug}`, organisation: row.id })
  }
  await tx.drizzle
    .insert(cooperationArea)
    .values({ id: area, nameFi: 'Porvoon alue', nameSv: 'Borgå område', nameEn: 'Porvoo area' })
  for (const member of [porvoo, county]) {
    await tx.drizzle.insert(areaMember).values({ area, organisation: member })
  }
  await tx.drizzle.insert(actingFor).values({ employer: loviisa, authority: porvoo })
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
  await admin.write(contextOf(undefined), addNetwork)
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
