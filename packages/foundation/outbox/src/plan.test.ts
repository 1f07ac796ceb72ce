import { type Context, openDatabase } from '@tym/database'
import { organisationId, personId, plainDate } from '@tym/kernel'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { plan } from './plan.ts'
import { openTrialWorld, start, type TrialWorld } from './test-world.ts'

let world: TrialWorld
beforeAll(async () => {
  world = await openTrialWorld()
})
beforeEach(() => world.superuser`truncate outbox.job`)
afterAll(() => world.close())

const officer: Context = {
  instant: start,
  calendar: plainDate.parse('2026-03-02'),
  scope: { kind: 'organisation' },
  caller: {
    person: personId.parse('officer-0001'),
    role: 'employmentSpecialist',
    authority: organisationId.parse('018f0000-0000-7000-8000-000000000001'),
  },
}

const asApp = async <T>(work: (app: ReturnType<typeof openDatabase>) => Promise<T>): Promise<T> => {
  const app = openDatabase({ url: world.urls.app, max: 1, applicationName: 'outbox-test' })
  try {
    return await work(app)
  } finally {
    await app.close()
  }
}

test('a request plans work that it may not read back', async () => {
  await asApp((app) =>
    app.write(officer, (tx) => plan(tx, { kind: 'trial-write', payload: { label: 'a' }, onceKey: 'a' })),
  )
  expect(await world.rows()).toMatchObject([
    { kind: 'trial-write', attempts: 0, done: false, relayed: false },
  ])
  const seen = await asApp((app) =>
    app.read(officer, async (tx) => [...(await tx.drizzle.execute('select id from outbox.job'))]),
  )
  expect(seen).toEqual([])
})

test('work planned in a transaction that rolls back was never promised', async () => {
  const failing = asApp((app) =>
    app.write(officer, async (tx) => {
      await plan(tx, { kind: 'trial-write', payload: { label: 'a' } })
      throw new Error('changed its mind')
    }),
  )
  await expect(failing).rejects.toThrow('changed its mind')
  expect(await world.rows()).toEqual([])
})

test('the same once-key promises the work once, also for who cannot see the first promise', async () => {
  const once = { kind: 'trial-write', payload: { label: 'a' }, onceKey: 'a:2026-03-02' }
  await asApp((app) => app.write(officer, (tx) => plan(tx, once)))
  await asApp((app) => app.write(officer, (tx) => plan(tx, once)))
  expect(await world.rows()).toHaveLength(1)
})

test.each([
  ['a sentence', 'Asiakas on sairaana'],
  ['a personal identity code', '010190-900P'],
  ['a name with a letter outside ids', 'Mäkinen'],
  ['nothing', ''],
])('%s is refused as a payload', async (_what, label) => {
  await expect(world.plan({ kind: 'trial-write', payload: { label } })).rejects.toMatchObject({
    code: 'internal-error',
  })
  expect(await world.rows()).toEqual([])
})

test('the application role cannot call work done, start it, or see what it is about', async () => {
  await world.plan({ kind: 'trial-write', payload: { label: 'a' } })
  const operator: Context = {
    ...officer,
    caller: { person: personId.parse('operator-01'), role: 'kehaOperator' },
  }
  const attempts = [
    `update outbox.job set done_at = '2026-03-02'`,
    `update outbox.job set run_at = '2020-01-01' returning id`,
    'select payload from outbox.job',
    'delete from outbox.job',
    `insert into outbox.job (id, kind, planned_at, run_at, done_at) values (gen_random_uuid(), 'trial-write', '2026-03-02', '2026-03-02', '2026-03-02')`,
  ]
  for (const text of attempts) {
    const result = await asApp((app) =>
      app.write(operator, async (tx) => [...(await tx.drizzle.execute(text))]),
    ).catch(() => 'refused')
    expect([text, result === 'refused' || result.length === 0]).toEqual([text, true])
  }
  expect(await world.rows()).toMatchObject([{ done: false, runAt: start }])
})

test('a result that is not a code does not fit into the outbox', async () => {
  await world.plan({ kind: 'trial-write', payload: { label: 'a' } })
  const writing = world.database.sql`update outbox.job set last_result = 'No such customer: Virtanen'`
  await expect(writing).rejects.toMatchObject({ code: '23514' })
})
