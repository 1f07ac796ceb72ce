import { currentTrace, Problem, traceRequest } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { carryOut } from './carry-out.ts'
import { jobContext } from './job-context.ts'
import { deleteDoneJobs, listDeadJobs, retryDeadJob, tallyJobs } from './overview.ts'
import { type JobQueue, openQueue } from './queue.ts'
import { relayDue } from './relay.ts'
import { trialJobs } from './test-jobs.ts'
import { openTrialWorld, type TrialWorld } from './test-world.ts'

let world: TrialWorld
let queue: JobQueue
let ask: (label: string) => Promise<void>

beforeAll(async () => {
  world = await openTrialWorld()
  queue = openQueue({ backend: 'postgres', url: world.urls.queue }, { onError: () => undefined })
})
beforeEach(async () => {
  await world.superuser`truncate outbox.job, trial.effect restart identity`
  world.events.length = 0
  ask = () => Promise.resolve()
})
afterAll(async () => {
  await queue.close()
  await world.close()
})

/** Relays what is due and carries it out in this process. Returns how many were relayed. */
async function turn(times = 1): Promise<number> {
  const definitions = new Map(trialJobs({ ask: (label) => ask(label) }).map((each) => [each.kind, each]))
  const relayed = await relayDue({ database: world.database, queue, clock: world.clock })
  const rows = await world.rows()
  for (const { id } of rows.filter((row) => row.relayed && !row.done && !row.dead)) {
    for (let time = 0; time < times; time++) {
      await carryOut(
        { database: world.database, clock: world.clock, definitions, onEvent: world.onEvent },
        id,
      )
    }
  }
  return relayed
}

const seconds = (count: number) => world.clock.advance({ minutes: count / 60 })

test('work and its being done are one commit, with counts', async () => {
  await world.plan({ kind: 'trial-write', payload: { label: 'a' } })
  await turn()
  expect(await world.effects()).toEqual(['a'])
  expect(await world.rows()).toMatchObject([{ done: true, attempts: 1, result: 'done' }])
  expect(world.events).toMatchObject([{ type: 'done', kind: 'trial-write', counts: { effects: 1 } }])
})

test('it goes on with the trace of whatever planned it', async () => {
  const seen: (string | undefined)[] = []
  ask = () => {
    seen.push(currentTrace()?.traceId)
    return Promise.resolve()
  }
  const planned = await traceRequest(null, async () => {
    await world.plan({ kind: 'trial-signed', payload: { label: 'a' } })
    return currentTrace()?.traceId
  })
  await turn()
  expect(seen).toEqual([planned])
})

test('what may take long is planned each time, and what may not keeps its plan', async () => {
  const context = jobContext(world.clock, 'trial-write')
  const mode = async (longest?: number) =>
    world.database.read(context, ({ drizzle }) => drizzle.execute(sql`show plan_cache_mode`), longest)
  expect(await mode(60_000)).toMatchObject([{ plan_cache_mode: 'force_custom_plan' }])
  expect(await mode()).toMatchObject([{ plan_cache_mode: 'auto' }])
})

test('a delivery that comes three times does the work once', async () => {
  await world.plan({ kind: 'trial-write', payload: { label: 'a' } })
  await turn(3)
  expect(await world.effects()).toEqual(['a'])
  expect(await world.rows()).toMatchObject([{ attempts: 1 }])
})

test('three deliveries at the same moment do the work once', async () => {
  await world.plan({ kind: 'trial-signed', payload: { label: 'a' } })
  await relayDue({ database: world.database, queue, clock: world.clock })
  const definitions = new Map(trialJobs({ ask }).map((each) => [each.kind, each]))
  const [row] = await world.rows()
  const options = { database: world.database, clock: world.clock, definitions, onEvent: world.onEvent }
  await Promise.all([1, 2, 3].map(() => carryOut(options, row?.id ?? '')))
  expect(await world.effects()).toEqual(['a:signed'])
})

test('work is not relayed before it is due', async () => {
  const runAt = new Date(world.clock.instant().getTime() + 60_000)
  await world.plan({ kind: 'trial-write', payload: { label: 'a' }, runAt })
  expect(await turn()).toBe(0)
  seconds(60)
  expect(await turn()).toBe(1)
  expect(await world.effects()).toEqual(['a'])
})

test('work that a job plans is promised in the commit of that job', async () => {
  await world.plan({ kind: 'trial-chain', payload: { label: 'a' } })
  await turn()
  expect(await turn()).toBe(1)
  expect(await world.effects()).toEqual(['a', 'a-next'])
})

