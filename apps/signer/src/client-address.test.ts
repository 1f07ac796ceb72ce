import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

/** Whom the signer counts for a connection from this address, which may say something of its own. */
async function counted(remoteAddress: string, addressHeader?: string, forwarded?: string): Promise<string> {
  const app = new Hono()
  app.get('/', (context) => context.text(clientAddress(context, addressHeader)))
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return (await app.request('/', { headers }, { incoming: { socket: { remoteAddress } } })).text()
}

test('an address counts as itself, however it is written', async () => {
  expect(await counted('::ffff:192.0.2.1')).toBe(await counted('192.0.2.1'))
  expect(await counted('192.0.2.2')).not.toBe(await counted('192.0.2.1'))
})

test('all addresses of one IPv6 network count as one', async () => {
  const one = await counted('2001:db8:0:1::1')
  expect(await counted('2001:db8::1:aaaa:bbbb:cccc:dddd')).toBe(one)
  expect(await counted('2001:db8:0:2::1')).not.toBe(one)
})

test('what a client says of its own address counts only where the operator names the header', async () => {
  expect(await counted('192.0.2.1', undefined, '198.51.100.2')).toBe('192.0.2.1')
  expect(await counted('192.0.2.1', 'X-Forwarded-For', '203.0.113.8, 198.51.100.2')).toBe('198.51.100.2')
})
