import { newCustomershipId } from '@tym/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  readCategoryEndpoint,
  readCategoryForReasonEndpoint,
  readEndpoints,
  readWholeForReasonEndpoint,
} from './read-categories.ts'
import { openFile, type TestFile } from './test-file.ts'
import type { TestCaller } from './test-requests.ts'
import { createWorld, problem, type World } from './test-world.ts'

let world: World
let file: TestFile
let before = 0
beforeAll(async () => {
  world = await createWorld()
  file = await openFile(world)
  await file.record(file.nurse, '5.01', 'x')
})
afterAll(() => world.close())
beforeEach(async () => {
  before = await lineCount()
})

const lineCount = async () => Number((await world.sql`select count(*) from audit.entry`)[0]?.['count'])
const params = (id: string = file.customership) => ({ customership: id, category: '5' })
const read = (by: TestCaller, id?: string) => world.read(readCategoryEndpoint, by, params(id))
const newestLine = async () => {
  const [line] =
    await world.sql`select e.*, d.customership from audit.entry e left join audit.detail d on d.line = e.line order by e.xact desc limit 1`
  return line
}

/** One denial line more, and what it says. */
async function expectDenial(code: string): Promise<void> {
  expect(await lineCount()).toBe(before + 1)
  expect(await newestLine()).toMatchObject({ outcome: 'denied', problem: code, fields: [] })
}

async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work
  } catch (error) {
    return error
  }
  throw new Error('it was answered')
}

describe('out of the team and out of existence', () => {
  test.each(readEndpoints.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s: a file of others, a file that never was and one whose keys are destroyed are refused alike',
    async (_id, endpoint) => {
      const outsider = await world.officer('nurse', world.organisations.county)
      const shredded = await openFile(world)
      await world.keys.destroy(shredded.customership)
      const ask = (customership: string) => {
        const asked = 'category' in endpoint.params ? params(customership) : { customership }
        const body = endpoint.method === 'POST' ? {} : undefined
        return refusalOf(world.read(endpoint, outsider, asked, body))
      }
      const missing = await ask(newCustomershipId())
      expect(missing).toMatchObject(problem('not-found'))
      expect(await ask(file.customership)).toEqual(missing)
      expect(await ask(shredded.customership)).toEqual(missing)
      expect(await newestLine()).toMatchObject({ outcome: 'denied', problem: 'not-found' })
    },
  )

  test('with a reason, a file that never was is still only not found, and nothing of the reason is kept', async () => {
    const outsider = await world.officer('nurse', world.organisations.county)
    const reason = 'Sijaistan vastuuvirkailijaa.'
    const asked = world.read(readCategoryForReasonEndpoint, outsider, params(newCustomershipId()), { reason })
    await expect(asked).rejects.toMatchObject(problem('not-found'))
    expect(await newestLine()).toMatchObject({ out_of_team: true, subject: null, customership: null })
  })

  test('one who left the team is outside at once', async () => {
    const leaver = await world.officer('nurse', world.organisations.county)
    await world.join(file.customership, leaver)
    await read(leaver)
    await world.sql`update customerships.case_team_member set removed_at = '2026-03-02', removed_by = 'x' where person = ${leaver.principal.person}`
    await expect(read(leaver)).rejects.toMatchObject(problem('not-found'))
  })

  test('a customer with a reason is refused as without one', async () => {
    const other = await openFile(world)
    const asked = world.read(readCategoryForReasonEndpoint, other.customer, params(), {
      reason: 'Haluaisin tietää naapurista.',
    })
    await expect(asked).rejects.toMatchObject(problem('not-found'))
    expect(await newestLine()).toMatchObject({
      role: 'customer',
      out_of_team: false,
      customership: file.customership,
    })
  })
})

describe('a role without content is refused, and the refusal is logged', () => {
  test.each(['leadPerson', 'steeringMember', 'accessOfficer'] as const)('%s', async (role) => {
    const caller = await world.officer(role, world.organisations.lahti)
    await expect(read(caller)).rejects.toMatchObject(problem('not-permitted'))
    await expectDenial('not-permitted')
  })

  test('also where the file does not exist: the refusal tells nothing of it', async () => {
    const caller = await world.officer('leadPerson', world.organisations.lahti)
    await expect(read(caller, newCustomershipId())).rejects.toMatchObject(problem('not-permitted'))
  })

  test('a registrar has no road here without a request', async () => {
    const registrar = await world.officer('registrar', world.organisations.lahti)
    await world.join(file.customership, registrar)
    await expect(read(registrar)).rejects.toMatchObject(problem('not-permitted'))
  })
})

