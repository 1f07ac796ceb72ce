import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

const counted = (connection: string, told?: string) => clientAddress({ connection, told })

test('an address counts as itself, however it is written', () => {
  expect(counted('::ffff:192.0.2.1')).toBe(counted('192.0.2.1'))
  expect(counted('192.0.2.2')).not.toBe(counted('192.0.2.1'))
})

test('all addresses of one IPv6 network count as one', () => {
  const one = counted('2001:db8:0:1::1')
  expect(counted('2001:db8::1:aaaa:bbbb:cccc:dddd')).toBe(one)
  expect(counted('2001:db8:0:2::1')).not.toBe(one)
})

test('of what a proxy tells the last address counts, which the proxy itself has written', () => {
  expect(counted('192.0.2.1')).toBe('192.0.2.1')
  expect(counted('192.0.2.1', '203.0.113.8, 198.51.100.2')).toBe('198.51.100.2')
})
