import { createHmac, generateKeyPairSync } from 'node:crypto'
import { Problem, type ProblemCode } from '@tym/kernel'
import { describe, expect, test } from 'vitest'
import { county, encode, makeWorld, open, porvoo, signRaw, type TestKey, type World } from './test-world.ts'

type Forgery = { name: string; code: ProblemCode; forge: (world: World) => Promise<string> | string }

/** A true certificate with header members or claims changed, signed again by a key the forger may hold. */
const changed =
  (
    change: { header?: Record<string, unknown>; claims?: Record<string, unknown> },
    key?: (world: World) => TestKey,
  ) =>
  async (world: World) => {
    const { header, claims } = open(await world.certify())
    const signer = key?.(world) ?? world.keys.porvoo
    return signRaw(signer.privateKey, { ...header, ...change.header }, { ...claims, ...change.claims })
  }

const withGrant =
  (forge: (world: World) => Promise<string>, claims: Record<string, unknown> = {}) =>
  async (world: World) => {
    const opened = open(await world.certify())
    return signRaw(world.keys.porvoo.privateKey, opened.header, {
      ...opened.claims,
      ...claims,
      grant: await forge(world),
    })
  }

const changedGrant = (change: Record<string, unknown>) => async (world: World) => {
  const { header, claims } = open(await world.signGrant())
  return signRaw(world.keys.agency.privateKey, header, { ...claims, ...change })
}

const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const strangerJwk = stranger.publicKey.export({ format: 'jwk' })
const other = '77777777-7777-4777-8777-777777777777'

