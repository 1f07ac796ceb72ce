import { addMonths, languages, plainDate } from '@tym/kernel'
import { daysOfKeeping } from '@tym/register'
import { expect, test } from 'vitest'
import { announcementText } from './announcement-text.ts'
import { farewellText } from './farewell-text.ts'

const told = {
  ...daysOfKeeping(plainDate.parse('2026-11-23')),
  kept: [],
  isLast: true,
  ownDataUrl: 'https://omat.tym.example',
}

test('the customer is told what is deleted when, on which ground, and how to get a copy until then', () => {
  const texts = announcementText(told, languages)
  expect(texts.map(({ language }) => language)).toEqual(['fi', 'sv', 'en'])
  const lastDays = { fi: '23. marraskuuta 2030', sv: '23 november 2030', en: '23 November 2030' }
  const days = { fi: '24. marraskuuta 2030', sv: '24 november 2030', en: '24 November 2030' }
  const years = { fi: '4 vuotta', sv: '4 år', en: '4 years' }
  for (const { language, title, body } of texts) {
    expect(title).not.toBe('')
    for (const part of [
      days[language],
      lastDays[language],
      years[language],
      '381/2023 12 §',
      told.ownDataUrl,
    ])
      expect(body).toContain(part)
    expect(body.split('\n\n')).toHaveLength(3)
  }
})

test('what a hold keeps is told with its section, and months that are not whole years as months', () => {
  const rule = { ...told.rule, months: 30 }
  const keptUntil = addMonths(plainDate.parse('2026-11-23'), 30)
  const [fi] = announcementText({ ...told, keptUntil, rule, kept: ['808/2019 7 §'] }, ['fi'])
  expect(fi?.body).toContain('(808/2019 7 §)')
  expect(fi?.body).toContain('30 kuukautta')
})

test('after the deletion the customer gets its id, and nothing that names them', () => {
  const texts = farewellText({ deletion: '0198f0a0-0000-7000-8000-00000000dd01', isLast: true }, ['fi', 'sv'])
  expect(texts).toHaveLength(2)
  for (const { body } of texts) expect(body).toContain('0198f0a0-0000-7000-8000-00000000dd01')
})
