import { generateKeyPairSync } from 'node:crypto'
import { type Caller, openDatabase, type WriteTx } from '@tym/database'
import { fixedClock, type OutsidePartyId, outsidePartyId, personId, publicJwk } from '@tym/kernel'
import type { RoleId } from '@tym/register'
import { createTestDatabase } from '@tym/testing'
import { decideOnParty } from './decide-on-party.ts'
import { proposeParty } from './propose-party.ts'
import { readParty } from './read-party.ts'
import { exampleTerms, type Terms, termsBody } from './terms.ts'

const person = (name: string, role: RoleId): Pick<Caller, 'person' | 'role'> => ({
  person: personId.parse(`person-${name}`),
  role,
})
export const operator = person('operator', 'kehaOperator')
export const grantor = person('grantor', 'kehaGrantor')
export const otherGrantor = person('grantor-two', 'kehaGrantor')
export const nurse = person('nurse', 'nurse')
export const customer = person('customer', 'customer')

export const termsWith = (change: Partial<Record<keyof Terms, unknown>> = {}): Terms =>
  termsBody.parse({ ...exampleTerms, ...change })

/** A key pair's public half as a JWK. */
export const freshKey = () =>
  publicJwk.parse(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }))

/** A register of its own, and transactions of whoever is asked for. */
export async function createTestWorld() {
  const clock = fixedClock({ instant: new Date('2026-11-25T08:00:00Z') })
  const own = await createTestDatabase()
  const database = openDatabase({ url: own.urls.app, max: 2, applicationName: 'test' })
  const admin = openDatabase({ url: own.urls.superuser, max: 1, applicationName: 'test' })
  const as = <T>(caller: Pick<Caller, 'person' | 'role'>, work: (tx: WriteTx) => Promise<T>): Promise<T> => {
    clock.advance({ minutes: 1 })
    const { instant, calendar } = clock
    return database.write(
      { instant: instant(), calendar: calendar(), caller, scope: { kind: 'organisation' } },
      work,
    )
  }
  let made = 0
  /** Proposes a party that has no business id, so that many may be alike. */
  const propose = async (change: Partial<Record<keyof Terms, unknown>> = {}): Promise<OutsidePartyId> => {
    made += 1
    const terms = termsWith({ name: `Säätiö ${made}`, businessId: undefined, ...change })
    const { id } = await as(operator, (tx) =>
      proposeParty(tx, operator.person, { kind: 'serviceProvider', terms }),
    )
    return outsidePartyId.parse(id)
  }
  const approve = (id: OutsidePartyId, expectedVersion = 1) =>
    as(grantor, (tx) =>
      decideOnParty(tx, grantor.person, { id, expectedVersion, decision: { decision: 'approve' } }),
    )
  return {
    admin,
    as,
    propose,
    approve,
    approved: async (change: Partial<Record<keyof Terms, unknown>> = {}): Promise<OutsidePartyId> => {
      const id = await propose(change)
      await approve(id)
      return id
    },
    read: (id: OutsidePartyId, caller = operator) => as(caller, (tx) => readParty(tx, id)),
    close: async () => {
      await Promise.all([database.close(), admin.close()])
      await own.drop()
    },
  }
}
export type TestWorld = Awaited<ReturnType<typeof createTestWorld>>

export const problem = (code: string) => ({ name: 'Problem', code })
