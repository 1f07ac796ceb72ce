import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { DevelopmentConfig } from '@tym/config'
import { createProgress, startPlatform } from '@tym/dev'
import type { PlainDate } from '@tym/kernel'
import postgres from 'postgres'
import type { Origins } from './actor.ts'
import { freePorts, originsOf } from './with-platform.ts'

/** A platform of one's own whose calendar is moved by stopping it and starting it on another day. Instants go on as they are. */
export interface TimeMachine {
  /** Where its processes keep what they keep. */
  readonly dataDirectory: string
  /** Runs the platform on that day while `story` is told. */
  on<T>(day: PlainDate, story: (origins: Origins) => Promise<T>): Promise<T>
  /** Does something to the register as who owns the database could, with every guard turned off, while the platform runs. */
  asOwner<T>(change: (sql: postgres.TransactionSql) => Promise<T>): Promise<T>
}

/** Nobody's running platform is sent through the years: everybody's rights would run out there. */
export async function withTimeMachine(
  config: DevelopmentConfig,
  root: string,
  travel: (machine: TimeMachine) => Promise<void>,
): Promise<void> {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'tym-years-'))
  const own = { ...config, dataDirectory, ports: await freePorts() }
  const silent = createProgress(
    () => undefined,
    () => false,
  )
  let registerUrl: string | undefined
  try {
    await travel({
      dataDirectory,
      on: async (calendarDate, story) => {
        const platform = await startPlatform(root, { ...own, calendarDate }, silent)
        registerUrl = platform.registerUrl
        try {
          return await story(originsOf(own))
        } finally {
          registerUrl = undefined
          await platform.stop()
        }
      },
      asOwner: async (change) => {
        if (registerUrl === undefined) throw new Error('the platform does not run')
        const owner = postgres(registerUrl, { max: 1, onnotice: () => undefined })
        try {
          return await withoutGuards(owner, change)
        } finally {
          await owner.end()
        }
      },
    })
  } finally {
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
