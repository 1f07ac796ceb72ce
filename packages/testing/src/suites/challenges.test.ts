import { newId } from '@tym/kernel'
import { customerTokenType } from '@tym/role-certificate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient } from '../network/client.ts'
import type { Holder } from '../network/holder.ts'
import { keyOf } from '../network/keys.ts'
import { createNetwork, type Network } from '../network.ts'

const list = '/v1/organisations'
let network: Network
let specialist: Holder
beforeAll(async () => {
  network = await createNetwork()
  specialist = await network.holder('porvoo-specialist')
  await specialist.fetch('GET', list)
})
afterAll(() => network.close())

/** The parameters of the challenge of an answer. */
function challenge(headers: Headers): Record<string, string> {
  const [, rest = ''] = /^DPoP (.*)$/.exec(headers.get('www-authenticate') ?? '') ?? []
  return Object.fromEntries([...rest.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))
}

/** A customer whose login says this authentication context. */
function customerWith(acr: string) {
  const { issuer, sign } = keyOf(network.keys, 'keha', 'customer')
  return createClient({
    origin: network.origin,
    clock: network.clock,
    certify: (jkt) => {
      const iat = Math.floor(network.clock.instant().getTime() / 1000)
      const claims = { kind: 'customer', iss: issuer, aud: network.origin, sub: `customer-${newId()}`, acr }
      const more = { jti: newId(), iat, exp: iat + 300, cnf: { jkt }, national_id: '140385-901E' }
      return sign({ typ: customerTokenType }, { ...claims, ...more })
    },
  })
}

describe('a client that is refused', () => {
  test.each([
    ['without a certificate no error', 401, undefined, () => ({ authorization: null })],
    ['with one that is none invalid_token', 401, 'invalid_token', () => ({ authorization: 'DPoP a.b.c' })],
    ['without a proof invalid_dpop_proof', 401, 'invalid_dpop_proof', () => ({ dpop: null })],
    [
      'with an old nonce use_dpop_nonce',
      401,
      'use_dpop_nonce',
      async () => ({ dpop: await specialist.prove({ method: 'GET', path: list, nonce: 'x'.repeat(43) }) }),
    ],
  ] as const)('is told %s, and where to read on', async (_name, status, error, headersOf) => {
    const answer = await specialist.fetch('GET', list, { headers: await headersOf() })
    expect(answer.status).toBe(status)
    expect(challenge(answer.headers)).toEqual({
      ...(error !== undefined && { error }),
      algs: 'ES256',
      resource_metadata: `${network.origin}/.well-known/oauth-protected-resource`,
    })
    expect(answer.headers.get('dpop-nonce')).toMatch(/^[\w-]{43}$/)
  })

  test('for too weak a login is told how to sign in, and is let in after that', async () => {
    const path = '/v1/customerships'
    const weak = customerWith('urn:tym:acr:weak')
    await weak.fetch('GET', path)
    const refused = await weak.fetch('GET', path)
    expect(refused).toMatchObject({ status: 401, code: 'strong-authentication-required' })
    const { error, acr_values: wanted = '' } = challenge(refused.headers)
    expect(error).toBe('insufficient_user_authentication')
    const strong = customerWith(wanted)
    await strong.fetch('GET', path)
    expect((await strong.fetch('GET', path)).code).not.toBe('strong-authentication-required')
  })

  test('for its role is told that another certificate is needed, and of what it may not know exactly as of what is not there', async () => {
    const refused = await specialist.fetch('GET', '/v1/operations/jobs')
    expect(refused).toMatchObject({ status: 403, code: 'not-permitted' })
    expect(challenge(refused.headers)).toMatchObject({ error: 'insufficient_scope' })
    const file = await network.openCustomership()
    const stranger = await network.holder('lahti-specialist')
    const paths = [`${file.path}/categories/1`, `/v1/customerships/${newId()}/categories/1`]
    const seen: unknown[] = []
    for (const path of paths) {
      await stranger.fetch('GET', list)
      const { status, headers, text } = await stranger.fetch('GET', path)
      seen.push({ status, text, challenge: headers.get('www-authenticate') })
    }
    expect(seen[0]).toEqual(seen[1])
    expect(seen[0]).toMatchObject({ status: 404, challenge: null })
  })
})

test('the metadata names who gives certificates, and nobody else', async () => {
  const { status, json } = await network.send('GET', '/.well-known/oauth-protected-resource')
  expect(status).toBe(200)
  const issuers = network.keys.filter(({ use }) => use === 'certificate' || use === 'customer')
  expect(json).toEqual({
    resource: network.origin,
    authorization_servers: [...new Set(issuers.map(({ issuer }) => issuer))].sort(),
    bearer_methods_supported: ['header'],
    dpop_bound_access_tokens_required: true,
    dpop_signing_alg_values_supported: ['ES256'],
    resource_name: 'TYM customer data service',
    'resource_name#fi': 'TYM-asiakastietopalvelu',
    'resource_name#sv': 'TYM-kunddatatjänsten',
    resource_documentation: `${network.origin}/`,
  })
})
