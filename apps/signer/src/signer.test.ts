import { fixedClock } from '@tym/kernel'
import { createProofVerifier } from '@tym/role-certificate'
import { createLogger, createMetrics } from '@tym/telemetry'
import { expect, test } from 'vitest'
import { createBudgets } from './budgets.ts'
import { createReplayMemory } from './replay-memory.ts'
import { createSigner } from './signer.ts'

function makeSigner(addressHeader?: string) {
  const clock = fixedClock({ instant: new Date('2026-03-02T08:00:00Z') })
  const app = createSigner({
    organisations: [],
    desk: {
      clock,
      proofs: createProofVerifier({
        publicOrigin: 'https://signer.example',
        nonceKey: Buffer.alloc(32, 7),
        clock,
      }),
      replays: createReplayMemory(clock, []),
      persons: createBudgets({ burst: 1, perSecond: 1 }, clock),
      findAgencyKey: async () => undefined,
    },
    addressHeader,
    logger: createLogger({ name: 'signer', level: 'silent' }),
    metrics: createMetrics(),
  })
  /** A request that is refused, over a connection from this address. */
  const ask = (remoteAddress: string, forwarded?: string) =>
    app.request(
      'https://signer.example/nowhere/token',
      {
        method: 'POST',
        headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
      },
      { incoming: { socket: { remoteAddress } } },
    )
  const exhaust = async (remoteAddress: string, forwarded?: string) => {
    for (let count = 1; count <= 1_000; count += 1) {
      const { status } = await ask(remoteAddress, forwarded)
      if (status === 429) return count
    }
    return undefined
  }
  return { clock, ask, exhaust }
}

test('an address whose requests are refused again and again is told to wait, and others are not', async () => {
  const { clock, ask, exhaust } = makeSigner()
  expect(await exhaust('192.0.2.1')).toBe(201)
  const refusal = await ask('192.0.2.1')
  expect(refusal.headers.get('retry-after')).toBe('1')
  expect(await refusal.json()).toMatchObject({ code: 'rate-limited', error: 'temporarily_unavailable' })
  expect((await ask('::ffff:192.0.2.1')).status).toBe(429)
  expect((await ask('192.0.2.2')).status).toBe(404)
  clock.advance({ minutes: 1 })
  expect((await ask('192.0.2.1')).status).toBe(404)
})

test('all addresses of one IPv6 network count as one', async () => {
  const { ask, exhaust } = makeSigner()
  await exhaust('2001:db8:0:1::1')
  expect((await ask('2001:db8::1:aaaa:bbbb:cccc:dddd')).status).toBe(429)
  expect((await ask('2001:db8:0:2::1')).status).toBe(404)
})

test('what a client says of its own address counts only where the operator names the header', async () => {
  const open = makeSigner()
  await open.exhaust('192.0.2.1', '198.51.100.1')
  expect((await open.ask('192.0.2.1', '198.51.100.2')).status).toBe(429)

  const behindProxy = makeSigner('X-Forwarded-For')
  await behindProxy.exhaust('192.0.2.1', '203.0.113.9, 198.51.100.1')
  expect((await behindProxy.ask('192.0.2.1', '203.0.113.8, 198.51.100.1')).status).toBe(429)
  expect((await behindProxy.ask('192.0.2.1', '203.0.113.9, 198.51.100.2')).status).toBe(404)
})
