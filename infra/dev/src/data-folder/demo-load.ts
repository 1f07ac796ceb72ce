import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { DevelopmentConfig } from '@tym/config'
import { type PlainDate, plainDate } from '@tym/kernel'
import { z } from 'zod'

/** How far the demo customers are written: their number and order are fixed, and nobody is named. */
export interface DemoLoad {
  readonly set: 'all' | 'few'
  /** The calendar day and the date from which the days of the lives are counted. */
  readonly calendar: PlainDate
  readonly date: PlainDate
  readonly written: number
  readonly total: number
}

const stored = z.strictObject({
  set: z.enum(['all', 'few']),
  calendar: plainDate,
  date: plainDate,
  written: z.int().min(0),
  total: z.int().min(0),
})

const folderIn = (dataDirectory: string) => path.join(dataDirectory, 'demo')

/** Where the load says how far it is; the web server shows it on the first page. */
export const demoLoadIn = (dataDirectory: string) => path.join(folderIn(dataDirectory), 'load.json')

/** Where the steps of the life that is being written are noted, until it is whole. */
export const demoStepsIn = (dataDirectory: string) => path.join(folderIn(dataDirectory), 'steps.jsonl')

/** What the load said last; undefined where none has begun. */
export function findDemoLoad(dataDirectory: string): DemoLoad | undefined {
  try {
    return stored.parse(JSON.parse(readFileSync(demoLoadIn(dataDirectory), 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Notes how far the load is, and forgets the steps of the life that is whole. A crash changes nothing. */
export function keepDemoLoad(dataDirectory: string, load: DemoLoad): void {
  mkdirSync(folderIn(dataDirectory), { recursive: true, mode: 0o700 })
  const file = demoLoadIn(dataDirectory)
  writeFileSync(`${file}.new`, JSON.stringify(load), { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  rmSync(demoStepsIn(dataDirectory), { force: true })
}

type Settings = Pick<DevelopmentConfig, 'dataDirectory' | 'demoCustomers'>

/** Whether demo customers may be written in this run: lines of the past then wait for the seal of today. */
export function isDemoPending({ dataDirectory, demoCustomers }: Settings): boolean {
  if (demoCustomers === 'none') return false
  const load = findDemoLoad(dataDirectory)
  return load === undefined || load.written < load.total || (demoCustomers === 'all' && load.set === 'few')
}

/** Whether a load was broken off in the midst and goes on in this run. */
export function isDemoCutOff({ dataDirectory, demoCustomers }: Settings): boolean {
  const load = findDemoLoad(dataDirectory)
  return demoCustomers !== 'none' && load !== undefined && load.written < load.total
}
