import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { DevelopmentConfig } from '@tym/config'
import { createProgress, startPlatform } from '@tym/dev'
import type { PlainDate } from '@tym/kernel'
import type { Origins } from './actor.ts'
import { freePorts, originsOf } from './with-platform.ts'

/** A platform of one's own whose calendar is moved by stopping it and starting it on another day. Instants go on as they are. */
export interface TimeMachine {
  /** Where its processes keep what they keep. */
  readonly dataDirectory: string
  /** Runs the platform on that day while `story` is told. */
  on<T>(day: PlainDate, story: (origins: Origins) => Promise<T>): Promise<T>
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
  try {
    await travel({
      dataDirectory,
      on: async (calendarDate, story) => {
        const platform = await startPlatform(root, { ...own, calendarDate }, silent)
        try {
          return await story(originsOf(own))
        } finally {
          await platform.stop()
        }
      },
    })
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true })
  }
}
