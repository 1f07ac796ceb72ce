import { expect, test } from 'vitest'
import { isSecureAddress } from './secure-address.ts'

test.each([
  'https://login.example',
  'https://login.example:8443/keys',
  'http://127.0.0.1:8330/jwks',
  'http://127.8.9.10',
  'http://localhost:8330',
  'http://[::1]:8330',
])('%s is an address that nobody on the way can change', (text) => {
  expect(isSecureAddress(text)).toBe(true)
})

test.each([
  'http://login.example',
  'http://127.login.example',
  'http://localhost.example',
  'http://[2001:db8::1]',
  'http://10.0.0.1',
  'ftp://127.0.0.1',
  'login.example',
  '',
])('"%s" is none', (text) => {
  expect(isSecureAddress(text)).toBe(false)
})
