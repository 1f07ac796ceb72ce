import { fixedClock, newOrganisationId, plainDate } from '@tym/kernel'
import { generatePrivateJwk, signDocument, signingKeyOf, signJws } from '@tym/signing'
import { expect, test } from 'vitest'
import { type ReferralTrust, verifyReferral } from './referral.ts'

const instant = new Date('2026-03-02T08:00:00Z')
const clock = fixedClock({ instant })
const ground = {
  on: '2026-02-20',
  ground: 'ability',
  whyConsultationIsNotEnough: 'Tarvitaan kolmen yhteistä työtä.',
}
const letter = { on: '2026-02-20', text: 'Ohjaan asiakkaan yhteiseen arviointiin.' }

const referrer = (organisationKind = 'wellbeingCounty') => {
  const key = signingKeyOf(generatePrivateJwk())
  const organisation = newOrganisationId()
  const issuer = 'https://signer.example/county'
  const trust: ReferralTrust = {
    find: (from, keyId) =>
      from === issuer && keyId === key.keyId
        ? {
            use: 'document',
            organisation,
            organisationKind,
            publicJwk: key.publicJwk,
            notBefore: new Date('2026-01-01T00:00:00Z'),
            notAfter: null,
            revokedAt: null,
          }
        : undefined,
  }
  const sign = (
    change: { date?: string; content?: Record<string, unknown>; nationalId?: string; id?: string } = {},
  ) =>
    signDocument(signJws(key), {
      document: {
        type: 'referral',
        organisation,
        nationalId: change.nationalId ?? validId,
        date: plainDate.parse(change.date ?? '2026-02-20'),
        content: JSON.parse(JSON.stringify(change.content ?? { '2.05': letter, '2.07': ground })),
      },
      issuer,
      id: change.id ?? 'referral-1',
      clock,
    })
  return { organisation, trust, sign }
}
const validId = '140385-901E'
const about = (trust: ReferralTrust, id = validId) => ({
  nationalId: id,
  trust,
  instant,
  calendar: clock.calendar(),
})

test('a referral gives the referring party, its own date, the letter and the ground', async () => {
  const { organisation, trust, sign } = referrer()
  const verified = await verifyReferral(await sign(), about(trust))
  expect(verified).toMatchObject({ referringParty: organisation, referredOn: '2026-02-20', letter, ground })
  expect(verified.hash).toHaveLength(32)
})

/** The other signature that every ECDSA signature has: (r, n - s) verifies as (r, s) does. */
function twinOf(jws: string): string {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
  const [header, claims, signature = ''] = jws.split('.')
  const bytes = Buffer.from(signature, 'base64url')
  const s = order - BigInt(`0x${bytes.subarray(32).toString('hex')}`)
  const twin = Buffer.concat([bytes.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, '0'), 'hex')])
  return `${header}.${claims}.${twin.toString('base64url')}`
}

test('a referral with the twin of its signature is the same referral, and one of another id is another', async () => {
  const { trust, sign } = referrer()
  const jws = await sign()
  const hashOf = async (text: string) => (await verifyReferral(text, about(trust))).hash
  const hash = await hashOf(jws)
  expect(twinOf(jws)).not.toBe(jws)
  expect(await hashOf(twinOf(jws))).toEqual(hash)
  expect(await hashOf(await sign())).toEqual(hash)
  expect(await hashOf(await sign({ id: 'referral-2' }))).not.toEqual(hash)
})

test('a referral needs no letter', async () => {
  const { trust, sign } = referrer()
  const verified = await verifyReferral(await sign({ content: { '2.07': ground } }), about(trust))
  expect(verified).not.toHaveProperty('letter')
})

test('a code written in small letters is the same person', async () => {
  const { trust, sign } = referrer()
  const verified = verifyReferral(await sign(), about(trust, validId.toLowerCase()))
  await expect(verified).resolves.toMatchObject({ ground })
})

test.each([
  ['about another person', { nationalId: '020794-9029' }],
  ['dated in the future', { date: '2026-03-03' }],
  ['without a ground', { content: { '2.05': letter } }],
  ['with a ground of another form', { content: { '2.07': { ability: true } } }],
  ['with fields that no referral has', { content: { '2.07': ground, '5.02': 'x' } }],
])('a referral %s is refused', async (_name, change) => {
  const { trust, sign } = referrer()
  await expect(verifyReferral(await sign(change), about(trust))).rejects.toMatchObject({
    code: 'referral-invalid',
  })
})

test.each(['keha', 'municipality', 'recipient'])(
  'a referral by an organisation of kind %s is refused',
  async (kind) => {
    const { trust, sign } = referrer(kind)
    await expect(verifyReferral(await sign(), about(trust))).rejects.toMatchObject({
      code: 'referral-invalid',
    })
  },
)

test('a referral under a key that nobody has registered is refused', async () => {
  const { sign } = referrer()
  await expect(verifyReferral(await sign(), about(referrer().trust))).rejects.toMatchObject({
    code: 'referral-invalid',
  })
})
