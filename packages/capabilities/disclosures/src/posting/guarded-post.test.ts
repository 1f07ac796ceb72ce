import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { OutsidePartyId } from '@tym/kernel'
import { newOutsidePartyId } from '@tym/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Resolve } from './guarded-post.ts'
import { createPosts } from './post-to-party.ts'

let server: Server
let port: number
let knocks: string[]
beforeAll(async () => {
  server = createServer((request, response) => {
    knocks.push(`${request.method} ${request.headers.host}${request.url}`)
    if (request.url === '/elsewhere')
      response.writeHead(307, { location: `http://127.0.0.1:${port}/tym` }).end()
    else response.end('received')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  knocks = []
})

const party: OutsidePartyId = newOutsidePartyId()
const now = () => new Date('2026-11-23T08:00:00Z')
const message = { body: 'sealed', type: 'application/jose', idempotencyKey: 'one' }
const postTo = (address: string, options: { readonly toThisMachine: boolean; readonly resolve?: Resolve }) =>
  createPosts({ ...options, now }).inTurn('outside', party, (post) => post(address, message))
const standsFor =
  (...addresses: readonly string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

describe('nothing is sent', () => {
  test.each([
    'http://127.0.0.1',
    'https://127.0.0.1',
    'https://[::ffff:127.0.0.1]',
    'https://2130706433',
    'http://localhost',
  ])('to %s in production', async (origin) => {
    expect(await postTo(`${origin}:${port}/tym`, { toThisMachine: false })).toEqual({
      outcome: 'refused',
      problem: 'address-not-allowed',
    })
    expect(knocks).toEqual([])
  })

  test.each([
    ['this machine', ['127.0.0.1']],
    ['this machine, mapped', ['::ffff:127.0.0.1']],
    ['a neighbour', ['10.0.0.8']],
    ['the metadata of a cloud', ['169.254.169.254']],
    ['a unique local address', ['fd00::8']],
    ['something public and this machine', ['193.166.3.2', '127.0.0.1']],
    ['nothing', []],
  ])('to a public name that stands for %s', async (_name, addresses) => {
    const posted = await postTo(`https://vastaanotto.saatio.fi:${port}/tym`, {
      toThisMachine: false,
      resolve: standsFor(...addresses),
    })
    expect(posted).toEqual({ outcome: 'refused', problem: 'address-not-allowed' })
    expect(knocks).toEqual([])
  })
})

test('a name is asked once, and what was looked at is connected to, whatever it stands for a moment later', async () => {
  let asked = 0
  const resolve: Resolve = async () => {
    asked += 1
    return [{ address: asked === 1 ? '127.0.0.1' : '10.0.0.8', family: 4 }]
  }
  const posted = await postTo(`http://localhost:${port}/tym`, { toThisMachine: true, resolve })
  expect(posted).toMatchObject({ outcome: 'answered', text: 'received' })
  expect(asked).toBe(1)
  expect(knocks).toEqual([`POST localhost:${port}/tym`])
})

test('a redirect is not followed', async () => {
  const posted = await postTo(`http://127.0.0.1:${port}/elsewhere`, { toThisMachine: true })
  expect(posted).toEqual({ outcome: 'again', problem: 'party-unavailable' })
  expect(knocks).toEqual([`POST 127.0.0.1:${port}/elsewhere`])
})
