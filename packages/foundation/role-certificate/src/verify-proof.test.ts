import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { fixedClock, type ProblemCode, sha256 } from '@tym/kernel'
import { describe, expect, test } from 'vitest'
import { createProof, generateProofKey } from './create-proof.ts'
import { encode, open, signRaw } from './test-world.ts'
import { createProofVerifier } from './verify-proof.ts'

const start = new Date('2026-03-02T08:00:30Z')
const now = start.getTime() / 1000
const origin = 'https://register.example'
const relay = 'https://web.example'
const path = '/v1/customerships/abc/categories/5'
const token = 'aaa.bbb.ccc'

function makeWorld() {
  const clock = fixedClock({ instant: start })
  const key = generateProofKey()
  const verifier = createProofVerifier({
    publicOrigin: origin,
    alsoReachedAt: [relay],
    nonceKey: Buffer.alloc(32, 7),
    clock,
  })
  const nonce = verifier.currentNonce()
  const make = (change: Record<string, unknown> = {}, header: Record<string, unknown> = {}) => {
    const proof = open(createProof(key, { method: 'GET', url: origin + path, clock, token, nonce }))
    return signRaw(key.privateKey, { ...proof.header, ...header }, { ...proof.claims, ...change })
  }
  const verify = (
    proof: string,
    change: { method?: string; path?: string; token?: string; thumbprint?: string } = {},
  ) => verifier.verify({ proof, method: 'GET', path, token, thumbprint: key.thumbprint, ...change })
  return { clock, key, verifier, nonce, make, verify }
}
type World = ReturnType<typeof makeWorld>

const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const strangerJwk = stranger.publicKey.export({ format: 'jwk' })
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })

type Forgery = { name: string; code?: ProblemCode; forge: (world: World) => string }
const claim = (name: string, change: Record<string, unknown>, code?: ProblemCode): Forgery => ({
  name,
  ...(code === undefined ? {} : { code }),
  forge: (world) => world.make(change),
})
const header = (name: string, change: Record<string, unknown>): Forgery => ({
  name,
  forge: (world) => world.make({}, change),
})

