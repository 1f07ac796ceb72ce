import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { theRegister } from './declared-register.ts'
import { searchFields } from './search-fields.ts'
import { keepTestRegister } from './test-register.ts'

beforeAll(async () => {
  keepTestRegister()
  await i18next.init({ resources: {}, lng: 'fi' })
})

const found = (words: string) => searchFields(theRegister().fields, words).map(({ id }) => id)

test.each([
  ['fi', 'työaika', '5.04'],
  ['fi', 'TYOAIKA', '5.04'],
  ['fi', 'päihde', '5.05'],
  ['fi', 'paihteet', '5.05'],
  ['fi', 'velat', '4.03'],
  ['fi', 'asunto', '4.01'],
  ['fi', 'lääkkeet', '5.01'],
  ['fi', 'tulkki', '2.15'],
  ['fi', 'lääkärintodistus', '5.07'],
  ['fi', 'hetu', '1.01'],
  ['sv', 'arbetstid', '5.04'],
  ['sv', 'missbruk', '5.05'],
  ['sv', 'skulder', '4.03'],
  ['sv', 'läkare', '5.07'],
  ['en', 'working time', '5.04'],
  ['en', 'alcohol', '5.05'],
  ['en', 'debt', '4.03'],
  ['en', 'apartment', '4.01'],
  ['en', 'medicine', '5.01'],
])('in %s, who looks for %s finds the field %s', async (language, words, id) => {
  await i18next.changeLanguage(language)
  expect(found(words)).toContain(id)
  expect(found(words).length).toBeLessThan(12)
})

test('without a word every field is there, and a word that no field has finds none', async () => {
  await i18next.changeLanguage('fi')
  expect(found(' ')).toHaveLength(theRegister().fields.length)
  expect(found('avaruusalus')).toEqual([])
})
