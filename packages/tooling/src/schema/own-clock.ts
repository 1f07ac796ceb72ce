import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../workspace.ts'

const CLOCK =
  /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(|\b(current_timestamp|current_date|current_time|localtimestamp|localtime)\b/gi

/** Places in our SQL files that ask the database for the time: both clocks are passed in. */
export function readsOfTheDatabaseClock(): string[] {
  return readdirSync(path.join(root, 'infra/postgres'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sql') && !name.endsWith('schema.sql'))
    .sort()
    .flatMap((name) =>
      withoutRemarks(readFileSync(path.join(root, 'infra/postgres', name), 'utf8'))
        .split('\n')
        .flatMap((line, at) => (line.match(CLOCK) ?? []).map((what) => `${name}:${at + 1} ${what}`)),
    )
}

/** Comments and the texts of COMMENT ON go; every line keeps its number. */
function withoutRemarks(text: string): string {
  const blank = (found: string): string => found.replaceAll(/[^\n]/g, '')
  return text
    .replaceAll(/--[^\n]*/g, blank)
    .replaceAll(/\/\*[\s\S]*?\*\//g, blank)
    .replaceAll(/comment on [^;]*? is '(?:''|[^'])*'/gi, blank)
}
