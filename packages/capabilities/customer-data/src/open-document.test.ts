import { categoryNumbers, documentLayout, visibilityClasses } from '@tym/register'
import { expect, test } from 'vitest'

/**
 * Class, fields, and whether it is split by storing organisation: how documents are laid out where they are
 * kept.
 */
const layout = [
  '1.a: 1.01 1.02 1.03 1.04 1.09 1.10 1.11 1.12',
  '1.contact: 1.05 1.06 1.07 1.08',
  '2.a: 2.01 2.02 2.03 2.04 2.05 2.06 2.07 2.08 2.09 2.10 2.11 2.12 2.13 2.14 2.15 2.16 2.17 2.18 2.19',
  '3.a: 3.01 3.02 3.03 3.04 3.05 3.06 3.07 3.08 3.09',
  '4.a: 4.01 4.02 4.05',
  '4.b: 4.03 4.04 4.06',
  '4.effect: 4.07',
  '4.c split: 4.08',
  '5.a: 5.01 5.08',
  '5.b: 5.02 5.03 5.04 5.06',
  '5.c: 5.05',
  '5.d: 5.07',
  '5.effect: 5.09',
  '5.f split: 5.10',
  '6.a: 6.01 6.02 6.03 6.04 6.05 6.06 6.07',
  '7.d: 7.01 7.02 7.05 7.12',
  '7.b split: 7.03 7.04 7.06 7.11 7.13 7.15',
  '7.a: 7.07 7.08 7.09 7.10 7.14',
]

test('documents are laid out as they were; another layout has another number, and they are made again', () => {
  const now = categoryNumbers
    .flatMap(visibilityClasses)
    .map(({ key, fields, splitByOwner }) => `${key}${splitByOwner ? ' split' : ''}: ${fields.join(' ')}`)
  expect([documentLayout, ...now]).toEqual([3, ...layout])
})
