import { defineJob, type JobDefinition } from '@tym/outbox'
import { z } from 'zod'
import { findNamesakes, listReadings } from './find-namesakes.ts'
import type { FlaggedLine } from './flagged-line.ts'
import type { Needs } from './needs.ts'
import { raiseFlags } from './raise-flags.ts'
import { markSeen, nextStretch } from './watch.ts'

const kind = 'flag-own-surname'
const everyFiveMinutes = 300
/** Readings whose names are compared in one transaction. */
const batch = 500

/**
 * Compares the family names of reader and customer in the newest readings of the sealed log, so that the hot
 * path does not wait for it. It compares before the transaction that keeps what was found, since it opens
 * names.
 */
export function flagOwnSurname(needs: Needs): JobDefinition {
  return defineJob({
    kind,
    payload: z.strictObject({}),
    everySeconds: everyFiveMinutes,
    perform: async (_none, { readOnce, readLong }) => {
      const stretch = await readLong((tx) => nextStretch(tx, kind))
      if (stretch === undefined) return undefined
      const readings = await readLong((tx) => listReadings(tx, stretch))
      const found: FlaggedLine[] = []
      for (let at = 0; at < readings.length; at += batch) {
        const some = readings.slice(at, at + batch)
        found.push(...(await readOnce((tx) => findNamesakes(tx, some, needs))))
      }
      return { stretch, found, compared: readings.length }
    },
    settle: async (tx, _none, looked, { plan }) => {
      if (looked === undefined || !(await markSeen(tx, kind, looked.stretch))) return {}
      const counts = await raiseFlags(tx, 'ownSurname', looked.found, needs)
      if (!looked.stretch.isLast) await plan({ kind })
      return { compared: looked.compared, ...counts }
    },
  })
}
