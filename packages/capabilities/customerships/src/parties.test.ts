import { newOrganisationId } from '@tym/kernel'
import { expect, test } from 'vitest'
import { chooseParties } from './parties.ts'

const area = () => {
  const member = (kind: Parameters<typeof chooseParties>[0][number]['kind']) => ({
    organisation: newOrganisationId(),
    kind,
  })
  return {
    lahti: member('labourAuthority'),
    heinola: member('labourAuthority'),
    county: member('wellbeingCounty'),
    kela: member('kela'),
  }
}

test('a labour authority starts with itself, the county and Kela, also where a neighbour shares the area', () => {
  const { lahti, heinola, county, kela } = area()
  const chosen = chooseParties([kela, heinola, county, lahti], lahti.organisation)
  expect(chosen.map(({ organisation }) => organisation)).toEqual([
    lahti.organisation,
    county.organisation,
    kela.organisation,
  ])
})

test('a county names the labour authority where there are several, and need not where there is one', () => {
  const { lahti, heinola, county, kela } = area()
  const shared = [lahti, heinola, county, kela]
  expect(() => chooseParties(shared, county.organisation)).toThrow(
    expect.objectContaining({ code: 'not-a-party' }),
  )
  expect(chooseParties(shared, county.organisation, heinola.organisation)[0]).toEqual(heinola)
  expect(chooseParties([lahti, county, kela], county.organisation)[0]).toEqual(lahti)
})

test('nobody starts who is not a party of the area, nor a labour authority in the name of another', () => {
  const { lahti, heinola, county, kela } = area()
  const notAParty = expect.objectContaining({ code: 'not-a-party' })
  expect(() => chooseParties([lahti, county, kela], heinola.organisation)).toThrow(notAParty)
  expect(() =>
    chooseParties([lahti, heinola, county, kela], lahti.organisation, heinola.organisation),
  ).toThrow(notAParty)
  expect(() => chooseParties([lahti, county], lahti.organisation)).toThrow(notAParty)
})
