import { type Cell, matrix, mayPerform, type RoleId, roleIds, roles } from '@tym/register'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Client } from '../network/client.ts'
import { expectDone, type OpenedCustomership } from '../network/open-customership.ts'
import { createNetwork, type Network } from '../network.ts'
import { validValue } from '../values.ts'
import { endpoints } from './endpoints.ts'
import { type Callers, createCallers, employerFor, sampleRequest } from './requests.ts'

let network: Network
let callers: Callers
beforeAll(async () => {
  network = await createNetwork()
  callers = createCallers(network)
})
afterAll(() => network.close())

const holdable = roleIds.filter((role) => roles[role].grantable || role === 'customer')
const clientFor = (role: RoleId): Client | Promise<Client> =>
  role === 'customer' ? callers.customer : callers.holding(role)

test.each(endpoints)('$id is refused to every role without its operation', async (endpoint) => {
  const { method, path, sending } = sampleRequest(endpoint)
  for (const role of holdable) {
    const client = await clientFor(role)
    const { code, status } = await client.fetch(method, path, sending)
    const seen = { role, code, status }
    const { kind } = roles[role]
    if (kind === 'representative' || !endpoint.caller.includes(kind)) {
      expect(seen).toEqual({ role, status: 403, code: 'certificate-kind-not-allowed' })
    } else if (!mayPerform(role, endpoint.operation)) {
      expect(seen).toEqual({ role, status: 403, code: 'not-permitted' })
    } else {
      expect(status, role).not.toBe(401)
    }
  }
})

const contact = ['1.05', '1.06', '1.07', '1.08'] as const
const answered = z.object({ entries: z.array(z.object({ field: z.string() })) })

/** Which contact fields come back when category 1 is read, perhaps for a purpose or a reason. */
async function contactSeen(client: Client, path: string, body?: object): Promise<readonly string[] | string> {
  const answer =
    body === undefined
      ? await client.fetch('GET', `${path}/categories/1`)
      : await client.fetch('POST', `${path}/categories/1/read`, { body })
  if (answer.status !== 200) return answer.code ?? String(answer.status)
  const fields = answered.parse(answer.json).entries.map(({ field }) => field)
  return contact.filter((field) => fields.includes(field))
}

async function fileUnderSafety(): Promise<OpenedCustomership> {
  const team = await Promise.all(
    roleIds.filter((role) => roles[role].breakGlass).map((role) => callers.holding(role)),
  )
  const [starter, ...others] = team
  if (starter === undefined) throw new Error('nobody may start')
  const file = await network.openCustomership({ team: [starter, ...others] })
  const record = async (field: string, value: unknown): Promise<void> => {
    const body = { category: 1, field, value, source: 'customer' }
    expectDone(await starter.fetch('POST', `${file.path}/entries`, { body }), `record ${field}`)
  }
  for (const field of contact) await record(field, validValue(field))
  await record('1.09', { active: true })
  return file
}

test('under turvakielto the contact data is opened to the declared team members, for the declared purpose only', async () => {
  const { path, nationalId } = await fileUnderSafety()
  const cells: readonly Cell[] = matrix.filter(
    ({ category, role }) => category === 1 && roles[role].breakGlass,
  )
  for (const { role, safety, read } of cells) {
    const member = await callers.holding(role)
    expect(read, role).toBeDefined()
    expect(await contactSeen(member, path), role).toEqual([])
    const forContact = await contactSeen(member, path, { purpose: 'safetyContact' })
    expect(forContact, role).toEqual(safety ? contact : expect.anything())
    const colleague = await network.holder({ role, organisation: employerFor(role) })
    const reason = 'Sijaistan tiimin jäsentä tänään.'
    expect(await contactSeen(colleague, path, { reason }), role).toEqual([])
    expect(await contactSeen(colleague, path, { reason, purpose: 'safetyContact' }), role).not.toEqual(
      contact,
    )
  }
  expect(await contactSeen(network.customer(nationalId), path)).toEqual(contact)
})
