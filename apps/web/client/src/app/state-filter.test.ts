import { expect, test } from 'vitest'
import { findStateFilter } from './state-filter.ts'

test('an address filters by a code of the register and by nothing else', () => {
  expect(findStateFilter({ state: 'planInForce' })).toEqual({ state: 'planInForce' })
  expect(findStateFilter({ state: 'Eeva Esimerkki', name: 'Eeva' })).toEqual({})
})
