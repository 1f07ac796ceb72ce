import { expect, test } from 'vitest'
import { findStateFilter } from './state-filter.ts'

test('an address filters by a code of the register and by nothing else', () => {
  expect(findStateFilter({ state: 'planInForce' })).toEqual({ state: 'planInForce' })
  expect(findStateFilter({ duty: 'mine', party: 'kela', language: 'sv' })).toEqual({
    duty: 'mine',
    party: 'kela',
    language: 'sv',
  })
  expect(findStateFilter({ language: 'Eeva', party: 'x', duty: 'y' })).toEqual({})
  expect(findStateFilter({ state: 'Eeva Esimerkki', name: 'Eeva' })).toEqual({})
})
