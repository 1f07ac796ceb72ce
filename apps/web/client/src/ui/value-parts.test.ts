import { expect, test } from 'vitest'
import { getTestField } from '../declaration/test-register.ts'
import { valueParts } from './value-parts.ts'

const title = expect.objectContaining({ fi: expect.any(String) })

test('a value is read by its declaration', () => {
  expect(valueParts(getTestField('5.02'), { on: '2026-11-23', level: 'partial' })).toEqual({
    kind: 'members',
    members: [
      { name: 'on', title, part: { kind: 'day', day: '2026-11-23' } },
      { name: 'level', title, part: { kind: 'code', list: 'abilityLevels', code: 'partial' } },
    ],
  })
  expect(valueParts(getTestField('3.06'), { language: 'sv', level: 'native' })).toMatchObject({
    members: [
      { part: { kind: 'language', code: 'sv' } },
      { part: { kind: 'code', list: 'languageLevels', code: 'native' } },
    ],
  })
  expect(valueParts(getTestField('1.12'), 'ar')).toEqual({ kind: 'language', code: 'ar' })
  expect(valueParts(getTestField('2.12'), { participants: ['kela'] })).toMatchObject({
    members: [{ part: { kind: 'list', items: [{ list: 'counterparts', code: 'kela' }] } }],
  })
})

test('what is marked up in a text stays text', () => {
  expect(valueParts(getTestField('5.01'), '<img onerror=alert(1)>')).toEqual({
    kind: 'text',
    text: '<img onerror=alert(1)>',
  })
})
