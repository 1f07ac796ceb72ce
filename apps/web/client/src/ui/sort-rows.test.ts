import { expect, test } from 'vitest'
import { sortRows } from './sort-rows.ts'

const same = (row: string) => row

test('rows are sorted by the alphabet of the language', () => {
  expect(sortRows(['Öhman', 'Ahola', 'Ågren', 'Zetter'], same, 'ascending', 'fi')).toEqual([
    ...['Ahola', 'Zetter', 'Ågren', 'Öhman'],
  ])
})

test('days are sorted as days, and what has none stands last either way', () => {
  const days = ['', '2026-12-04', '2026-02-11']
  expect(sortRows(days, same, 'ascending', 'fi')).toEqual(['2026-02-11', '2026-12-04', ''])
  expect(sortRows(days, same, 'descending', 'fi')).toEqual(['2026-12-04', '2026-02-11', ''])
})
