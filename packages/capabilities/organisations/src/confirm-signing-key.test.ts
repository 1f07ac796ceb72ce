import { sqlState } from '@tym/database'
import { type OrganisationId, type PersonId, personId, thumbprintOf } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { confirmKey } from './confirm-signing-key.ts'
import { isKeyLive } from './load-trust.ts'
import { addSigningKey } from './register-signing-key.ts'
import { stopTrusting } from './revoke-signing-key.ts'
import { signingKeyId } from './signing-key.ts'
import { agency, county, createTestNetwork, freshKey, porvoo, type TestNetwork } from './test-network.ts'

let world: TestNetwork
beforeAll(async () => {
  world = await createTestNetwork()
})
afterAll(() => world.drop())

const operator = personId.parse('test-kehaOperator')
type Use = 'certificate' | 'grant' | 'customer' | 'document'
type Role = 'accessOfficer' | 'kehaGrantor' | 'kehaOperator'

async function register(use: Use = 'certificate', slug: 'porvoo' | 'keha' = 'porvoo') {
  const publicJwk = freshKey()
  const issuer = `https://s/${slug}`
  const { id } = await world.as('kehaOperator', agency, (tx) =>
    addSigningKey(tx, operator, { issuer, use, publicJwk }),
  )
  const name = { issuer, keyId: thumbprintOf(publicJwk), use }
  return { id: signingKeyId.parse(id), live: () => world.as('nurse', county, (tx) => isKeyLive(tx, name)) }
}
const confirm = (
  key: { id: ReturnType<typeof signingKeyId.parse> },
  role: Role,
  employer: OrganisationId,
  person: PersonId = personId.parse(`test-${role}`),
) => world.as(role, employer, (tx) => confirmKey(tx, { person, role, employer }, key.id))

describe('a registered key is confirmed', () => {
  test.each([
    ['certificate', 'porvoo', 'accessOfficer', porvoo],
    ['document', 'porvoo', 'accessOfficer', porvoo],
    ['certificate', 'keha', 'accessOfficer', agency],
    ['grant', 'keha', 'accessOfficer', agency],
    ['grant', 'keha', 'kehaGrantor', agency],
    ['customer', 'keha', 'kehaGrantor', agency],
  ] as const)('for %s of %s by %s, and trusted from then on', async (use, slug, role, employer) => {
    const key = await register(use, slug)
    expect(await key.live()).toBe(false)
    expect(await confirm(key, role, employer)).toMatchObject({ version: 2 })
    expect(await key.live()).toBe(true)
    expect(await confirm(key, role, employer)).toMatchObject({ version: 2 })
  })

  test.each([
    ['another organisation', 'certificate', 'porvoo', 'accessOfficer', county, 'other-employer'],
    [
      "the agency's officer for a party's key",
      'certificate',
      'porvoo',
      'accessOfficer',
      agency,
      'other-employer',
    ],
    [
      'the grantor for what vouches for people',
      'certificate',
      'keha',
      'kehaGrantor',
      agency,
      'not-permitted',
    ],
  ] as const)('never by %s', async (_who, use, slug, role, employer, code) => {
    const key = await register(use, slug)
    await expect(confirm(key, role, employer)).rejects.toMatchObject({ code })
    expect(await key.live()).toBe(false)
  })

  test('never by the person who registered it, in whatever other role', async () => {
    const key = await register('grant', 'keha')
    for (const role of ['accessOfficer', 'kehaGrantor'] as const) {
      await expect(confirm(key, role, agency, operator)).rejects.toMatchObject({ code: 'own-signing-key' })
    }
  })

  test('never once it is revoked, nor by a second officer after the first', async () => {
    const revoked = await register('grant', 'keha')
    await world.as('kehaOperator', agency, (tx) =>
      stopTrusting(tx, { role: 'kehaOperator', employer: agency }, revoked.id),
    )
    await expect(confirm(revoked, 'kehaGrantor', agency)).rejects.toMatchObject({ code: 'state-conflict' })
    const confirmed = await register('grant', 'keha')
    await confirm(confirmed, 'kehaGrantor', agency)
    await expect(confirm(confirmed, 'accessOfficer', agency)).rejects.toMatchObject({
      code: 'state-conflict',
    })
  })
})

/** The SQLSTATE with which the database itself answers when one of our processes would write this. */
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => sqlState(error),
  )
