import { addDays, parseNationalId, plainDate } from '@tym/kernel'
import { getField } from '@tym/register'
import { describe, expect, test } from 'vitest'
import { allLives, fewLives } from './lives.ts'

const today = plainDate.parse('2026-11-30')
const lives = allLives(today).map((life, number) => ({ ...life, number, name: life.person.familyName }))

describe.each(lives)('life $number, of $name', ({ steps }) => {
  test('records what the declaration has, and nothing of a day that has not come', () => {
    for (const { ago, act } of steps) {
      const { entry } = act
      if (entry === undefined) continue
      const field = getField(entry.field)
      expect(field.sources, `source of ${entry.field}`).toContain(entry.source)
      expect(field.value.safeParse(entry.value).error, `value of ${entry.field}`).toBeUndefined()
      expect(entry.effect !== undefined, `effect of ${entry.field}`).toBe(field.requires !== undefined)
      const { on, countedOn } = { on: '', countedOn: '', ...Object(entry.value) }
      for (const day of [on, countedOn])
        expect(day <= addDays(today, -ago), `${entry.field} of ${day}`).toBe(true)
    }
  })

  test('begins with its start, and its days never go back', () => {
    expect(steps[0]?.ago).toBe(Math.max(...steps.map(({ ago }) => ago)))
    const days = steps.map(({ ago }) => ago)
    expect(days).toEqual(days.toSorted((a, b) => b - a))
    expect(Math.min(...days)).toBeGreaterThanOrEqual(0)
  })
})

test('nobody of the demo area could be a real person, and nobody is in it twice', () => {
  const people = lives.map(({ person }) => person)
  expect(people.filter(({ nationalId }) => !parseNationalId(nationalId).fictitious)).toEqual([])
  expect(new Set(people.map(({ nationalId }) => nationalId)).size).toBe(people.length)
})

test('the first few come first, and the same day gives the same lives', () => {
  const told = (of: ReturnType<typeof allLives>) => JSON.stringify(of)
  const few = fewLives(today)
  expect(told(allLives(today).slice(0, few.length))).toBe(told(few))
  expect(told(allLives(today))).toBe(told(allLives(today)))
})

test('on any day of the week a life is whole', () => {
  for (let later = 1; later < 7; later += 1) {
    const day = addDays(today, later)
    const wrong = allLives(day).filter(({ steps }) =>
      steps.some(({ ago, act }) => Object(act.entry?.value).on > addDays(day, -ago)),
    )
    expect(wrong.map(({ person }) => person.familyName)).toEqual([])
  }
})