describe('a job that fails', () => {
  test('leaves nothing, is tried again ever later, and ends visibly dead', async () => {
    await world.plan({ kind: 'trial-refused', payload: { label: 'a' } })
    await turn()
    expect(await world.rows()).toMatchObject([{ attempts: 1, relayed: false, result: 'state-conflict' }])
    seconds(4)
    expect(await turn()).toBe(0)
    seconds(1)
    expect(await turn()).toBe(1)
    seconds(9)
    expect(await turn()).toBe(0)
    seconds(1)
    expect(await turn()).toBe(1)
    expect(await world.rows()).toMatchObject([{ attempts: 3, dead: true, result: 'state-conflict' }])
    seconds(3_600)
    expect(await turn()).toBe(0)
    expect(await world.effects()).toEqual([])
    expect(world.events.map(({ type }) => type)).toEqual(['failed', 'failed', 'dead'])
  })

  test('says so where it is awaited, in the commit that gives it up', async () => {
    await world.plan({ kind: 'trial-awaited', payload: { label: 'a' } })
    await turn()
    expect(await world.rows()).toMatchObject([{ dead: true }])
    expect(await world.effects()).toEqual(['a was given up: state-conflict'])
  })

  test('waits with it while what that needs does not answer, and is dead in any other case', async () => {
    await world.plan({ kind: 'trial-awaited', payload: { label: 'a' } })
    ask = () => Promise.reject(new Problem('service-unavailable', 'The keys are away.'))
    await turn()
    expect(await world.rows()).toMatchObject([{ dead: false, result: 'service-unavailable' }])
    ask = () => Promise.reject(new Error('broken for good'))
    seconds(3_600)
    await turn()
    expect(await world.rows()).toMatchObject([{ dead: true }])
    expect(await world.effects()).toEqual([])
    expect(world.events.map(({ type }) => type)).toEqual(['put off', 'dead'])
  })

  test('is seen by operators and starts again when one asks', async () => {
    await world.plan({ kind: 'trial-refused', payload: { label: 'a' } })
    for (const pause of [0, 5, 10]) {
      seconds(pause)
      await turn()
    }
    const context = jobContext(world.clock, 'operator')
    const dead = await world.database.read(context, (tx) => listDeadJobs(tx, 10))
    expect(dead).toMatchObject([{ kind: 'trial-refused', attempts: 3, lastResult: 'state-conflict' }])
    const again = (id: string) => world.database.write(context, (tx) => retryDeadJob(tx, id))
    expect(await again(dead[0]?.id ?? '')).toBe(true)
    expect(await again(dead[0]?.id ?? '')).toBe(false)
    expect(await turn()).toBe(1)
    expect(await world.rows()).toMatchObject([{ attempts: 1, dead: false }])
  })

  test('keeps nothing of an unexpected error but that there was one', async () => {
    ask = () => Promise.reject(new Error('Virtanen, 010190-900X'))
    await world.plan({ kind: 'trial-signed', payload: { label: 'a' } })
    await turn()
    expect(await world.rows()).toMatchObject([{ result: 'internal-error' }])
  })

  test('for a payload that its schema refuses says so', async () => {
    await world.plan({ kind: 'trial-write', payload: { wrong: 'a' } })
    await turn()
    expect(await world.rows()).toMatchObject([{ result: 'invalid-input', done: false }])
  })
})

test('an unreachable signer makes the work wait and never kills it', async () => {
  ask = () => Promise.reject(new Problem('signer-unavailable', 'The signer does not answer.'))
  await world.plan({ kind: 'trial-signed', payload: { label: 'a' } })
  for (let round = 0; round < 10; round++) {
    await turn()
    seconds(300)
  }
  expect(await world.rows()).toMatchObject([{ attempts: 0, dead: false, result: 'signer-unavailable' }])
  expect(await world.effects()).toEqual([])
  ask = () => Promise.resolve()
  await turn()
  expect(await world.effects()).toEqual(['a:signed'])
  expect(await world.rows()).toMatchObject([{ done: true, result: 'done' }])
})

test('a kind that this release does not know is left for one that does', async () => {
  await world.plan({ kind: 'trial-tomorrow' })
  await turn()
  expect(await world.rows()).toMatchObject([
    { attempts: 0, relayed: false, dead: false, result: 'unknown-kind' },
  ])
  expect(await turn()).toBe(0)
  seconds(30)
  expect(await turn()).toBe(1)
})

test('work that kills its worker every time is given up', async () => {
  await world.plan({ kind: 'trial-signed', payload: { label: 'a' } })
  await world.superuser`update outbox.job set attempts = 3`
  await turn()
  expect(await world.rows()).toMatchObject([{ dead: true, result: 'worker-lost' }])
  expect(world.events).toMatchObject([{ type: 'dead', result: 'worker-lost' }])
})

test('jobs are counted by kind, and done ones are deleted when old', async () => {
  await world.plan({ kind: 'trial-write', payload: { label: 'a' } })
  await turn()
  await world.plan({ kind: 'trial-write', payload: { label: 'b' } })
  const context = jobContext(world.clock, 'clear-old-marks')
  const tally = () => world.database.read(context, tallyJobs)
  expect(await tally()).toEqual([
    { kind: 'trial-write', waiting: 1, done: 1, dead: 0, oldestWaiting: world.clock.instant() },
  ])
  const clear = (before: Date) => world.database.write(context, (tx) => deleteDoneJobs(tx, before, 10))
  expect(await clear(world.clock.instant())).toBe(0)
  seconds(1)
  expect(await clear(world.clock.instant())).toBe(1)
  expect(await tally()).toMatchObject([{ waiting: 1, done: 0 }])
})