const forgeries: Forgery[] = [
  {
    name: 'alg none without a signature',
    code: 'certificate-invalid',
    forge: async (world) => {
      const { header, claims } = open(await world.certify())
      return `${encode({ ...header, alg: 'none' })}.${encode(claims)}.`
    },
  },
  {
    name: 'alg none with the old signature',
    code: 'certificate-invalid',
    forge: async (world) => {
      const token = await world.certify()
      const { header, claims } = open(token)
      return `${encode({ ...header, alg: 'none' })}.${encode(claims)}.${token.split('.')[2]}`
    },
  },
  {
    name: 'HS256 with the public key as the secret',
    code: 'certificate-invalid',
    forge: async (world) => {
      const { header, claims } = open(await world.certify())
      const input = `${encode({ ...header, alg: 'HS256' })}.${encode(claims)}`
      const secret = JSON.stringify(world.keys.porvoo.trusted.publicJwk)
      return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`
    },
  },
  {
    name: 'alg ES384 in the header',
    code: 'certificate-invalid',
    forge: changed({ header: { alg: 'ES384' } }),
  },
  {
    name: 'kid of another organisation',
    code: 'untrusted-issuer',
    forge: changed({ header: { kid: 'nobody-1' } }),
  },
  {
    name: 'kid as a path',
    code: 'untrusted-issuer',
    forge: changed({ header: { kid: '../../dev/null' } }),
  },
  {
    name: 'kid as an object',
    code: 'certificate-invalid',
    forge: changed({ header: { kid: { toString: 'x' } } }),
  },
  {
    name: 'kid of the prototype',
    code: 'untrusted-issuer',
    forge: changed({ header: { kid: '__proto__' } }),
  },
  {
    name: 'kid that spells issuer and key',
    code: 'untrusted-issuer',
    forge: changed({ header: { kid: '","certificate-1' } }),
  },
  ...['jku', 'x5u'].map((member) => ({
    name: `a ${member} header that points at the forger's keys`,
    code: 'certificate-invalid' as const,
    forge: changed({ header: { [member]: 'https://forger.example/jwks.json' } }),
  })),
  { name: 'an x5c header', code: 'certificate-invalid', forge: changed({ header: { x5c: ['MIIB'] } }) },
  { name: 'a crit header', code: 'certificate-invalid', forge: changed({ header: { crit: ['exp'] } }) },
  {
    name: 'a b64 header',
    code: 'certificate-invalid',
    forge: changed({ header: { b64: false, crit: ['b64'] } }),
  },
  {
    name: "the forger's key embedded as jwk",
    code: 'certificate-invalid',
    forge: async (world) => {
      const { header, claims } = open(await world.certify())
      return signRaw(stranger.privateKey, { ...header, jwk: strangerJwk }, claims)
    },
  },
  {
    name: "a stranger's signature under a true kid",
    code: 'certificate-invalid',
    forge: async (world) => {
      const { header, claims } = open(await world.certify())
      return signRaw(stranger.privateKey, header, claims)
    },
  },
  { name: 'typ JWT', code: 'certificate-invalid', forge: changed({ header: { typ: 'JWT' } }) },
  {
    name: 'typ of a customer token',
    code: 'certificate-invalid',
    forge: changed({ header: { typ: 'at+jwt' } }),
  },
  { name: 'no typ', code: 'certificate-invalid', forge: changed({ header: { typ: undefined } }) },
  {
    name: 'a grant statement as a certificate',
    code: 'certificate-invalid',
    forge: (world) => world.signGrant(),
  },
  {
    name: 'a certificate as its own grant',
    code: 'certificate-invalid',
    forge: withGrant((world) => world.certify()),
  },
  {
    name: "another issuer's name over a true key",
    code: 'certificate-invalid',
    forge: changed({ claims: { iss: 'https://signer.example/county' } }),
  },
  {
    name: 'an unknown issuer',
    code: 'untrusted-issuer',
    forge: changed({ claims: { iss: 'https://forger.example' } }),
  },
  {
    name: 'another audience',
    code: 'wrong-audience',
    forge: changed({ claims: { aud: 'https://other.example' } }),
  },
  {
    name: 'two audiences',
    code: 'certificate-invalid',
    forge: changed({ claims: { aud: ['https://register.example', 'https://other.example'] } }),
  },
  {
    name: 'an employer that is not the issuer',
    code: 'certificate-invalid',
    forge: changed({ claims: { employer: county } }),
  },
  {
    name: "the county signing for Porvoo's officer",
    code: 'certificate-invalid',
    forge: changed({ claims: { iss: 'https://signer.example/county' } }, (world) => world.keys.county),
  },
  {
    name: 'a role of another kind of organisation',
    code: 'certificate-invalid',
    forge: withGrant((world) => world.signGrant({ role: 'nurse' }), { role: 'nurse' }),
  },
  {
    name: 'another role than granted',
    code: 'certificate-invalid',
    forge: withGrant((world) => world.signGrant({ role: 'nurse' })),
  },
  {
    name: 'a grant for another person',
    code: 'certificate-invalid',
    forge: changed({ claims: { sub: 'officer-two' } }),
  },
  {
    name: 'a grant for another employer',
    code: 'certificate-invalid',
    forge: withGrant((world) => world.signGrant({ employer: county })),
  },
  {
    name: 'a grant for another authority',
    code: 'certificate-invalid',
    forge: changed({ claims: { authority: county } }),
  },
  {
    name: 'another title than granted',
    code: 'certificate-invalid',
    forge: changed({ claims: { title: 'johtaja' } }),
  },
  {
    name: 'another duty than granted',
    code: 'certificate-invalid',
    forge: changed({ claims: { duty: 'kaikki' } }),
  },
  {
    name: 'another area than granted',
    code: 'certificate-invalid',
    forge: changed({ claims: { area: other } }),
  },
  {
    name: 'another usage right than granted',
    code: 'certificate-invalid',
    forge: changed({ claims: { usage_right: other } }),
  },
  {
    name: 'another version of the usage right',
    code: 'certificate-invalid',
    forge: changed({ claims: { usage_right_version: 2 } }),
  },
  {
    name: 'a person posing as a system',
    code: 'certificate-invalid',
    forge: changed({ claims: { kind: 'system' } }),
  },
  {
    name: 'a person posing as a customer',
    code: 'certificate-invalid',
    forge: changed({ claims: { kind: 'customer' } }),
  },
  {
    name: 'an expired grant',
    code: 'usage-right-not-live',
    forge: withGrant(changedGrant({ exp: makeWorld().now - 1 })),
  },
  {
    name: 'a grant that is not in force yet',
    code: 'usage-right-not-live',
    forge: withGrant(changedGrant({ nbf: makeWorld().now + 60 })),
  },
  {
    name: 'a grant signed by the employer itself',
    code: 'untrusted-issuer',
    forge: withGrant((world) => world.signGrant({}, world.keys.porvoo)),
  },
  {
    name: "a grant under the agency's name and a stranger's signature",
    code: 'certificate-invalid',
    forge: withGrant(async (world) => {
      const { header, claims } = open(await world.signGrant())
      return signRaw(stranger.privateKey, header, claims)
    }),
  },
  { name: 'no grant', code: 'certificate-invalid', forge: changed({ claims: { grant: undefined } }) },
  {
    name: 'an expired certificate',
    code: 'certificate-expired',
    forge: changed({ claims: { exp: makeWorld().now } }),
  },
  {
    name: 'a future nbf',
    code: 'certificate-invalid',
    forge: changed({ claims: { nbf: makeWorld().now + 60 } }),
  },
  {
    name: 'a future iat',
    code: 'certificate-invalid',
    forge: changed({ claims: { iat: makeWorld().now + 60, exp: makeWorld().now + 120 } }),
  },
  {
    name: 'a life of an hour',
    code: 'certificate-invalid',
    forge: changed({ claims: { exp: makeWorld().now + 3600 } }),
  },
  { name: 'no exp', code: 'certificate-invalid', forge: changed({ claims: { exp: undefined } }) },
  { name: 'exp as text', code: 'certificate-invalid', forge: changed({ claims: { exp: '9999999999' } }) },
  { name: 'exp beyond all numbers', code: 'certificate-invalid', forge: changed({ claims: { exp: 1e300 } }) },
  { name: 'no cnf', code: 'certificate-invalid', forge: changed({ claims: { cnf: undefined } }) },
  {
    name: 'cnf with a whole key',
    code: 'certificate-invalid',
    forge: changed({ claims: { cnf: { jwk: strangerJwk } } }),
  },
  { name: 'an unknown claim', code: 'certificate-invalid', forge: changed({ claims: { admin: true } }) },
  ...[
    ['padding', (token: string) => `${token}=`],
    ['a trailing line end', (token: string) => `${token}\n`],
    ['a leading space', (token: string) => ` ${token}`],
    ['a space within', (token: string) => token.replace('.', ' .')],
    ['the other base64 alphabet', (token: string) => `${token.slice(0, -8)}++++${token.slice(-4)}`],
    ['stray bits in the last character', (token: string) => strayBits(token)],
    ['four parts', (token: string) => `${token}.x`],
    ['a part of the signature cut off', (token: string) => token.slice(0, -4)],
  ].map(([name, bend]) => ({
    name: `base64 leniency: ${String(name)}`,
    code: 'certificate-invalid' as const,
    forge: async (world: World) => (typeof bend === 'function' ? bend(await world.certify()) : ''),
  })),
  { name: 'an empty token', code: 'certificate-invalid', forge: () => '' },
  { name: 'a token of a megabyte', code: 'certificate-invalid', forge: () => `${'a'.repeat(1_000_000)}.a.a` },
  {
    name: 'a header that is not an object',
    code: 'certificate-invalid',
    forge: () => `${encode([1])}.${encode({})}.AAAA`,
  },
  {
    name: 'a customer token for another service',
    code: 'wrong-audience',
    forge: (world) => world.customerToken({ aud: 'https://other.example' }),
  },
  {
    name: 'a customer without strong identification',
    code: 'strong-authentication-required',
    forge: (world) => world.customerToken({ acr: 'urn:tym:acr:weak' }),
  },
  {
    name: 'a customer token without a bound key',
    code: 'certificate-invalid',
    forge: (world) => world.customerToken({ cnf: undefined }),
  },
  {
    name: 'a customer token with an impossible identity code',
    code: 'certificate-invalid',
    forge: (world) => world.customerToken({ national_id: '010190-999A' }),
  },
  {
    name: "a customer token signed with an employer's key",
    code: 'certificate-invalid',
    forge: async (world) => {
      const { header, claims } = open(world.customerToken())
      const key = world.keys.porvoo
      return signRaw(
        key.privateKey,
        { ...header, kid: key.trusted.keyId },
        { ...claims, iss: key.trusted.issuer },
      )
    },
  },
  {
    name: "an employee's certificate signed with the customers' key",
    code: 'certificate-invalid',
    forge: changed(
      { header: { kid: 'customer-1' }, claims: { iss: 'https://identity.example' } },
      (world) => world.keys.identity,
    ),
  },
]

/** The same bytes, spelled with bits that decoders throw away. */
function strayBits(token: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const last = alphabet.indexOf(token.slice(-1))
  return token.slice(0, -1) + alphabet.charAt(last + 1)
}

describe('a forged certificate is refused', () => {
  test.each(forgeries)('$name', async ({ code, forge }) => {
    const world = makeWorld()
    const token = await forge(world)
    const refusal: unknown = await world.verifier.verify(token).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(Problem)
    expect(refusal).toMatchObject({ code })
    expect(JSON.stringify([String(refusal), refusal])).not.toContain('officer-')
  })
})

test('the certificate that the forgeries start from is accepted', async () => {
  const world = makeWorld()
  const { header, claims } = open(await world.certify())
  const token = signRaw(world.keys.porvoo.privateKey, header, claims)
  await expect(world.verifier.verify(token)).resolves.toMatchObject({ kind: 'person', employer: porvoo })
  await expect(world.verifier.verify(world.customerToken())).resolves.toMatchObject({ kind: 'customer' })
})
