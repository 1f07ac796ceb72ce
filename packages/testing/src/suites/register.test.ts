import { afterAll, beforeAll, expect, test } from 'vitest'
import { fictitiousNationalId } from '../fictitious-national-id.ts'
import { createNetwork, type Network } from '../network.ts'

let network: Network
beforeAll(async () => {
  network = await createNetwork()
})
afterAll(() => network.close())

test('everybody reads the same register, and who has it is told that it still holds', async () => {
  const officer = await network.holder('porvoo-specialist')
  const customer = network.customer(fictitiousNationalId(1))
  const first = await officer.fetch('GET', '/v1/register')
  const etag = first.headers.get('etag') ?? ''
  expect(first.status).toBe(200)
  expect(etag).toMatch(/^"[0-9a-f]{32}"$/)
  expect(first.headers.get('cache-control')).toBe('private, no-cache')
  const own = await customer.fetch('GET', '/v1/register')
  expect([own.status, own.text, own.headers.get('etag')]).toEqual([200, first.text, etag])
  const again = await officer.fetch('GET', '/v1/register', { headers: { 'if-none-match': `W/${etag}` } })
  expect([again.status, again.text]).toEqual([304, ''])
  const other = await officer.fetch('GET', '/v1/register', { headers: { 'if-none-match': '"older"' } })
  expect(other.status).toBe(200)
})