/** Not even a superuser takes a revocation back, unless the triggers are off. */
const restoreKeys = () =>
  world.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update organisations.signing_key set revoked_at = null`
  })

describe('the proof, the right and the keys are asked about in the same call', () => {
  test('a proof that has been used is refused, and so is one used for another endpoint', async () => {
    const admission = world.admissionOf(file.nurse)
    await world.read(readCategoryEndpoint, file.nurse, params(), undefined, admission)
    before = await lineCount()
    const again = world.read(readWholeForReasonEndpoint, file.nurse, file.params, {}, admission)
    await expect(again).rejects.toMatchObject(problem('proof-replayed'))
    await expectDenial('proof-replayed')
  })

  test('a refused read uses its proof up', async () => {
    const outsider = await world.officer('nurse', world.organisations.county)
    const admission = world.admissionOf(outsider)
    const ask = () => world.read(readCategoryEndpoint, outsider, params(), undefined, admission)
    await expect(ask()).rejects.toMatchObject(problem('not-found'))
    await expect(ask()).rejects.toMatchObject(problem('proof-replayed'))
  })

  test.each([
    ['ended', `state = 'ended', ended_by = 'officer', ended_at = '2026-03-02', end_reason = 'dutyEnded'`],
    ['changed', 'version = 2'],
    ['past its last day', `valid_until = '2026-03-01'`],
    ['not begun', `valid_from = '2026-03-03'`],
  ])('a right that is %s opens nothing any more', async (_how, change) => {
    const member = await world.officer('nurse', world.organisations.county)
    await world.join(file.customership, member)
    await read(member)
    before = await lineCount()
    await world.sql.unsafe(
      `update usage_rights.usage_right set ${change} where holder = '${member.principal.person}'`,
    )
    await expect(read(member)).rejects.toMatchObject(problem('usage-right-not-live'))
    await expectDenial('usage-right-not-live')
  })

  test.each(['certificate', 'grant'])('a revoked %s key stops its holders at once', async (use) => {
    await world.sql`update organisations.signing_key set revoked_at = '2026-03-01' where use = ${use}`
    await expect(read(file.nurse)).rejects.toMatchObject(problem('signing-key-revoked'))
    await expectDenial('signing-key-revoked')
    await restoreKeys()
    await read(file.nurse)
  })

  test("a revoked key of the customers' identification stops them at once", async () => {
    await world.sql`update organisations.signing_key set revoked_at = '2026-03-01' where use = 'customer'`
    await expect(read(file.customer)).rejects.toMatchObject(problem('signing-key-revoked'))
    await restoreKeys()
  })
})

test('a purpose that is not for the role is refused', async () => {
  const asked = world.read(readCategoryForReasonEndpoint, file.nurse, params(), { purpose: 'rightsRequest' })
  await expect(asked).rejects.toMatchObject(problem('not-permitted'))
  await expectDenial('not-permitted')
})

test('the login role of the reads has no right to any table', async () => {
  for (const table of [
    'customer_data.entry',
    'customer_data.current_document',
    'customerships.customership',
    'audit.entry',
  ])
    await expect(world.gate.sql.unsafe(`select 1 from ${table}`)).rejects.toMatchObject({ code: '42501' })
})

test('a document that was laid out under another declaration shows nothing', async () => {
  const own = await openFile(world)
  await own.record(own.nurse, '5.02', { on: '2026-02-01', level: 'partial', conclusion: 'x' })
  const laidOut = await world.sql`update customer_data.current_document set fields = '{5.01,5.02}'
    where customership = ${own.customership} and '5.02' = any(fields)`
  expect(laidOut.count).toBe(1)
  const asked = world.read(readCategoryEndpoint, own.specialist, { ...own.params, category: '5' })
  await expect(asked).rejects.toThrow('declaration')
})
