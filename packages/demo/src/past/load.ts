import { demoStepsIn, findDemoLoad, keepDemoLoad } from '@tym/dev'
import { dateInHelsinki, type PlainDate, systemClock } from '@tym/kernel'
import type { Life } from '../customers/life.ts'
import type { HandedOver } from './handed-over.ts'
import { openPast, type Past } from './open-past.ts'
import { pastClock } from './past-clock.ts'
import { readOldNotices } from './read-old-notices.ts'
import { writeLife } from './write-life.ts'

/** What is wished, and where is said how far it is. */
export interface LoadSettings {
  readonly set: 'all' | 'few'
  readonly dataDirectory: string
  /** The calendar's day where it has been moved. */
  readonly calendarDate: PlainDate | undefined
  readonly livesOf: (set: 'all' | 'few', calendar: PlainDate) => readonly Life[]
  readonly say: (line: string) => void
}

/**
 * Writes the lives that are not there yet, one after another, and says how far it is. One that was cut off is
 * finished as it was begun, with its days and its set. Throws at the first refusal, with which step it was.
 */
export async function load(handed: HandedOver, settings: LoadSettings): Promise<void> {
  const { dataDirectory, calendarDate, livesOf, say } = settings
  const before = findDemoLoad(dataDirectory)
  const goesOn = before !== undefined && before.written < before.total
  const now = systemClock({ calendarDate })
  const from = goesOn ? before : { calendar: now.calendar(), date: dateInHelsinki(now.instant()) }
  const set = goesOn ? before.set : settings.set
  const lives = livesOf(set, from.calendar)
  const head = { set, calendar: from.calendar, date: from.date, total: lives.length }
  const written = before?.written ?? 0
  if (!goesOn) keepDemoLoad(dataDirectory, { ...head, written })
  const clock = pastClock(from)
  const past = await openPast(handed, { clock, dataDirectory })
  try {
    for (const [number, life] of lives.entries()) {
      if (number < written) continue
      await writeLife(past, life, { key: String(number), stepsFile: demoStepsIn(dataDirectory) })
      if (number + 1 === lives.length) await endLoad(past)
      keepDemoLoad(dataDirectory, { ...head, written: number + 1 })
      if ((number + 1) % 20 === 0) say(`Demo customers: ${number + 1} of ${lives.length} are written.`)
    }
  } finally {
    await past.close()
  }
  say(`Demo customers: all ${lives.length} are there.`)
}

/** The present day has begun: what recurs has run, and the cast has read what is old. */
async function endLoad(past: Past): Promise<void> {
  past.clock.standAt(0, 0)
  await past.runDay()
  await readOldNotices(past)
}
