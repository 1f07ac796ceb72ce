import { decideRead } from '@tym/employment'
import type { Clock } from '@tym/kernel'
import { dueOn, isOfficeClosed, newCustomershipId, plainDate, stopwatch } from '@tym/kernel'
import type { KeyVault } from '@tym/key-vault'
import { organisations } from '@tym/personas'
import {
  cellOf,
  deadlineRule,
  isRoleId,
  mayRecord,
  mayVouch,
  organisationKind,
  readReach,
  roleIds,
} from '@tym/register'
import {
  createCertificateVerifier,
  createProof,
  createProofVerifier,
  createTrustStore,
  type TrustStore,
} from '@tym/role-certificate'
import { generatePrivateJwk, signingKeyOf } from '@tym/signing'
import type { CastKey, Holder } from '@tym/testing'
import { encryptions } from './deliveries/ways-to-encrypt.ts'

export type MicroResult = { readonly name: string; readonly microseconds: number }

export type MicroParts = {
  readonly clock: Clock
  readonly origin: string
  readonly holder: Holder
  readonly keys: readonly CastKey[]
  readonly vault: KeyVault
}

const measuredMilliseconds = 300

/**
 * What single steps cost on one thread: deadline maths, look-ups in the declaration, checks of certificates.
 */
export async function runMicroBenchmarks(parts: MicroParts): Promise<MicroResult[]> {
  const { clock, origin, holder, vault } = parts
  const token = await holder.certificate()
  const trust = trustOf(parts)
  const nonceKey = Buffer.alloc(32, 1)
  const certificates = createCertificateVerifier({
    audience: origin,
    trust: () => trust,
    mayVouch: vouches,
    clock,
  })
  const unseen = await Promise.all(Array.from({ length: 400 }, () => holder.certify()))
  const proofs = createProofVerifier({ publicOrigin: origin, nonceKey, clock })
  const path = '/v1/customerships'
  const prove = () =>
    createProof(holder.key, {
      method: 'GET',
      url: `${origin}${path}`,
      clock,
      token,
      nonce: proofs.currentNonce(),
    })
  const proof = prove()
  const file = await vault.create(newCustomershipId(), clock.instant())
  const place = { table: 'bench', category: 5, row: 'a', version: 1 }
  const sealed = file.encrypt(place, 'x'.repeat(4_000))
  const parcel = Buffer.alloc(50_000, 'x')
  const { publicJwk: recipient } = signingKeyOf(generatePrivateJwk())
  const start = plainDate.parse('2026-11-23')
  const rule = deadlineRule('planDue', start)
  return [
    await measure('deadline from its dated rule', () => dueOn(rule, start)),
    await measure('is the office closed on a day', () => isOfficeClosed(start)),
    await measure('cell of the access matrix', () => cellOf('nurse', 5)),
    await measure('reach of every role to one field', () =>
      roleIds.map((role) => readReach(role, '5.07', { kelaInPlan: true })),
    ),
    await measure('may the role record the field', () => mayRecord('nurse', '5.07')),
    await measure('decision on reading the whole file', () => decideRead('nurse', [1, 2, 3, 4, 5, 6, 7])),
    await measure('role certificate, seen before', () => certificates.verify(token)),
    await measureEach('role certificate, first time (two signatures)', unseen, certificates.verify),
    await measure('proof of possession, key seen before', () =>
      proofs.verify({ proof, method: 'GET', path, token, thumbprint: holder.key.thumbprint }),
    ),
    await measure('proof of possession, made by the client', prove),
    await measure('4 kB document, encrypt', () => file.encrypt(place, 'x'.repeat(4_000))),
    await measure('4 kB document, decrypt', () => file.decrypt(place, sealed)),
    await measure('50 kB package, encrypt to a recipient', () => encryptions.own(parcel, recipient)),
    await measure('50 kB package, encrypt with jose', () => encryptions.library(parcel, recipient)),
  ]
}

async function measure(name: string, work: () => unknown): Promise<MicroResult> {
  for (let warmUp = 0; warmUp < 50; warmUp += 1) await work()
  let runs = 0
  const elapsed = stopwatch()
  while (elapsed() < measuredMilliseconds) {
    for (let each = 0; each < 20; each += 1) {
      const result = work()
      if (result instanceof Promise) await result
    }
    runs += 20
  }
  return { name, microseconds: (elapsed() * 1000) / runs }
}

/** Where a step is costly only the first time: once with each of these. */
async function measureEach<T>(
  name: string,
  each: readonly T[],
  work: (one: T) => Promise<unknown>,
): Promise<MicroResult> {
  const elapsed = stopwatch()
  for (const one of each) await work(one)
  return { name, microseconds: (elapsed() * 1000) / each.length }
}

function vouches(role: string, kind: string): boolean {
  const employer = organisationKind.safeParse(kind)
  return isRoleId(role) && employer.success && mayVouch(role, employer.data)
}

function trustOf({ keys, clock }: MicroParts): TrustStore {
  const notBefore = new Date(clock.instant().getTime() - 86_400_000)
  const trusted = keys.map(({ slug, issuer, use, key }) => ({
    keyId: key.keyId,
    organisation: organisations[slug].id,
    organisationKind: organisations[slug].kind,
    issuer,
    use,
    publicJwk: key.publicJwk,
    notBefore,
    notAfter: null,
    revokedAt: null,
  }))
  return createTrustStore(trusted, '1')
}