const asCaller = (role: Role, employer: OrganisationId, person: string, write: ReturnType<typeof sql>) =>
  world.database.write(
    {
      instant: world.clock.instant(),
      calendar: world.clock.calendar(),
      caller: { person: personId.parse(person), role, employer, authority: employer },
      scope: { kind: 'organisation' },
    },
    (tx) => tx.drizzle.execute(write).then((rows) => rows.length),
  )

describe('the database itself', () => {
  const confirmation = (id: string, by: string) =>
    sql`update organisations.signing_key set confirmed_by = ${by}, confirmed_at = ${world.clock.instant().toISOString()}
      where id = ${id} returning id`

  test('lets no operator confirm, not even another one, nor write the name of somebody else', async () => {
    const { id } = await register('grant', 'keha')
    for (const [person, by] of [
      ['test-kehaOperator', 'test-kehaOperator'],
      ['other-operator', 'other-operator'],
      ['test-kehaOperator', 'some-grantor'],
      ['test-kehaOperator', 'configuration'],
    ] as const) {
      expect(await codeOf(asCaller('kehaOperator', agency, person, confirmation(id, by)))).toBe('TY004')
    }
    const forged = asCaller('kehaGrantor', agency, 'test-grantor', confirmation(id, 'other-grantor'))
    expect(await codeOf(forged)).toBe('TY004')
  })

  test('lets nobody confirm what they registered, whichever role they hold beside', async () => {
    const { id } = await register('grant', 'keha')
    const own = asCaller('kehaGrantor', agency, operator, confirmation(id, operator))
    expect(await codeOf(own)).toBe('23514')
  })

  test("shows a party's key to no other officer for confirming", async () => {
    const { id } = await register()
    const other = confirmation(id, 'somebody-else')
    expect(await asCaller('accessOfficer', county, 'somebody-else', other)).toBe(0)
    expect(await asCaller('kehaGrantor', agency, 'somebody-else', other)).toBe(0)
  })

  const insertion = (change: {
    by?: string
    confirmedBy?: string
    at?: Date
    owner?: OrganisationId
    use?: Use
  }) => {
    const now = world.clock.instant()
    const confirmedAt = change.confirmedBy === undefined ? null : now.toISOString()
    return sql`insert into organisations.signing_key (issuer, key_id, organisation, use, public_jwk, not_before,
        registered_by, registered_at, confirmed_by, confirmed_at)
      values ('https://s/porvoo', ${crypto.randomUUID()}, ${change.owner ?? porvoo}, ${change.use ?? 'certificate'}, '{}',
        ${(change.at ?? now).toISOString()}, ${change.by ?? operator}, ${now.toISOString()},
        ${change.confirmedBy ?? null}, ${confirmedAt}) returning id`
  }
  test.each([
    ['in the name of somebody else', () => insertion({ by: 'some-operator' })],
    ['as configuration', () => insertion({ by: 'configuration' })],
    ['confirmed already', () => insertion({ confirmedBy: 'some-officer' })],
    ['trusted for what was signed before', () => insertion({ at: new Date('2026-01-01T00:00:00Z') })],
    ["for another organisation than the issuer's", () => insertion({ owner: agency })],
    ["for granting, of another organisation than the agency's", () => insertion({ use: 'grant' })],
  ])('lets the operator register no key %s', async (_what, write) => {
    expect(await codeOf(asCaller('kehaOperator', agency, operator, write()))).toBe('42501')
  })

  test('lets the operator register a plain one', async () => {
    expect(await asCaller('kehaOperator', agency, operator, insertion({}))).toBe(1)
  })

  test.each([
    ['a revocation', sql`revoked_at = null`],
    ['a revocation in part', sql`revoked_at = revoked_at + interval '1 day'`],
    ['an end', sql`not_after = null`],
    ['an end in part', sql`not_after = not_after + interval '1 day'`],
    ['a confirmation', sql`confirmed_by = null, confirmed_at = null`],
  ])('takes back no %s, whoever asks', async (_what, change) => {
    const { id } = await register()
    const key = { id }
    await confirm(key, 'accessOfficer', porvoo)
    const at = world.clock.instant().toISOString()
    await world.asAdmin((tx) =>
      tx.drizzle.execute(
        sql`update organisations.signing_key set revoked_at = ${at}, not_after = ${at} where id = ${id}`,
      ),
    )
    const undo = sql`update organisations.signing_key set ${change} where id = ${id}`
    expect(await codeOf(world.asAdmin((tx) => tx.drizzle.execute(undo)))).toBe('TY004')
    expect(await codeOf(asCaller('kehaOperator', agency, operator, undo))).toBe('TY004')
  })
})
