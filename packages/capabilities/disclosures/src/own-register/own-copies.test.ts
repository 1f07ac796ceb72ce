import {
  type Client,
  createLogReader,
  createNetwork,
  expectDone,
  type Holder,
  type Network,
  type OpenedCustomership,
  validValue,
} from '@tym/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

let network: Network
let officer: Holder
let nurse: Holder
let system: Holder
let file: OpenedCustomership
beforeAll(async () => {
  network = await createNetwork()
  officer = await network.holder('porvoo-specialist')
  nurse = await network.holder('county-nurse')
  system = await network.holder({ role: 'partySystem', organisation: 'porvoo' })
  file = await network.openCustomership({ team: [officer, nurse] })
  const body = { category: 7, field: '7.05', value: validValue('7.05'), source: 'officer' }
  expectDone(await officer.fetch('POST', `${file.path}/entries`, { body }), 'record')
})
afterAll(() => network.close())

const necessity = 'Työkokeilu järjestetään kunnan omassa asiakastietojärjestelmässä.'
const order = (by: Client = officer, change: object = {}) =>
  by.fetch('POST', `${file.path}/own-copies`, { body: { fields: ['7.05'], necessity, ...change } })
const made = z.object({ id: z.string() })
const ordered = async () => made.parse(expectDone(await order(), 'order')).id
const waiting = z.object({ items: z.array(z.object({ id: z.string(), customership: z.string() })) })

describe('a copy into the own register (14 §)', () => {
  test('is ordered by an officer, taken by the party’s own system, and then gone from here', async () => {
    const id = await ordered()
    const list = waiting.parse(expectDone(await system.fetch('GET', '/v1/own-copies'), 'list'))
    expect(list.items).toContainEqual(expect.objectContaining({ id, customership: file.id }))
    const copy = expectDone(await system.fetch('GET', `/v1/own-copies/${id}`), 'copy')
    expect(copy).toMatchObject({
      id,
      customership: file.id,
      necessity,
      fields: ['7.05'],
      entries: [{ field: '7.05', version: 1, value: validValue('7.05'), owner: officer.grant.authority }],
    })
    expectDone(await system.fetch('POST', `/v1/own-copies/${id}/receipt`), 'take')
    expectDone(await system.fetch('POST', `/v1/own-copies/${id}/receipt`), 'take again')
    expect(await system.fetch('GET', `/v1/own-copies/${id}`)).toMatchObject({ code: 'state-conflict' })
    const [row] = await network.sql`select content from disclosures.own_copy where id = ${id}`
    expect(row?.['content']).toBeNull()
    const seen = expectDone(
      await network.customer(file.nationalId).fetch('GET', `${file.path}/own-copies`),
      'x',
    )
    expect(JSON.stringify(seen)).toContain(id)
    expect(JSON.stringify(seen)).not.toContain('Työkokeilu järjestetään')
  })

  test('is logged at every step with the file, the fields and the ground, and asks no consent', async () => {
    const log = createLogReader(network.sql)
    await log.take()
    const id = await ordered()
    await system.fetch('GET', `/v1/own-copies/${id}`)
    const lines = (await log.take()).map(({ event, ground, customership, fields }) => ({
      event,
      ground,
      customership,
      fields,
    }))
    const about = { ground: 'tym-14', customership: file.id, fields: ['7.05'] }
    expect(lines).toEqual([
      { event: 'ownCopy.ordered', ...about },
      { event: 'ownCopy.read', ...about },
    ])
  })

  test('is nothing to the system of another party, to an officer, or to the customer', async () => {
    const id = await ordered()
    const other = await network.holder({ role: 'partySystem', organisation: 'ita-uusimaa' })
    expect(await other.fetch('GET', `/v1/own-copies/${id}`)).toMatchObject({ status: 404 })
    expect(await other.fetch('POST', `/v1/own-copies/${id}/receipt`)).toMatchObject({ status: 404 })
    const list = waiting.parse(expectDone(await other.fetch('GET', '/v1/own-copies'), 'list'))
    expect(list.items).toEqual([])
    expect((await officer.fetch('GET', `/v1/own-copies/${id}`)).status).toBe(403)
    expect((await order(system)).status).toBe(403)
  })

  test.each([
    ['no necessity', { necessity: undefined }, 'invalid-input'],
    ['no field', { fields: [] }, 'invalid-input'],
    ['nothing that is recorded', { fields: ['7.06'] }, 'nothing-to-disclose'],
    ['what the officer may not read', { fields: ['5.01'] }, 'nothing-to-disclose'],
  ])('is not ordered with %s', async (_name, change, code) => {
    expect(await order(officer, change)).toMatchObject({ code })
  })

  test('holds no value and no reason in plain text', async () => {
    const id = await ordered()
    const [row] = await network.sql<
      { whole: string }[]
    >`select row_to_json(c)::text as whole from disclosures.own_copy c where id = ${id}`
    const bytes = Buffer.from(row?.whole ?? '').toString('latin1')
    expect(bytes).not.toContain(Buffer.from('Työkokeilu').toString('hex'))
  })
})
