import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { heldRows, naming, putTogether } from './known-rows.ts'

const row = (tag: string, name: string) => ({ tag, name })
const held = [row('aaaaaaaa', 'Aino'), row('bbbbbbbb', 'Eeva')]

function holding(): QueryClient {
  const queries = new QueryClient()
  const pages = held.map((each) => ({ items: [each], order: [each.tag] }))
  queries.setQueryData(['samples'], { pages, pageParams: [undefined, 'next'] })
  return queries
}

test('what is held of every page is named, and nothing where nothing is', () => {
  const known = heldRows<(typeof held)[number]>(holding(), ['samples'])
  expect(naming(known)).toEqual({ 'Known-Rows': 'aaaaaaaabbbbbbbb' })
  expect(naming(heldRows(holding(), ['others']))).toEqual({})
})

test('what is told takes its place among what is held, and what has left is gone', () => {
  const known = heldRows<(typeof held)[number]>(holding(), ['samples'])
  const changed = row('cccccccc', 'Aino Maria')
  const page = { items: [changed], order: ['bbbbbbbb', 'cccccccc'], total: 2 }
  expect(putTogether(page, known)).toEqual({ ...page, items: [held[1], changed] })
  expect(putTogether({ items: [], order: [] }, known).items).toEqual([])
})

test('no more rows are named than a request may name', () => {
  const many = new Map(Array.from({ length: 1_200 }, (_, n) => [`${10_000_000 + n}`, row(`${n}`, '')]))
  expect(naming(many)['Known-Rows']).toHaveLength(8_000)
})
