import { beforeAll, expect, test } from 'vitest'
import { theRegister } from '../../declaration/declared-register.ts'
import { keepTestRegister } from '../../declaration/test-register.ts'
import { findAdvice, isEmptyPhrase, withoutIt } from './advice.ts'

beforeAll(keepTestRegister)
const advise = (text: string) => findAdvice(text, theRegister().writingAdvice)

test.each([
  ['Ei toistuvia raskaita nostoja, M54.5.', 'diagnosis', 'M54.5', 'Ei toistuvia raskaita nostoja.'],
  ['Diagnoosi F32 todettu.', 'diagnosis', 'F32', 'Diagnoosi todettu.'],
  ['Puoliso on 131052-308T.', 'identityCode', '131052-308T', 'Puoliso on.'],
  ['Tavoittaa numerosta 040 123 4567.', 'phone', '040 123 4567', 'Tavoittaa numerosta.'],
  ['Hänen vaimonsa Maija Meikäläinen auttaa.', 'thirdPerson', 'Maija Meikäläinen', 'Hänen vaimonsa auttaa.'],
  ['Äiti Liisa hoitaa lapset.', 'thirdPerson', 'Liisa', 'Äiti hoitaa lapset.'],
])('points out what may not belong there, and takes it away: %s', (text, kind, about, left) => {
  const [found] = advise(text)
  expect(found).toMatchObject({ kind, text: about })
  expect(found === undefined ? '' : withoutIt(text, found)).toBe(left)
})

test.each([
  'Ei toistuvia raskaita nostoja (yli 10 kg). Ei iltavuoroja.',
  'Työkokeilu alkaa 1.2.2027 ja kestää 12 viikkoa.',
  'Kielitaito on B2. Vaimo ja lapset asuvat samassa taloudessa.',
  'Lapsi aloittaa koulun syksyllä.',
])('leaves ordinary sentences alone: %s', (text) => {
  expect(advise(text)).toEqual([])
})

test('a statement that says nothing is known by its words', () => {
  const { writingAdvice } = theRegister()
  expect(isEmptyPhrase(' Tarpeen palvelun kannalta. ', writingAdvice)).toBe(true)
  expect(isEmptyPhrase('Työkokeilupaikkaa ei voi valita ilman tätä.', writingAdvice)).toBe(false)
})
