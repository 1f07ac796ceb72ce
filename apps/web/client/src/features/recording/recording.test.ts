import { allFields } from '@tym/register'
import { describe, expect, test } from 'vitest'
import { getTestField } from '../../declaration/test-register.ts'
import { questionsOf } from './controls.ts'
import { findFault, typedOf, valueFrom } from './typed-value.ts'

const kindsOf = (id: string) =>
  questionsOf(getTestField(id)).map(({ member, control }) => [member, control.kind])

describe('a form', () => {
  test('asks for each part of a value in its own way', () => {
    expect(kindsOf('5.01')).toEqual([['', 'long']])
    expect(kindsOf('3.04')).toEqual([['', 'line']])
    expect(kindsOf('5.02')).toEqual([
      ['on', 'day'],
      ['level', 'code'],
      ['conclusion', 'long'],
    ])
    expect(kindsOf('2.12')).toContainEqual(['participants', 'codes'])
    expect(kindsOf('1.07')).toEqual([['', 'lines']])
    expect(kindsOf('3.06')).toContainEqual(['language', 'language'])
    expect(kindsOf('3.03')).toContainEqual(['from', 'rememberedDay'])
    expect(kindsOf('2.13')).toContainEqual(['noticeGiven', 'yesNo'])
    expect(kindsOf('3.08')).toContainEqual(['months', 'number'])
  })

  test('asks what a choice makes necessary, and nothing else', () => {
    const questions = questionsOf(getTestField('7.07'))
    expect(questions.map(({ member, when }) => [member, when?.code])).toEqual([
      ['duty', undefined],
      ['opportunities', 'applies'],
      ['everyMonths', 'applies'],
      ['ground', 'exempt'],
    ])
    const typed = { duty: 'applies', opportunities: '4', everyMonths: '1', ground: 'left behind' }
    expect(valueFrom(questions, typed)).toEqual({ duty: 'applies', opportunities: 4, everyMonths: 1 })
  })

  test.each(allFields.map(({ id }) => id))(
    'of %s makes the value that the register takes, and shows it again',
    (id) => {
      const field = allFields.find((each) => each.id === id)
      const questions = questionsOf(getTestField(id))
      for (const { control } of questions)
        if (control.kind === 'code' || control.kind === 'codes')
          expect(control.codes.length).toBeGreaterThan(1)
      const answers: Record<string, string | string[]> = {}
      for (const { member, control } of questions) answers[member] = answerTo(control.kind, control)
      for (const question of questions) findFault(question, answers[question.member])
      const value = valueFrom(questions, answers)
      expect(typedOf(questions, value)).toMatchObject(withoutUnasked(questions, answers))
      if (field?.storedBy === 'entries' && !needsCare.includes(id))
        expect(field.value.safeParse(value).error?.issues ?? []).toEqual([])
    },
  )
})

/** Values with a rule between their parts, or that are names of things. */
const needsCare = ['1.01', '1.05', '1.07', '1.08', '1.10', '7.11']

function answerTo(kind: string, control: object): string | string[] {
  switch (kind) {
    case 'code':
      return 'codes' in control && Array.isArray(control.codes) ? String(control.codes[0]) : ''
    case 'codes':
      return 'codes' in control && Array.isArray(control.codes) ? [String(control.codes[0])] : []
    case 'lines':
      return ['ensimmäinen']
    case 'day':
      return '4.12.2026'
    case 'rememberedDay':
      return '6.2009'
    case 'number':
      return 'least' in control ? String(Math.max(1, Number(control.least))) : '1'
    case 'yesNo':
      return 'yes'
    case 'language':
      return 'sv'
    default:
      return 'Riittävän pitkä vastaus.'
  }
}

function withoutUnasked(
  questions: ReturnType<typeof questionsOf>,
  answers: Readonly<Record<string, string | string[]>>,
) {
  const asked = questions.filter(({ when }) => when === undefined || answers[when.member] === when.code)
  return Object.fromEntries(asked.map(({ member }) => [member, answers[member]]))
}

describe('what is typed', () => {
  test('as a language is one of the list or a code', () => {
    const spoken = questionsOf(getTestField('3.06')).find(({ control }) => control.kind === 'language')
    if (spoken === undefined) throw new Error('3.06 asks for a language')
    for (const code of ['sv', 'mis', 'sv-FI']) expect(findFault(spoken, code)).toBeUndefined()
    for (const other of ['blabla', 'ruotsi', 's']) expect(findFault(spoken, other)).toBe('language')
  })

  const [on, level, conclusion] = questionsOf(getTestField('5.02'))
  if (on === undefined || level === undefined || conclusion === undefined) throw new Error('5.02 has three')

  test.each([
    [on, '', 'required'],
    [on, '31.2.2026', 'day'],
    [on, '23.11.2026', undefined],
    [on, '2026-11-23', undefined],
    [level, '', 'required'],
    [level, 'partial', undefined],
    [conclusion, '   ', 'required'],
    [conclusion, 'x'.repeat(4001), 'long'],
    [conclusion, 'Osittain alentunut.', undefined],
  ])('is looked at by its form: %#', (question, typed, fault) => {
    expect(findFault(question, typed)).toBe(fault)
  })
})
