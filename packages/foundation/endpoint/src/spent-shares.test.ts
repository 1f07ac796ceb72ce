import type { Principal } from '@tym/access'
import { fixedClock, newCertificateId, personId } from '@tym/kernel'
import { createProof, createProofVerifier, generateProofKey, type ProofKey } from '@tym/role-certificate'
import { expect, test } from 'vitest'
import { mustHaveLeft, verifyPossession } from './authenticate.ts'
import { openShares } from './shares.ts'

const start = new Date('2026-11-26T08:00:00Z')
const publicOrigin = 'https://tym.example'
const limits = { longest: 262_144, deepest: 16, perSecond: 10, burst: 8 }

/** A customer with a certificate, and whoever has a copy of it. */
function world() {
  let now = start
  const clock = { ...fixedClock({ instant: start }), instant: () => now }
  const [own, strange] = [generateProofKey(), generateProofKey()]
  const common = { person: personId.parse('UADK-McDQnN-mGiEP0F4ajOL'), kind: 'customer' as const }
  const principal: Principal = {
    ...common,
    role: 'customer',
    title: 'customer',
    certificate: newCertificateId(),
  }
  const certificate = {
    ...common,
    nationalId: '140385-901E',
    id: principal.certificate,
    issuer: 'x',
    keyId: 'x',
    issuedAt: start,
    expiresAt: new Date(start.getTime() + 600_000),
    thumbprint: own.thumbprint,
  }
  const proofs = createProofVerifier({ publicOrigin, nonceKey: Buffer.alloc(32, 1), clock })
  const shares = openShares({ limits, clock })
  const ask = async (key: ProofKey) => {
    const request = new Request(`${publicOrigin}/v1/x`)
    const proof = createProof(key, {
      method: 'GET',
      url: request.url,
      clock,
      token: 'token',
      nonce: proofs.currentNonce(),
    })
    await mustHaveLeft(principal, shares)
    return verifyPossession(
      { principal, certificate, token: 'token', proof },
      request,
      '/v1/x',
      { proofs },
      shares,
    )
  }
  return {
    ask: () => ask(own),
    forge: () => ask(strange),
    pass: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000)
    },
  }
}
const code = async (of: Promise<unknown>) =>
  of.then(
    () => 'goes on',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  )

test('whoever has a certificate without its key spends nothing of the person’s', async () => {
  const { ask, forge } = world()
  expect(await code(forge())).toBe('invalid-proof')
  for (let each = 0; each < 20; each += 1) await code(forge())
  expect([await code(ask()), await code(ask()), await code(ask())]).toEqual([
    'goes on',
    'goes on',
    'rate-limited',
  ])
})

test('who has spent all is told so after a pause, before anything is verified, and goes on when it has come back', async () => {
  const { ask, forge, pass } = world()
  for (let each = 0; each < 2; each += 1) await ask()
  const began = performance.now()
  expect(await code(forge())).toBe('rate-limited')
  expect(performance.now() - began).toBeGreaterThan(400)
  pass(1.1)
  expect(await code(forge())).toBe('invalid-proof')
  expect(await code(ask())).toBe('goes on')
  expect(await code(ask())).toBe('rate-limited')
})
