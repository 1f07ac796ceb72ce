import { setTimeout as delay } from 'node:timers/promises'
import { systemClock } from '@tym/kernel'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type JobQueue, openQueue } from './queue.ts'
import { type RunningJobs, runJobs } from './run-jobs.ts'
import { type Backend, impatient, openBackend, startWorker, type WorkerProcess } from './test-backends.ts'
import { trialJobs } from './test-jobs.ts'
import { openTrialWorld, type TrialWorld } from './test-world.ts'

describe.each(['postgres', 'redis'] as const)('jobs on %s', (name) => {
  let world: TrialWorld
  let backend: Backend | undefined
  let running: { jobs: RunningJobs; queue: JobQueue }[] = []
  let processes: WorkerProcess[] = []
  let asked: string[] = []

  beforeAll(async () => {
    world = await openTrialWorld()
    backend = await openBackend(name, world.urls)
  })
  beforeEach(async (context) => {
    if (backend === undefined) context.skip()
    await backend?.wipe()
    await world.superuser`truncate outbox.job, outbox.schedule, trial.effect restart identity`
    world.events.length = 0
    asked = []
  })
  afterEach(async () => {
    for (const each of processes) await each.end('SIGKILL')
    for (const { jobs, queue } of running) {
      await jobs.stop()
      await queue.close()
    }
    processes = []
    running = []
  })
  afterAll(async () => {
    await backend?.close()
    await world.close()
  })

  const address = () => backend?.address ?? { backend: name, url: '' }

  /** A worker inside this process; `lostAfter` as given, everything else soon. */
  function startHere({ lostAfter = 60_000 }: { lostAfter?: number } = {}): RunningJobs {
    const queue = openQueue(address(), { onError: () => undefined, timing: impatient })
    const jobs = runJobs({
      database: world.database,
      queue,
      jobs: trialJobs({ ask: async (label) => void asked.push(label) }),
      clock: systemClock(),
      concurrency: { inside: 4, outside: 2, recalls: 2 },
      onEvent: world.onEvent,
      timing: { relayEvery: 20, scheduleEvery: 100, sweepEvery: 100, lostAfter },
    })
    running.push({ jobs, queue })
    return jobs
  }

  function startThere(task: 'work' | 'relay, then die' = 'work'): WorkerProcess {
    const started = startWorker({ databaseUrl: world.urls.worker, queue: address(), timing: impatient, task })
    processes.push(started)
    return started
  }

  async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
    for (let round = 0; round < 300; round++) {
      if (await condition()) return
      await delay(50)
    }
    throw new Error(`still waiting until ${what}: ${JSON.stringify(await world.rows())}`)
  }
  const allDone = () =>
    until('everything is done', async () => (await world.rows()).every(({ done, dead }) => done || dead))
  const numbered = async () => (await world.effects()).filter((label) => label.startsWith('n')).sort()
  const planMany = async (kind: string, count: number) => {
    const labels = Array.from({ length: count }, (_, index) => `n${String(index).padStart(3, '0')}`)
    for (const label of labels) await world.plan({ kind, payload: { label } })
    return labels
  }

  test('two workers do each of sixty jobs once', async () => {
    const labels = await planMany('trial-write', 60)
    startHere()
    startHere()
    await allDone()
    expect(await numbered()).toEqual(labels)
    expect((await world.rows()).every(({ attempts }) => attempts === 1)).toBe(true)
  })

  test('two workers plan and do a scheduled job once', async () => {
    startHere()
    startHere()
    await until('the schedule has run', async () => (await world.effects()).length > 0)
    await delay(300)
    expect(await world.effects()).toHaveLength(1)
    expect(await world.rows()).toMatchObject([{ kind: 'trial-hourly', done: true }])
  })

  test('the sweeper recovers what a wiped queue has lost', async () => {
    startHere({ lostAfter: 500 })
    await until('the schedule has run', async () => (await world.effects()).length > 0)
    await running[0]?.jobs.stop()
    const idle = openQueue(address(), { onError: () => undefined })
    const labels = await planMany('trial-write', 20)
    await world.superuser`update outbox.job set relayed_at = planned_at where done_at is null`
    await idle.add((await world.rows()).map(({ id, runAt }) => ({ id, runAt })))
    await backend?.wipe()
    await idle.close()
    startHere({ lostAfter: 500 })
    await allDone()
    expect(await numbered()).toEqual(labels)
    expect(world.events.some(({ type }) => type === 'swept')).toBe(true)
  })

  test('a sweeper that is too eager makes no job happen twice', async () => {
    await planMany('trial-slow', 8)
    startHere({ lostAfter: 1 })
    startHere({ lostAfter: 1 })
    await allDone()
    expect(new Set(await world.effects()).size).toBe((await world.effects()).length)
  })

  test('a crash between handing over and noting it does each job once', async () => {
    const labels = await planMany('trial-write', 10)
    const dying = startThere('relay, then die')
    await dying.reported({ at: 'handed over' })
    expect(await dying.ended()).toBe('SIGKILL')
    expect((await world.rows()).every(({ relayed }) => !relayed)).toBe(true)
    startHere({ lostAfter: 500 })
    await allDone()
    expect(await numbered()).toEqual(labels)
  })

  test('a worker killed in the middle of a transaction leaves nothing, and another does the work', async () => {
    await world.plan({ kind: 'trial-slow', payload: { label: 'a' } })
    const first = startThere()
    await first.reported({ at: 'asked', label: 'a' })
    await first.end('SIGKILL')
    // The schedule may have run meanwhile: that is another piece of work.
    expect(await world.effects()).not.toContain('a')
    startHere()
    await until('the work is done', async () => (await world.effects()).includes('a'))
    await allDone()
    expect((await world.effects()).filter((label) => label === 'a')).toEqual(['a'])
    expect((await world.rows()).find(({ kind }) => kind === 'trial-slow')).toMatchObject({
      attempts: 2,
      done: true,
    })
  })

  test('a worker told to stop finishes what it has begun and takes nothing new', async () => {
    await world.plan({ kind: 'trial-slow', payload: { label: 'a' } })
    const worker = startThere()
    await worker.reported({ at: 'asked', label: 'a' })
    const ended = worker.end('SIGTERM')
    await delay(200)
    await world.plan({ kind: 'trial-write', payload: { label: 'b' } })
    expect(await ended).toBe(0)
    expect((await world.effects()).filter((label) => label.length === 1)).toEqual(['a'])
    expect((await world.rows()).find(({ kind }) => kind === 'trial-write')).toMatchObject({ relayed: false })
  })

  test('a failing job is tried again without the queue remembering it', async () => {
    await world.plan({ kind: 'trial-refused', payload: { label: 'a' } })
    startHere()
    await until('the first attempt has failed', async () =>
      (await world.rows()).some(({ attempts }) => attempts === 1),
    )
    await backend?.wipe()
    await world.superuser`update outbox.job set run_at = run_at - interval '1 hour' where kind = 'trial-refused'`
    await until('the second attempt has failed', async () =>
      (await world.rows()).some(({ kind, attempts }) => kind === 'trial-refused' && attempts === 2),
    )
  })

  test('the queue carries ids and nothing else', async () => {
    const queue = openQueue(address(), { onError: () => undefined })
    await queue.ping()
    await world.plan({ kind: 'trial-write', payload: { label: 'secret-label' } })
    const carried: unknown[] = []
    const [row] = await world.rows()
    await queue.add(row === undefined ? [] : [row])
    const consumer = queue.consume(async (id) => void carried.push(id), { concurrency: 1 })
    await until('it was delivered', async () => carried.length > 0)
    await consumer.close()
    await queue.close()
    expect(carried).toEqual([row?.id])
  })
})

test('two jobs of one kind are refused at start', async () => {
  const world = await openTrialWorld()
  const queue = openQueue({ backend: 'postgres', url: world.urls.queue }, { onError: () => undefined })
  const jobs = [...trialJobs({ ask: async () => undefined }), ...trialJobs({ ask: async () => undefined })]
  const { database, clock, onEvent } = world
  expect(() =>
    runJobs({ database, queue, jobs, clock, onEvent, concurrency: { inside: 1, outside: 1, recalls: 1 } }),
  ).toThrow('same kind')
  await queue.close()
  await world.close()
})
