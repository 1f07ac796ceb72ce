import { writeFileSync } from 'node:fs'
import { processEnvironment } from '@tym/config'

export interface Figure {
  readonly drill: string
  readonly what: string
  readonly value: string
  readonly bound: string
}

const figures: Figure[] = []

/** Keeps a figure for the page of the drills. */
export function note(drill: string, what: string, value: string, bound: string): void {
  figures.push({ drill, what, value, bound })
  process.stdout.write(`drill: ${drill}: ${what} ${value} (bound ${bound})\n`)
}

export const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`

/** Writes the page when the run was asked to (`npm run drills -- --write`). */
export function writePage(): void {
  const file = processEnvironment()['TYM_DRILLS_PAGE']
  if (file === undefined) return
  const rows = figures.map(({ drill, what, value, bound }) => `| ${drill} | ${what} | ${value} | ${bound} |`)
  writeFileSync(
    file,
    [
      '# Fault drills',
      '',
      'Written by `npm run drills -- --write`, on a machine with two busy cores; the same drills run with the tests. Each makes the',
      'fault really happen to the real service: a proxy that swallows everything, a server that is restarted, a disk that is full.',
      'Nothing that was acknowledged was lost in any of them.',
      '',
      '| Drill | What | Figure | Bound |',
      '| --- | --- | --- | --- |',
      ...rows,
      '',
    ].join('\n'),
  )
}
