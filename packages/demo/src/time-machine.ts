import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { DevelopmentConfig } from '@tym/config'
import { createProgress, journalFileIn, startPlatform } from '@tym/dev'
import { type PlainDate, systemClock } from '@tym/kernel'
import { restoreEmbedded, takeBackup, withAdminDatabases } from '@tym/operate'
import postgres from 'postgres'
import type { Origins } from './actor.ts'
import { type BreakOff, BrokenOff } from './break-off.ts'
import { freePorts, originsOf } from './with-platform.ts'

/**
 * A platform of one's own whose calendar is moved by stopping it and starting it on another day. Instants go
 * on as they are.
 */
export interface TimeMachine {
  /** Where its processes keep what they keep. */
  readonly dataDirectory: string
  /** Runs the platform on that day while `story` is told. */
  on<T>(day: PlainDate, story: (origins: Origins) => Promise<T>): Promise<T>
  /** Backs the running platform up, as `npm run backup` does. */
  backUp(): Promise<void>
  /**
   * Puts the backup in the place of the stopped platform's databases on that day, as `npm run restore` does.
   */
  restore(day: PlainDate): Promise<Awaited<ReturnType<typeof restoreEmbedded>>>
  /** The wrapped keys of a file, looked for in the key database itself while the platform runs. */
  keysOf(customership: string): Promise<readonly unknown[]>
  /**
   * Does something to the register as who owns the database could, with every guard turned off, while the
   * platform runs.
   */
  asOwner<T>(change: (sql: postgres.TransactionSql) => Promise<T>): Promise<T>
}

/**
 * A platform that somebody runs is never moved through the years: everybody's rights would run out there.
 * When a stop is asked for, what runs is ended and BrokenOff is thrown.
 */
export async function withTimeMachine(
  config: DevelopmentConfig,
  root: string,
  travel: (machine: TimeMachine) => Promise<void>,
  breakOff: BreakOff,
): Promise<void> {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'tym-years-'))
  const own = { ...config, dataDirectory, demoCustomers: 'none' as const, ports: await freePorts() }
  const silent = createProgress(() => undefined, breakOff.isWished)
  const backup = path.join(dataDirectory, 'backup')
  let registerUrl: string | undefined
  /** What is under way may have a database or processes running, and ends them itself. */
  let underWay: Promise<unknown> = Promise.resolve()
  const hold = <T>(work: () => Promise<T>): Promise<T> => {
    const held = breakOff.isWished() ? Promise.reject(new BrokenOff()) : work()
    underWay = Promise.allSettled([underWay, held])
    return held
  }
  try {
    const machine: TimeMachine = {
      dataDirectory,
      on: (calendarDate, story) =>
        hold(async () => {
          const platform = await startPlatform(root, { ...own, calendarDate }, silent)
          registerUrl = platform.registerUrl
          try {
            return await breakOff.during(story(originsOf(own)))
          } finally {
            registerUrl = undefined
            await platform.stop()
          }
        }),
      backUp: () =>
        hold(async () => {
          await withAdminDatabases(own, (urls) => takeBackup(urls, backup, systemClock()))
        }),
      restore: (calendarDate) =>
        hold(() =>
          restoreEmbedded(
            { ...own, calendarDate },
            { folder: backup, journalFiles: [journalFileIn(dataDirectory)], knownSize: undefined },
          ),
        ),
      keysOf: (customership) =>
        withAdminDatabases(own, async ({ keys }) => {
          const owner = postgres(keys, { max: 1, onnotice: () => undefined })
          try {
            return [...(await owner`select 1 from keys.wrapped_key where customership = ${customership}`)]
          } finally {
            await owner.end()
          }
        }),
      asOwner: async (change) => {
        if (registerUrl === undefined) throw new Error('the platform does not run')
        const owner = postgres(registerUrl, { max: 1, onnotice: () => undefined })
        try {
          return await withoutGuards(owner, change)
        } finally {
          await owner.end()
        }
      },
    }
    await breakOff.during(travel(machine))
  } finally {
    await underWay
    rmSync(dataDirectory, { recursive: true, force: true })
  }
}

async function withoutGuards<T>(
  owner: postgres.Sql,
  change: (sql: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  const results: { readonly value: T }[] = []
  await owner.begin(async (sql) => {
    await sql`set local session_replication_role = 'replica'`
    results.push({ value: await change(sql) })
  })
  const [result] = results
  if (result === undefined) throw new Error('nothing was done')
  return result.value
}
