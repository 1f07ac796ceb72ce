import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newOutsidePartyId } from '@tym/kernel'
import { type JobQueue, openQueue, type RunningJobs, runJobs } from '@tym/outbox'
import { generatePrivateJwk } from '@tym/signing'
import {
  type Case,
  cloneApproved,
  type DisclosureWorld,
  expectDone,
  openCase,
  openDisclosureWorld,
  registerRecipient,
} from '@tym/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** Posts that are due to the party that never answers: many more than a worker carries out at a time. */
const waiting = 30
const mostAtOnce = 4
/** Only against hanging: the test waits for a state. */
const inTheEnd = { timeout: 120_000 }

let world: DisclosureWorld
let file: Case
let server: Server
let queue: JobQueue
let running: RunningJobs
const silence = { knocks: 0, open: 0, mostOpen: 0 }
const silent = { id: newOutsidePartyId(), businessId: '9999906-0' }
const untilDelivered = (id: string) =>
  expect.poll(async () => (await file.read(id)).state, inTheEnd).toBe('delivered')

beforeAll(async () => {
  world = await openDisclosureWorld()
  file = await openCase(world)
  server = createServer((request) => {
    silence.knocks += 1
    silence.open += 1
    silence.mostOpen = Math.max(silence.mostOpen, silence.open)
    request.socket.once('close', () => {
      silence.open -= 1
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const { sql, clock, urls } = world.network
  await registerRecipient(
    sql,
    { encryptionKey: generatePrivateJwk(), signatureKey: generatePrivateJwk() },
    { address: `http://127.0.0.1:${port}/tym`, instant: clock.instant(), as: silent },
  )
  await file.record(file.officer, '7.05')
  queue = openQueue({ backend: 'postgres', url: urls.queue }, { onError: () => undefined })
})
afterAll(async () => {
  server.closeAllConnections()
  await running.stop()
  await Promise.all([queue.close(), world.close()])
  await new Promise((resolve) => server.close(resolve))
})

test('a party that never answers holds up neither what leaves to another, nor what calls it back', async () => {
  const onSilence = await file.consent(['7.05'], { party: { id: silent.id } })
  const first = await file.prepare(onSilence)
  expectDone(await file.approve(first), 'approve')
  const hanging = [first, ...(await cloneApproved(world, first, waiting - 1))]
  const { clock } = world.network
  running = runJobs({
    database: world.workerDatabase,
    queue,
    jobs: world.jobs,
    clock,
    onEvent: () => undefined,
    concurrency: { inside: 4, outside: 8, recalls: 2 },
    timing: { relayEvery: 50 },
  })
  await expect.poll(() => silence.mostOpen, inTheEnd).toBe(mostAtOnce)

  const { id, consent } = await file.approved(['7.05'])
  await untilDelivered(id)
  const soon = await file.approved(['7.05'])
  await untilDelivered(soon.id)
  expectDone(await file.withdraw(file.customer, consent), 'withdraw')
  await expect.poll(async () => (await file.read(id)).recall?.state, inTheEnd).toBe('confirmed')

  // Most of what waits for the silent party has not even been tried, and nothing says that it has left.
  expect(silence.mostOpen).toBe(mostAtOnce)
  expect(silence.knocks).toBeLessThan(waiting / 2)
  const shown = await Promise.all(hanging.map((each) => file.read(each)))
  const untouched = shown.filter(({ state, leftAt }) => state === 'approved' && leftAt === null)
  expect(untouched.length).toBeGreaterThan(waiting / 2)
  expect(shown.every(({ attempts }) => attempts <= 1)).toBe(true)
})
