import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fixedClock } from '@tym/kernel'
import { generatePrivateJwk, signingKeyOf } from '@tym/signing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { chooseKeyStores } from './key-stores.ts'
import { readOrganisationsFile } from './organisations-file.ts'

const clock = fixedClock({ instant: new Date('2026-03-02T08:00:00Z') })
const { publicJwk } = signingKeyOf(generatePrivateJwk())
const porvoo = {
  id: '0198f0a0-0000-7000-8000-000000000101',
  slug: 'porvoo',
  kind: 'labourAuthority',
  issuer: 'https://signer.example/porvoo',
  keyDir: 'keys/porvoo',
  upstream: { issuer: 'https://login.example', audience: 'urn:signer:porvoo', acr: 'strong' },
  customerData: { origin: 'https://register.example' },
}
const agency = {
  issuer: 'https://signer.example/keha',
  jwksUri: 'https://signer.example/keha/.well-known/jwks.json',
}

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tym-organisations-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function read(content: unknown, mode: 'development' | 'production' = 'development') {
  const file = path.join(folder, 'signer.json')
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return await readOrganisationsFile(file, mode)
}

test('organisations are read with their key folders below the file', async () => {
  const { organisations } = await read({ agency, organisations: [porvoo] })
  expect(organisations).toMatchObject([{ slug: 'porvoo', keyDir: path.join(folder, 'keys/porvoo') }])
  expect(organisations[0]?.upstream.algorithms).toEqual(['ES256'])
})

test('production says how clients are told apart: by the header of a proxy, or because there is none', async () => {
  const plain = { agency, organisations: [porvoo] }
  await expect(read(plain, 'production')).rejects.toThrow(/neither addressHeader nor directListener/)
  await expect(read({ ...plain, directListener: false }, 'production')).rejects.toThrow(
    /directListener to true/,
  )
  for (const said of [{ addressHeader: 'X-Forwarded-For' }, { directListener: true }])
    expect(await read({ ...plain, ...said }, 'production')).toMatchObject(said)
  const both = { ...plain, addressHeader: 'X-Forwarded-For', directListener: true }
  await expect(read(both)).rejects.toThrow(/either a proxy/)
})

test.each<[string, unknown, RegExp]>([
  ['text that is not JSON', '{', /is wrong at \//],
  ['no organisations', { agency, organisations: [] }, /\/organisations/],
  ['two of one slug', { agency, organisations: [porvoo, porvoo] }, /share a slug/],
  [
    'a setting that is not known',
    { agency, organisations: [{ ...porvoo, colour: 'blue' }] },
    /\/organisations\/0/,
  ],
  [
    'an origin with a path',
    { agency, organisations: [{ ...porvoo, customerData: { origin: 'https://register.example/v1' } }] },
    /\/organisations\/0\/customerData\/origin/,
  ],
  [
    'another organisation than the agency that signs grants',
    {
      agency,
      organisations: [
        { ...porvoo, serviceCallers: [{ clientId: 'worker', jwk: publicJwk, may: ['sign-grant'] }] },
      ],
    },
    /only the agency signs grants and notes/,
  ],
  [
    'another organisation than the agency that signs notes',
    {
      agency,
      organisations: [
        { ...porvoo, serviceCallers: [{ clientId: 'worker', jwk: publicJwk, may: ['sign-checkpoint'] }] },
      ],
    },
    /only the agency signs grants and notes/,
  ],
  [
    'a name for notes that is not of the agency',
    { agency, organisations: [{ ...porvoo, noteName: 'register.example/porvoo' }] },
    /\/organisations\/0\/noteName: only the agency signs notes/,
  ],
  [
    'the agency without a name for the notes that it may be asked for',
    {
      agency,
      organisations: [
        {
          ...porvoo,
          kind: 'keha',
          serviceCallers: [{ clientId: 'worker', jwk: publicJwk, may: ['sign-certificate'] }],
        },
      ],
    },
    /\/organisations\/0\/noteName: is needed/,
  ],
  [
    'a name for notes that no note can have',
    { agency, organisations: [{ ...porvoo, kind: 'keha', noteName: 'a name' }] },
    /\/organisations\/0\/noteName/,
  ],
  [
    "a caller's private key",
    {
      agency,
      organisations: [{ ...porvoo, machineClients: [{ clientId: 'machine', jwk: generatePrivateJwk() }] }],
    },
    /\/machineClients\/0\/jwk/,
  ],
])('%s is refused with its place', async (_name, content, message) => {
  await expect(read(content)).rejects.toThrow(message)
})

type Change = (url: string) => object
const changes: [string, Change][] = [
  ['agency/issuer', (url) => ({ agency: { ...agency, issuer: url }, organisations: [porvoo] })],
  ['agency/jwksUri', (url) => ({ agency: { ...agency, jwksUri: url }, organisations: [porvoo] })],
  ['organisations/0/issuer', (url) => ({ agency, organisations: [{ ...porvoo, issuer: url }] })],
  [
    'organisations/0/upstream/issuer',
    (url) => ({ agency, organisations: [{ ...porvoo, upstream: { ...porvoo.upstream, issuer: url } }] }),
  ],
  [
    'organisations/0/customerData/origin',
    (url) => ({ agency, organisations: [{ ...porvoo, customerData: { origin: url } }] }),
  ],
]
test.each(changes)('%s is https, or on this very machine', async (place, change) => {
  for (const url of ['http://login.example', 'http://127.login.example', 'ftp://127.0.0.1', 'no address']) {
    await expect(read(change(url)), url).rejects.toThrow(`is wrong at /${place}: `)
  }
  for (const url of ['https://login.example', 'http://127.0.0.1:8330']) {
    await expect(read(change(url)), url).resolves.toBeDefined()
  }
})

test('a missing file is named with the setting', async () => {
  await expect(readOrganisationsFile(path.join(folder, 'none.json'), 'development')).rejects.toThrow(
    /SIGNER_CONFIG_FILE: .* cannot be read/,
  )
})

test('in production the keys come from the key provider that the operator names', async () => {
  const module = path.join(folder, 'provider.mjs')
  await writeFile(
    module,
    'export const openKeyStore = ({ slug, use }) => ({ current: async () => ({ keyId: slug + use }) })',
  )
  const { organisations, keyProvider } = await read({
    agency,
    keyProvider: 'provider.mjs',
    organisations: [porvoo],
  })
  const open = await chooseKeyStores({ keyProvider, organisations, mode: 'production', clock })
  const store = await open({ slug: 'porvoo', use: 'certificate' })
  expect(await store.current()).toEqual({ keyId: 'porvoocertificate' })
})

test('production without a key provider, and a provider that is none, are refused', async () => {
  const { organisations } = await read({ agency, organisations: [porvoo] })
  const none = { keyProvider: undefined, organisations, mode: 'production' as const, clock }
  await expect(chooseKeyStores(none)).rejects.toThrow(/PKCS#11/)
  const module = path.join(folder, 'empty.mjs')
  await writeFile(module, 'export const hello = 1')
  await expect(chooseKeyStores({ ...none, keyProvider: module })).rejects.toThrow(
    /does not export openKeyStore/,
  )
})
