import { afterEach, beforeEach, expect, test } from 'vitest'
import { fetchBounded } from './fetch-bounded.ts'
import { type Answers, openAnswers } from './test-answers.ts'

const bounds = { milliseconds: 2_000, bytes: 10 }
let answers: Answers
let origin = ''
let asked: readonly string[] = []
beforeEach(async () => {
  answers = await openAnswers()
  ;({ origin, asked } = answers)
})
afterEach(() => answers.close())

test('an answer within its bounds is given whole, whatever its status', async () => {
  await expect(fetchBounded(`${origin}/ten`, bounds)).resolves.toMatchObject({ ok: true, text: 'ten bytes.' })
  const refused = await fetchBounded(`${origin}/refused`, bounds, { method: 'POST', body: 'please' })
  expect(refused).toMatchObject({ status: 422, ok: false, text: 'no' })
  expect(refused.headers.get('retry-after')).toBe('7')
  expect(asked).toEqual(['GET /ten', 'POST /refused'])
})

test.each([10, 0])('of an answer that goes on, nothing is read past %i bytes', async (bytes) => {
  const answer = await fetchBounded(`${origin}/endless`, { ...bounds, bytes })
  expect(answer).toMatchObject({ status: 200, ok: true, text: undefined })
  await expect.poll(() => asked).toContain('hung up')
})

test('a redirect is not followed', async () => {
  await expect(fetchBounded(`${origin}/elsewhere`, bounds)).rejects.toThrow()
  expect(asked).toEqual(['GET /elsewhere'])
})

test.each(['stuck', 'broken'])('an answer that is %s is none', async (how) => {
  await expect(fetchBounded(`${origin}/${how}`, { ...bounds, milliseconds: 300 })).rejects.toThrow()
})
