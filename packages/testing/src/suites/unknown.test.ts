import { newId } from '@tym/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLogReader, type LogReader } from '../audit-lines.ts'
import { fictitiousNationalId } from '../fictitious-national-id.ts'
import type { Answer, Client } from '../network/client.ts'
import { expectDone, type OpenedCustomership } from '../network/open-customership.ts'
import { createNetwork, type Network } from '../network.ts'
import { endpoints } from './endpoints.ts'
import { sampleRequest, staffRoleFor } from './requests.ts'

let network: Network
let log: LogReader
let file: OpenedCustomership
let real: Readonly<Record<string, string>>
beforeAll(async () => {
  network = await createNetwork()
  log = createLogReader(network.sql)
  file = await network.openCustomership()
  const [starter] = file.team
  const body = { category: 3, field: '3.04', value: 'myyjä', source: 'officer' }
  expectDone(await starter.fetch('POST', `${file.path}/entries`, { body }), 'record')
  const [entry] = await network.sql`select id from customer_data.entry where field = '3.04'`
  const [member] = await network.sql`select id from customerships.case_team_member limit 1`
  real = { customership: file.id, entry: String(entry?.['id']), member: String(member?.['id']) }
})
afterAll(() => network.close())

/** Everything that the caller can see of an answer. */
function seen({ status, text, headers }: Answer) {
  const shown = [...headers].filter(([name]) => name !== 'date' && name !== 'dpop-nonce')
  return { status, text, headers: shown.sort() }
}

const aboutFiles = endpoints.filter(({ params }) => 'customership' in params)

test.each(aboutFiles)('$id answers outsiders the same bytes for a file as for no file', async (endpoint) => {
  const outsiders = await outsidersOf(endpoint)
  expect(outsiders.length).toBeGreaterThan(0)
  for (const outsider of outsiders) {
    const ask = async (params: Readonly<Record<string, string>>) => {
      const { method, path, sending } = sampleRequest(endpoint, params)
      await log.take()
      const answer = await outsider.fetch(method, path, sending)
      return { answer, lines: await log.take() }
    }
    const forbidden = await ask(real)
    const missing = await ask({ customership: newId(), entry: newId(), member: newId() })
    expect(forbidden.answer).toMatchObject({ status: 404, code: 'not-found' })
    expect(seen(missing.answer)).toEqual(seen(forbidden.answer))
    const denied = { outcome: 'denied', problem: 'not-found', event: endpoint.audit.event }
    expect(forbidden.lines).toMatchObject([{ ...denied, customership: file.id }])
    expect(missing.lines).toMatchObject([{ ...denied, customership: null, subject: null }])
  }
})

/**
 * Who has the right role and no relation: a colleague outside the team, another area's officer, another
 * customer.
 */
async function outsidersOf(endpoint: (typeof endpoints)[number]): Promise<Client[]> {
  const outsiders: Client[] = []
  const role = staffRoleFor(endpoint)
  if (role !== undefined) {
    const elsewhere = role === 'employmentSpecialist' ? 'lahti' : 'paijat-hame'
    outsiders.push(await network.holder({ role, organisation: elsewhere }))
    const { body } = endpoint.example
    const givesReason = typeof body === 'object' && body !== null && 'reason' in body
    // With a reason a colleague of the party may enter; a file that was taken awaits nobody of the party.
    if (!givesReason && role === 'employmentSpecialist')
      outsiders.push(await network.holder({ role, organisation: 'porvoo' }))
  }
  if (endpoint.caller.includes('customer')) outsiders.push(network.customer(fictitiousNationalId(5)))
  return outsiders
}

test('a member of the team is answered not-found for what is in another file', async () => {
  const [starter] = file.team
  const other = await network.openCustomership()
  const here = await starter.fetch('GET', `${other.path}/entries/${real['entry']}`)
  const nowhere = await starter.fetch('GET', `${other.path}/entries/${newId()}`)
  expect(here.status).toBe(404)
  expect(seen(here)).toEqual(seen(nowhere))
})

test('a search that finds nothing and a search for somebody else’s customer are the same bytes', async () => {
  const outsider = await network.holder({ role: 'nurse', organisation: 'paijat-hame' })
  const search = (nationalId: string) =>
    outsider.fetch('POST', '/v1/customerships/search', { body: { nationalId } })
  const known = await search(file.nationalId)
  const unknown = await search(fictitiousNationalId(6))
  expect(known).toMatchObject({ status: 200, json: { items: [] } })
  expect(seen(known)).toEqual(seen(unknown))
  for (const line of (await log.take()).slice(-2))
    expect(line).toMatchObject({ customership: null, subject: null })
})
