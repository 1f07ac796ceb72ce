import { type Context, keepLogMonths, problemOf } from '@tym/database'
import { newCustomershipId } from '@tym/kernel'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepLogMonth } from './keep-log-month.ts'
import { openTestLog, type TestLog } from './sealing/test-log.ts'

let log: TestLog
beforeEach(async () => {
  log = await openTestLog()
  await keepMonths()
})
afterEach(() => log.close())

const context = (): Context => ({
  instant: log.clock.instant(),
  calendar: log.clock.calendar(),
  scope: { kind: 'job', job: 'keep-log-months' },
})
const keepMonths = async () => {
  while (await log.worker.write(context(), keepLogMonth));
}
const writeLine = () => log.line({ customership: newCustomershipId() })

/** Carries out what `meanwhile` does while something has been done and is not committed. */
async function beforeCommit(
  commit: (held: () => Promise<void>) => Promise<unknown>,
  meanwhile: () => Promise<void>,
) {
  let letGo = (): void => undefined
  const released = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let done: Promise<unknown> = Promise.resolve()
  await new Promise<void>((resolve, reject) => {
    done = commit(() => {
      resolve()
      return released
    })
    done.catch(reject)
  })
  try {
    await meanwhile()
  } finally {
    letGo()
  }
  await done
}
/** A month is made and stands there uncommitted: with whatever it locks, for as long as it likes. */
const whileMonthIsMade = (meanwhile: () => Promise<void>) =>
  beforeCommit(
    (held) =>
      log.superuser.begin(async (tx) => {
        await tx`select set_config('tym.kind', 'job', true), set_config('tym.job', 'keep-log-months', true)`
        const [row] = await tx`select audit.keep_months(${log.clock.instant()}) as made`
        expect(row).toEqual({ made: true })
        await held()
      }),
    meanwhile,
  )
const placeOf = async (line: string) => {
  const [row] =
    await log.superuser`select tableoid::regclass::text as month from audit.entry where line = ${line}`
  return row?.['month']
}
const waiting = async () => {
  const [row] = await log.superuser`select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
  return row?.['n']
}

test('a month that no line has come to yet is made beside those who write, and holds up none of them', async () => {
  log.clock.advance({ months: 1 })
  await whileMonthIsMade(async () => {
    for (let time = 0; time < 3; time += 1)
      expect(await placeOf(await writeLine())).toBe('audit.entry_2026_04')
  })
  log.clock.advance({ months: 2 })
  expect(await placeOf(await writeLine())).toBe('audit.entry_2026_06')
})

test('while the lines of a month are moved, one more of it waits for that, and is to come again; others are written', async () => {
  log.clock.advance({ months: 5 })
  const early = await writeLine()
  let late: Promise<unknown> = Promise.resolve()
  await whileMonthIsMade(async () => {
    late = writeLine().catch(problemOf)
    await expect.poll(waiting).toBe(1)
    log.clock.advance({ months: -5 })
    expect(await placeOf(await writeLine())).toBe('audit.entry_2026_03')
    log.clock.advance({ months: 5 })
  })
  expect(await late).toMatchObject({ code: 'service-unavailable' })
  expect(await log.count('audit.entry')).toBe(2)
  expect(await placeOf(early)).toBe('audit.entry_2026_08')
  expect(await placeOf(await writeLine())).toBe('audit.entry_2026_08')
})

test('who waits for a month to be made waits no longer than for anything else', async () => {
  log.clock.advance({ months: 5 })
  await writeLine()
  await whileMonthIsMade(async () => {
    expect(await writeLine().catch(problemOf)).toMatchObject({
      code: 'service-unavailable',
      operator: expect.stringContaining('55P03'),
    })
  })
})

test('a month waits half a second for those who are writing lines of it, and is made another time', async () => {
  log.clock.advance({ months: 5 })
  const early = await writeLine()
  const made = () => keepLogMonths(log.urls.superuser, log.clock.instant())
  const lines: string[] = []
  await beforeCommit(
    (held) =>
      log.app.write({ ...context(), scope: { kind: 'public' } }, async (tx) => {
        lines.push(await log.appendIn(tx, { customership: newCustomershipId() }))
        await held()
      }),
    async () => {
      await expect(made()).rejects.toMatchObject({ code: '55P03' })
      lines.push(await writeLine())
    },
  )
  await made()
  for (const line of [early, ...lines]) expect(await placeOf(line)).toBe('audit.entry_2026_08')
})
