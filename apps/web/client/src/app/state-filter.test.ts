import { contactLanguage, listFilters } from '@tym/register'
import { expect, test } from 'vitest'
import { states } from '../ui/states.ts'
import { findStateFilter, languageCodes, partyFilters, responsibilities } from './state-filter.ts'

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

test('the codes are those that the service keeps in a saved filter', () => {
  const { state, duty, party } = listFilters.caseload.shape
  expect([languageCodes, states, responsibilities, partyFilters]).toEqual([
    contactLanguage.options,
    state.unwrap().options,
    duty.unwrap().options,
    party.unwrap().options,
  ])
})
