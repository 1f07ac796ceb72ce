import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { dropNotices } from './notice-reads.ts'

const notice = (id: string) => ({ id, kind: 'planDue' })
const page = (...ids: string[]) => ({ notifications: ids.map(notice), nextCursor: null })

test('what has been read leaves every page of the list, and the list is as old as it was', () => {
  const queries = new QueryClient()
  const data = { pages: [page('a', 'b'), page('c')], pageParams: [undefined, 'next'] }
  queries.setQueryData(['notifications'], data, { updatedAt: 1_000 })
  dropNotices(queries, ({ id }) => id !== 'b')
  expect(queries.getQueryData(['notifications'])).toEqual({ ...data, pages: [page('b'), page()] })
  expect(queries.getQueryState(['notifications'])).toMatchObject({
    dataUpdatedAt: 1_000,
    isInvalidated: false,
  })
})

test('where no list has been fetched there is none afterwards', () => {
  const queries = new QueryClient()
  dropNotices(queries, () => true)
  expect(queries.getQueryData(['notifications'])).toBeUndefined()
})
