import { saysNothing } from '@tym/register'
import { beforeAll, expect, test } from 'vitest'
import { theRegister } from '../../declaration/declared-register.ts'
import { keepTestRegister } from '../../declaration/test-register.ts'
import { findAdvice, findReasonAdvice, isEmptyPhrase, withoutIt } from './advice.ts'

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

test('an identity code is not pointed out as a telephone number too', () => {
  expect(advise('Puoliso on 010190-955N.').map(({ kind }) => kind)).toEqual(['identityCode'])
  expect(advise('Puoliso on 010190-955N, p. 040 123 4567.').map(({ kind }) => kind)).toEqual([
    'identityCode',
    'phone',
  ])
})

test.each([
  'Ei toistuvia raskaita nostoja (yli 10 kg). Ei iltavuoroja.',
  'Työkokeilu alkaa 1.2.2027 ja kestää 12 viikkoa.',
  'Kielitaito on B2. Vaimo ja lapset asuvat samassa taloudessa.',
  'Lapsi aloittaa koulun syksyllä.',
])('leaves ordinary sentences alone: %s', (text) => {
  expect(advise(text)).toEqual([])
})

test.each([
  ['Sijaistan kollegaa, joka on Maija Virtanen.', 'name', 'Maija Virtanen'],
  ['Sijaistan virkailijaa, asiakkaalla on masennus.', 'illness', 'masennus'],
  ['Kollega on sairauslomalla.', 'illness', 'sairauslomalla'],
  ['Asiakkaan puoliso Pekka soitti.', 'thirdPerson', 'Pekka'],
])('a reason names nobody and tells of no health: %s', (text, kind, about) => {
  expect(findReasonAdvice(text, theRegister().writingAdvice)).toMatchObject([{ kind, text: about }])
})

test.each([
  'Sijaistan vastuuvirkailijaa, asiakas soitti kiireellisessä asiassa.',
  'Päivystys: asiakas odottaa. Asiakas pyytää neuvoa Porvoon toimistossa.',
])('an ordinary reason is left alone: %s', (text) => {
  expect(findReasonAdvice(text, theRegister().writingAdvice)).toEqual([])
})

test('a statement that says nothing is known by its words', () => {
  const { writingAdvice } = theRegister()
  for (const text of [
    ...[
      ' Tarpeen palvelun kannalta. ',
      'Vaikuttaa asiakkaan työllistymiseen.',
      'Inverkar på sysselsättningen',
    ],
    ...[
      'This affects employment.',
      'Tarvitsen tietoja työssäni',
      'Väärin!',
      'Uppgiften behövs.',
      'It is needed.',
    ],
  ]) {
    expect(isEmptyPhrase(text, writingAdvice), text).toBe(true)
    expect(saysNothing(text), text).toBe(true)
  }
  for (const text of [
    ...[
      'Työkokeilupaikkaa ei voi valita ilman tätä.',
      'Vaikuttaa työaikaan: enintään neljä tuntia päivässä.',
    ],
    ...['Sijaistan vastuuvirkailijaa.', 'Ei pidä paikkaansa.', 'Arbetstiden måste passa skoldagen.'],
    ...['The customer cannot lift more than 5 kg.'],
  ]) {
    expect(isEmptyPhrase(text, writingAdvice), text).toBe(false)
    expect(saysNothing(text), text).toBe(false)
  }
})
