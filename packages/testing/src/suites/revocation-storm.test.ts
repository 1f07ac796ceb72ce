import { systemClock } from '@tym/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findReceived } from '../disclosures/read-received.ts'
import { until, weatherStorm } from '../disclosures/storm.ts'
import { isCalm, readFates, type StormFate } from '../disclosures/storm-fates.ts'
import { openStormQueue, type StormQueue } from '../disclosures/storm-queue.ts'
import { type StormWorkers, startStormWorkers } from '../disclosures/storm-workers.ts'
import { prepareStorm } from '../disclosures/storm-world.ts'
import { type DisclosureWorld, openDisclosureWorld } from '../disclosures/world.ts'
import { inFull } from '../in-full.ts'

/** 25 files of 8 consents with 5 deliveries each, 1,000; a sixteenth of them, unless all is asked for. */
const size = { customerships: inFull(25, 4), consents: 8, disclosures: inFull(5, 2) }
const total = size.customerships * size.consents * size.disclosures
/** Which consents are withdrawn, by whom and when, and when what dies. */
const seed = 20_261_125
const patience = 900_000

describe.each(['postgres', 'redis'] as const)('deliveries in a queue on %s', (backend) => {
  let world: DisclosureWorld
  let queue: StormQueue | undefined
  let workers: StormWorkers | undefined
  beforeAll(async () => {
    world = await openDisclosureWorld({ instant: systemClock().instant(), alsoAllowed: ['3.04'] })
    queue = await openStormQueue(backend, world.network)
  }, patience)
  afterAll(async () => {
    await workers?.stop()
    await queue?.close()
    await world.close()
  })

  const started = performance.now()
  const say = (text: string) => {
    const seconds = ((performance.now() - started) / 1_000).toFixed(1)
    process.stdout.write(`storm on ${backend} (seed ${seed}), ${seconds} s: ${text}\n`)
  }
  const kept = (id: string) => findReceived(world, id)

  test(
    'stop with their consents or are recalled, whatever dies meanwhile',
    async (context) => {
      if (queue === undefined) return context.skip()
      const { network, door } = world
      say(`${total} deliveries are being prepared`)
      const consents = await prepareStorm(world, size)
      say('they are approved')
      workers = await startStormWorkers(world, queue, 2)
      say('two workers deliver')
      const withdrawals = await weatherStorm({ network, queue, workers, consents, total, seed })
      say(`${withdrawals.length} of ${consents.length} consents are withdrawn`)
      await until(() => isCalm(network.sql), 600, 'the calm after the storm')
      const fates = await readFates(network.sql)
      const count = (holds: (fate: StormFate) => boolean) => fates.filter(holds).length
      const counted = {
        delivered: count(({ state }) => state === 'delivered'),
        stopped: count(({ state }) => state === 'stopped'),
        failed: count(({ state }) => state === 'failed'),
        recalled: count(({ recall }) => recall !== null),
        requests: door.deliveries,
        bytes: door.bytes,
        slowestWithdrawal: Math.round(Math.max(...withdrawals.map(({ milliseconds }) => milliseconds))),
      }
      say(JSON.stringify(counted))

      const unlike = (holds: (fate: StormFate) => boolean) => fates.filter((fate) => !holds(fate))
      expect(fates).toHaveLength(total)
      expect(withdrawals).toHaveLength(consents.length / 2)
      // Whoever was refused to the end finds here what the service itself has said of it.
      const refused = network.logLines.filter((line) => line.includes('service-unavailable'))
      if (refused.length > 0) say(`sent again: ${refused.join('')}`)
      expect(withdrawals.map(({ status }) => status).filter((status) => status !== 200)).toEqual([])
      // Only what the customer took back was stopped or failed, and nothing of what was stopped was ever
      // sent.
      expect(unlike(({ state, withdrawn }) => state === 'delivered' || withdrawn)).toEqual([])
      expect(unlike(({ id, state }) => state !== 'stopped' || door.knocksOf(id).length === 0)).toEqual([])
      expect(unlike(({ state, left }) => left === (state !== 'stopped'))).toEqual([])
      // What had left and was taken back is recalled, confirmed and gone; nothing else is recalled.
      expect(
        unlike(({ left, withdrawn, recall }) => recall === (left && withdrawn ? 'confirmed' : null)),
      ).toEqual([])
      const deleted = fates.filter(({ outcome }) => outcome === 'deleted')
      for (const { id } of deleted) expect(kept(id)).toMatchObject({ recalled: true, content: null })
      // What was delivered was taken in once, and is still there when its consent is.
      expect(unlike(({ id, state }) => state !== 'delivered' || door.acceptancesOf(id) === 1)).toEqual([])
      expect(
        unlike(
          ({ state, recall, outcome }) => state !== 'delivered' || recall === null || outcome === 'deleted',
        ),
      ).toEqual([])
      for (const { id, recall } of fates)
        if (recall === null && door.acceptancesOf(id) > 0) expect(kept(id)).toMatchObject({ recalled: false })
      // The customer was told what was true, and the log of their file holds every step once.
      const left = new Set(fates.filter((fate) => fate.left).map(({ id }) => id))
      const told = (ids: readonly string[]) => (ids.some((id) => left.has(id)) ? 'alreadyLeaving' : 'stopped')
      const unlikeTold = withdrawals.filter(
        ({ outcome, disclosures }) => outcome?.replace('OthersInForce', '') !== told(disclosures),
      )
      expect(unlikeTold.map(({ consent, outcome }) => ({ consent, outcome }))).toEqual([])
      expect(unlike(({ withdrawn, stops }) => stops > 0 === withdrawn)).toEqual([])
      expect(unlike((fate) => fate.leaves === (fate.left ? 1 : 0))).toEqual([])
      expect(unlike((fate) => fate.arrives === (fate.state === 'delivered' ? 1 : 0))).toEqual([])
      expect(unlike((fate) => fate.recalls === (fate.recall === 'confirmed' ? 1 : 0))).toEqual([])
      // The weather was as bad as was meant.
      expect(counted.stopped).toBeGreaterThan(total / 20)
      expect(counted.recalled).toBeGreaterThan(total / 20)
      const dead = await network.sql`select kind, last_result from outbox.job where dead_at is not null`
      expect(dead).toHaveLength(0)
    },
    patience,
  )
})
