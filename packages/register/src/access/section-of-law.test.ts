import { describe, expect, test } from 'vitest'
import { deadlineRules } from '../time/deadline-rules.ts'
import { grounds } from './grounds.ts'
import { lineDelayGrounds } from './oversight.ts'
import { parseSectionOfLaw, renderSectionOfLaw, sectionOfLaw } from './section-of-law.ts'

describe('a section of law', () => {
  test.each([
    ['381/2023 12 §', '381/2023 12 §'],
    ['872/2011 4 luku 2 §', '872/2011 4 luku 2 §'],
    ['39/1889 38 luku 1 §', '39/1889 38 luku 1 §'],
    ['4/1734 17 luku 24 a § 2 mom.', '4/1734 17 luku 24 a § 2 mom.'],
    ['621/1999 24 § 1 mom. 25 kohta', '621/1999 24 § 1 mom. 25 kohta'],
    ['621/1999 24 §:n 1 momentin 25 kohta', '621/1999 24 § 1 mom. 25 kohta'],
    ['703/2023  64 §', '703/2023 64 §'],
    ['1050/2018 6 § 1 mom. 2 k.', '1050/2018 6 § 1 mom. 2 kohta'],
    ['1290/2002 2 luku 1a §', '1290/2002 2 luku 1 a §'],
    ['872/2011 4 kap. 2 § 1 mom. 3 punkten', '872/2011 4 luku 2 § 1 mom. 3 kohta'],
    ['laki (703/2023), 64 §, 1 mom., 3 kohta, b alakohta', '703/2023 64 § 1 mom. 3 kohta b alakohta'],
  ])('%j is read', (written, kept) => {
    expect(sectionOfLaw.safeParse(written).data).toBe(kept)
  })

  test.each([
    ['nothing', ''],
    ['a name alone', 'potilaslaki'],
    ['an act without a section', '703/2023'],
    ['a section without an act', '64 §'],
    ['two sections', '703/2023 64 § ja 65 §'],
    ['a range', '703/2023 64–66 §'],
    ['a year before the laws in force', '703/1623 64 §'],
    ['section nought', '703/2023 0 §'],
    ['a regulation of the Union', '(EU) 2016/679 6 art.'],
    ['more after it', '703/2023 64 §; drop table'],
  ])('%s is none', (_what, written) => {
    expect(sectionOfLaw.safeParse(written).success).toBe(false)
  })

  test('is written as each language writes it', () => {
    const place = parseSectionOfLaw('872/2011 4 luku 2 a § 1 mom. 3 kohta')
    expect(place).toBeDefined()
    if (place === undefined) return
    expect(renderSectionOfLaw(place, 'fi')).toBe('872/2011 4 luku 2 a § 1 mom. 3 kohta')
    expect(renderSectionOfLaw(place, 'sv')).toBe('872/2011 4 kap. 2 a § 1 mom. 3 punkten')
    expect(renderSectionOfLaw(place, 'en')).toBe('Act 872/2011, chapter 4, section 2 a(1)(3)')
    expect(parseSectionOfLaw(renderSectionOfLaw(place, 'sv'))).toEqual(place)
  })

  test('is read wherever the declaration names one', () => {
    const declared = [
      ...Object.values(grounds).map((ground) => ground.section),
      ...Object.values(lineDelayGrounds).map((ground) => ground.section),
      ...Object.values(deadlineRules).flatMap((rule) =>
        rule.versions.flatMap((version) => version.section.split('; ')),
      ),
    ].filter((section) => !section.startsWith('(EU)'))
    expect(declared.length).toBeGreaterThan(10)
    expect(declared.filter((section) => parseSectionOfLaw(section) === undefined)).toEqual([])
  })
})
