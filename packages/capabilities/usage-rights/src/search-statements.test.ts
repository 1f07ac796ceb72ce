import { addDays, newId, type PersonId, personId, type UsageRightId } from '@tym/kernel'
import { generatePrivateJwk, type SigningKey, signingKeyOf, signJws } from '@tym/signing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endRight } from './end-right.ts'
import { searchStatements } from './search-statements.ts'
import { signGrantStatement } from './sign-grant-statement.ts'
import {
  aino,
  area,
  createTestWorld,
  loviisaOfficer,
  porvoo,
  porvooOfficer,
  type TestWorld,
  today,
} from './test-world.ts'

const publicOrigin = 'https://register.example'
let world: TestWorld
beforeAll(async () => {
  world = await createTestWorld()
})
beforeEach(() => world.clear())
afterAll(() => world.drop())

const now = () => Math.floor(world.clock.instant().getTime() / 1000)
const request = (
  person: PersonId,
  key: SigningKey = world.keys.porvoo,
  change: object = {},
  typ = 'statement-request+jwt',
) =>
  signJws(key)(
    { typ },
    {
      iss: 'https://s/porvoo',
      aud: publicOrigin,
      sub: person,
      iat: now(),
      exp: now() + 60,
      jti: newId(),
      ...change,
    },
  )
const search = async (asked: string | Promise<string>) =>
  searchStatements(
    { database: world.app, trust: await world.trust(), clock: world.clock, publicOrigin },
    await asked,
  )
const signed = async (id: UsageRightId) => {
  await world.carry(signGrantStatement(world.signerOf()), { usageRight: id, version: '2' })
  return id
}
const found = async (asked: Promise<string>) =>
  (await search(asked)).statements.map(({ usageRight }) => usageRight)

describe("an employer's signer", () => {
  test('gets the live statements of its own person, with what is needed to choose', async () => {
    const right = await signed(await world.granted())
    const lead = await signed(await world.granted({ role: 'leadPerson', title: 'johtava' }))
    const { statements } = await search(request(aino))
    expect(statements).toEqual([
      {
        usageRight: right,
        statement: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
        role: 'employmentSpecialist',
        title: 'työllisyysasiantuntija',
        authority: porvoo,
        area,
      },
      expect.objectContaining({ usageRight: lead, role: 'leadPerson' }),
    ])
  })

  test('gets nothing that is not signed, not granted, ended, of other days or of another person', async () => {
    await world.granted()
    await world.apply({ role: 'leadPerson' })
    const ended = await signed(await world.granted({ role: 'steeringMember' }))
    await world.as(porvooOfficer, (tx) => endRight(tx, porvooOfficer, ended, 'Lähti.'))
    await signed(await world.granted({ role: 'registrar', validFrom: addDays(today, 1) }))
    await signed(await world.granted({ holder: personId.parse('person-oskar') }))
    expect(await found(request(aino))).toEqual([])
  })

  test('gets nothing of a person whom another employer employs, even for the same authority', async () => {
    await signed(await world.granted({}, loviisaOfficer))
    expect(await found(request(aino))).toEqual([])
    expect(await found(request(aino, world.keys.county, { iss: 'https://s/county' }))).toEqual([])
  })

  test('leaves a line in the log that names person and organisation', async () => {
    await search(request(aino))
    const lines = await world.admin.sql`select event, outcome, person, employer, role from audit.entry`
    expect([...lines]).toEqual([
      {
        event: 'usageRight.statementsSearched',
        outcome: 'allowed',
        person: aino,
        employer: porvoo,
        role: 'employersSigner',
      },
    ])
  })
})

describe('a statement request', () => {
  test('is answered once, also when it comes twice at the same moment', async () => {
    const asked = await request(aino)
    const outcomes = await Promise.allSettled([search(asked), search(asked)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(search(asked)).rejects.toMatchObject({ code: 'proof-replayed' })
  })

  const forgeries: readonly (readonly [string, () => Promise<string>, string])[] = [
    [
      'for another audience',
      () => request(aino, world.keys.porvoo, { aud: 'https://other.example' }),
      'wrong-audience',
    ],
    [
      'that has expired',
      () => request(aino, world.keys.porvoo, { iat: now() - 61, exp: now() - 1 }),
      'invalid-client',
    ],
    ['that lives long', () => request(aino, world.keys.porvoo, { exp: now() + 61 }), 'invalid-client'],
    ['from the future', () => request(aino, world.keys.porvoo, { iat: now() + 30 }), 'invalid-client'],
    [
      'with more than it should say',
      () => request(aino, world.keys.porvoo, { scope: 'all' }),
      'invalid-client',
    ],
    ['of another type', () => request(aino, world.keys.porvoo, {}, 'role-certificate+jwt'), 'invalid-client'],
    ['of an unknown key', () => request(aino, signingKeyOf(generatePrivateJwk())), 'invalid-client'],
    ["signed by another organisation's key", () => request(aino, world.keys.county), 'invalid-client'],
    [
      "signed by the agency's key for grants",
      () => request(aino, world.keys.agency, { iss: 'https://s/keha' }),
      'invalid-client',
    ],
    ['that is no token', async () => 'a.b.c', 'invalid-client'],
    [
      'with its person exchanged',
      async () => {
        const [head, claims = '', signature] = (await request(aino)).split('.')
        const read = JSON.parse(Buffer.from(claims, 'base64url').toString())
        const forged = Buffer.from(JSON.stringify({ ...read, sub: 'person-oskar' })).toString('base64url')
        return [head, forged, signature].join('.')
      },
      'invalid-client',
    ],
  ]
  test.each(forgeries)('%s is refused', async (_what, forge, code) => {
    await expect(search(forge())).rejects.toMatchObject({ code })
    expect(await world.admin.sql`select 1 from audit.entry`).toHaveLength(0)
  })

  test('of a key that has been revoked is refused at once, before the trust store hears of it', async () => {
    const key = await world.addKey('porvoo', porvoo, 'certificate')
    const trust = await world.trust()
    const parts = { database: world.app, trust, clock: world.clock, publicOrigin }
    await searchStatements(parts, await request(aino, key))
    await world.admin
      .sql`update organisations.signing_key set revoked_at = ${world.clock.instant().toISOString()}
      where key_id = ${key.keyId}`
    await expect(searchStatements(parts, await request(aino, key))).rejects.toMatchObject({
      code: 'signing-key-revoked',
    })
  })

  test('of a key that was retired before is refused', async () => {
    const key = await world.addKey('porvoo', porvoo, 'certificate')
    await world.admin
      .sql`update organisations.signing_key set not_after = ${world.clock.instant().toISOString()}
      where key_id = ${key.keyId}`
    await expect(search(request(aino, key))).rejects.toMatchObject({ code: 'invalid-client' })
  })
})
