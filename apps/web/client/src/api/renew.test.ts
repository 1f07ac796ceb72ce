import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { forgetOlder, renew, renewList } from './renew.ts'

const sources = path.resolve(import.meta.dirname, '..')

/**
 * Nothing is fetched again when a page opens, so what is only marked as old stays as it was: a file that one
 * has started was in no list until somebody pressed “Päivitä”.
 */
test('what has changed is renewed in the one way that also reaches pages which are not shown', async () => {
  const marking = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
    .filter((file) => readFileSync(path.join(sources, file), 'utf8').includes('invalidateQueries'))
  expect(marking).toEqual(['api/renew.ts'])
  const queries = new QueryClient()
  queries.setQueryData(['summary'], ['as it was'])
  await renew(queries, ['summary'])
  expect(queries.getQueryData(['summary'])).toBeUndefined()
})

test('a list that takes what is new keeps its rows, and asks when it is opened', async () => {
  const queries = new QueryClient()
  queries.setQueryData(['caseload'], ['a row'])
  await renewList(queries, ['caseload'])
  expect(queries.getQueryData(['caseload'])).toEqual(['a row'])
  expect(queries.getQueryState(['caseload'])?.isInvalidated).toBe(true)
})

test('what was read of a file before something has happened is read again, and nothing else', () => {
  const queries = new QueryClient()
  const happened = Date.parse('2026-11-30T08:00:00Z')
  const before = { updatedAt: happened - 1_000 }
  queries.setQueryData(['summary', 'one'], 'old', before)
  queries.setQueryData(['access-log', 'one', {}], 'old', before)
  queries.setQueryData(['person', 'one'], 'who it is', before)
  queries.setQueryData(['summary', 'other'], 'old', before)
  queries.setQueryData(['category', 'one', 4], 'read since', { updatedAt: happened + 1_000 })
  forgetOlder(queries, 'one', new Date(happened).toISOString())
  const left = queries
    .getQueryCache()
    .getAll()
    .map(({ queryKey }) => queryKey.slice(0, 2).join(' '))
  expect(left.sort()).toEqual(['category one', 'person one', 'summary other'])
})
