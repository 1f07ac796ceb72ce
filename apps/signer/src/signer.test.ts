import { createLane, createRateLimit, fixedClock } from '@tym/kernel'
import { createProofVerifier } from '@tym/role-certificate'
import { createLogger, createMetrics } from '@tym/telemetry'
import { expect, test } from 'vitest'
import { createReplayMemory } from './replay-memory.ts'
import { createSigner } from './signer.ts'

function makeSigner() {
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
      persons: createRateLimit({ burst: 1, perSecond: 1 }, clock),
      services: createRateLimit({ burst: 1, perSecond: 1 }, clock),
      named: createLane({ most: 1, waiting: 1 }),
      findAgencyKey: async () => undefined,
    },
    logger: createLogger({ name: 'signer', level: 'silent' }),
    metrics: createMetrics(),
  })
  /** A request that is refused, over a connection from this address. */
  const ask = (remoteAddress: string) =>
    app.request(
      'https://signer.example/nowhere/token',
      {
        method: 'POST',
      },
      { incoming: { socket: { remoteAddress } } },
    )
  return { ask }
}

test('an address whose requests are refused again and again is still answered, each as it should be', async () => {
  const { ask } = makeSigner()
  const statuses = new Set<number>()
  for (let count = 1; count <= 400; count += 1) statuses.add((await ask('192.0.2.1')).status)
  expect([...statuses]).toEqual([404])
})