const forgeries: Forgery[] = [
  claim('another method', { htm: 'POST' }),
  claim('the method in small letters', { htm: 'get' }),
  claim('no method', { htm: undefined }),
  claim('another path', { htu: `${origin}/v1/customerships` }),
  claim('a trailing slash', { htu: `${origin}${path}/` }),
  claim('a path with dots', { htu: `${origin}/v1/x/../customerships/abc/categories/5` }),
  claim('a path with other letters encoded', { htu: `${origin}/v1/customerships/%61bc/categories/5` }),
  claim('a path in capitals', { htu: `${origin}${path.toUpperCase()}` }),
  claim('plain http', { htu: `http://register.example${path}` }),
  claim('another port', { htu: `${origin}:8443${path}` }),
  claim('another host', { htu: `https://forger.example${path}` }),
  claim('our host as user name', { htu: `https://register.example@forger.example${path}` }),
  claim('our host with a user name', { htu: `https://admin@register.example${path}` }),
  claim('our host as a prefix', { htu: `https://register.example.forger.example${path}` }),
  claim('a backslash for a slash', { htu: `${origin}\\v1\\customerships\\abc\\categories\\5` }),
  claim('a tab within', { htu: `${origin}/v1/custom\terships/abc/categories/5` }),
  claim('a relative address', { htu: path }),
  claim('no address', { htu: undefined }),
  claim('an address that is a list', { htu: [`${origin}${path}`] }),
  claim('a proof a minute old', { iat: now - 61 }),
  claim('a proof from the future', { iat: now + 11 }),
  claim('time as text', { iat: String(now) }),
  claim('time beyond all numbers', { iat: 1e300 }),
  claim('no time', { iat: undefined }),
  claim('no id', { jti: undefined }),
  claim('an empty id', { jti: '' }),
  claim('an oversized id', { jti: 'x'.repeat(129) }),
  claim('an id that is a number', { jti: 7 }),
  claim('no ath', { ath: undefined }),
  claim('the ath of another token', { ath: sha256('ddd.eee.fff').toString('base64url') }),
  claim('the ath in hex', { ath: sha256(token).toString('hex') }),
  claim('a hash of the body that is too short', { bh: 'short' }),
  claim('a hash of the body in hex', { bh: sha256('{}').toString('hex') }),
  claim('a hash of the body that is a list', { bh: [sha256('{}').toString('base64url')] }),
  claim('another port of the relay', { htu: `${relay}:8443${path}` }),
  claim('another path at the relay', { htu: `${relay}/session` }),
  claim('no nonce', { nonce: undefined }, 'use-dpop-nonce'),
  claim('a made-up nonce', { nonce: 'made-up' }, 'use-dpop-nonce'),
  claim(
    'a nonce made with another key',
    {
      nonce: createHmac('sha256', Buffer.alloc(32, 8))
        .update(`dpop-nonce ${Math.floor(now / 60)}`)
        .digest('base64url'),
    },
    'use-dpop-nonce',
  ),
  header('alg none', { alg: 'none' }),
  header('alg HS256', { alg: 'HS256' }),
  header('alg RS256 over an EC key', { alg: 'RS256' }),
  header('typ JWT', { typ: 'JWT' }),
  header('no typ', { typ: undefined }),
  header('a crit header', { crit: ['exp'] }),
  header('a kid header', { kid: 'certificate-1' }),
  header('a jku header', { jku: 'https://forger.example/jwks.json' }),
  header('an x5u header', { x5u: 'https://forger.example/chain.pem' }),
  header('no key', { jwk: undefined }),
  header('an RSA key', { jwk: rsa.publicKey.export({ format: 'jwk' }) }),
  header('a symmetric key', { jwk: { kty: 'oct', k: 'c2VjcmV0' } }),
  header('a point off the curve', { jwk: { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) } }),
  header("a stranger's key over the holder's signature", { jwk: strangerJwk }),
  {
    name: 'a private key in the header',
    forge: (world) => world.make({}, { jwk: world.key.privateKey.export({ format: 'jwk' }) }),
  },
  {
    name: "a stranger's whole proof",
    forge: (world) => {
      const { header, claims } = open(world.make())
      return signRaw(stranger.privateKey, { ...header, jwk: strangerJwk }, claims)
    },
  },
  {
    name: "a stranger's signature",
    forge: (world) => {
      const { header, claims } = open(world.make())
      return signRaw(stranger.privateKey, header, claims)
    },
  },
  {
    name: 'a signature in DER',
    forge: (world) => {
      const input = world.make().split('.').slice(0, 2).join('.')
      return `${input}.${sign('sha256', Buffer.from(input), world.key.privateKey).toString('base64url')}`
    },
  },
  {
    name: 'a signature of zeros',
    forge: (world) => `${world.make().split('.').slice(0, 2).join('.')}.${'A'.repeat(86)}`,
  },
  { name: 'padding', forge: (world) => `${world.make()}==` },
  { name: 'a space within', forge: (world) => world.make().replace('.', ' .') },
  { name: 'two proofs joined by a comma', forge: (world) => `${world.make()}, ${world.make()}` },
  { name: 'an oversized proof', forge: (world) => world.make({ note: 'x'.repeat(5000) }) },
  { name: 'claims that are a list', forge: (world) => `${world.make().split('.')[0]}.${encode([])}.AAAA` },
]

describe('a forged proof is refused', () => {
  test.each(forgeries)('$name', ({ code, forge }) => {
    const world = makeWorld()
    expect(() => world.verify(forge(world))).toThrow(
      expect.objectContaining({ code: code ?? 'invalid-proof' }),
    )
  })
})

test.each([
  ['as it is', origin + path],
  ['with a query', `${origin}${path}?lang=fi`],
  ['with a fragment', `${origin}${path}#top`],
  ['with the default port', `${origin}:443${path}`],
  ['with the host in capitals', `HTTPS://Register.Example${path}`],
])('an address written %s is the same address', (_name, htu) => {
  const world = makeWorld()
  expect(world.verify(world.make({ htu }))).toMatchObject({ thumbprint: world.key.thumbprint })
})

test('a proof may name the relay, and then it is known to be relayed', () => {
  const world = makeWorld()
  expect(world.verify(world.make()).body).toEqual({ bodyHash: undefined, isRelayed: false })
  const relayed = world.make({ htu: `${relay}${path}`, bh: sha256('{}').toString('base64url') })
  expect(world.verify(relayed).body).toEqual({ bodyHash: sha256('{}'), isRelayed: true })
  const alone = createProofVerifier({
    publicOrigin: origin,
    nonceKey: Buffer.alloc(32, 7),
    clock: world.clock,
  })
  const { thumbprint } = world.key
  expect(() => alone.verify({ proof: relayed, method: 'GET', path, token, thumbprint })).toThrow(
    expect.objectContaining({ code: 'invalid-proof' }),
  )
})

test('a proof is bound to its request and to its token', () => {
  const world = makeWorld()
  const proof = world.make()
  const refused = expect.objectContaining({ code: 'invalid-proof' })
  expect(() => world.verify(proof, { method: 'DELETE' })).toThrow(refused)
  expect(() => world.verify(proof, { path: `${path}/6` })).toThrow(refused)
  expect(() => world.verify(proof, { token: 'ddd.eee.fff' })).toThrow(refused)
  expect(() => world.verify(proof, { thumbprint: generateProofKey().thumbprint })).toThrow(refused)
})

test('the replay key is the same for one proof twice, and another for every other id or holder', () => {
  const [one, two] = [makeWorld(), makeWorld()]
  const first = one.verify(one.make({ jti: 'same' }))
  expect(one.verify(one.make({ jti: 'same' })).replayKey).toEqual(first.replayKey)
  expect(first.replayKey).toHaveLength(32)
  expect(one.verify(one.make({ jti: 'other' })).replayKey).not.toEqual(first.replayKey)
  expect(two.verify(two.make({ jti: 'same' })).replayKey).not.toEqual(first.replayKey)
})

test('four slots of five minutes go round, so a slot is emptied long after its proofs are too old', () => {
  const world = makeWorld()
  expect(world.verify(world.make()).slot).toBe(Math.floor(now / 300) % 4)
  expect(() =>
    createProofVerifier({
      publicOrigin: origin,
      nonceKey: Buffer.alloc(32),
      clock: world.clock,
      window: 900,
    }),
  ).toThrow(RangeError)
})

test('a nonce lives for its minute and the next, whichever process gave it', () => {
  const world = makeWorld()
  const elsewhere = createProofVerifier({
    publicOrigin: origin,
    nonceKey: Buffer.alloc(32, 7),
    clock: world.clock,
  })
  expect(elsewhere.currentNonce()).toBe(world.nonce)
  world.clock.advance({ minutes: 1 })
  const fresh = { iat: now + 60 }
  expect(world.verify(world.make(fresh))).toBeDefined()
  world.clock.advance({ minutes: 1 })
  expect(() => world.verify(world.make({ iat: now + 120 }))).toThrow(
    expect.objectContaining({ code: 'use-dpop-nonce' }),
  )
})

test('a proof made at a token endpoint is checked for everything but the token', () => {
  const world = makeWorld()
  const at = { method: 'POST', path: '/porvoo/token' }
  const proof = createProof(world.key, {
    method: 'POST',
    url: `${origin}/porvoo/token`,
    clock: world.clock,
    nonce: world.nonce,
  })
  expect(world.verifier.verifyUnbound({ proof, ...at })).toMatchObject({ thumbprint: world.key.thumbprint })
  expect(() => world.verifier.verifyUnbound({ proof, ...at, path: '/kela/token' })).toThrow('another address')
})

test('a remembered key does not excuse a bad signature', () => {
  const world = makeWorld()
  world.verify(world.make())
  const { header, claims } = open(world.make())
  expect(() => world.verify(signRaw(stranger.privateKey, header, claims))).toThrow('does not verify')
})

test('a public origin with a path, or a short nonce key, is refused at start', () => {
  const { clock } = makeWorld()
  expect(() =>
    createProofVerifier({ publicOrigin: `${origin}/api`, nonceKey: Buffer.alloc(32), clock }),
  ).toThrow('origin')
  expect(() => createProofVerifier({ publicOrigin: origin, nonceKey: Buffer.alloc(16), clock })).toThrow(
    '32 bytes',
  )
})
