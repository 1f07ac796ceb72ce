import { createServer } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fetchBounded, fetchLasting } from './fetch-bounded.ts'
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

test('an answer that goes on is given as it comes, and breaks off when its time is over or it is ended', async () => {
  const ending = new AbortController()
  let hungUp = 0
  const lasting = { begins: 500, lasts: 60_000, signal: ending.signal }
  for (const [change, end] of [
    [{}, () => ending.abort()],
    [{ lasts: 200, signal: new AbortController().signal }, () => undefined],
  ] as const) {
    const { ok, body } = await fetchLasting(`${origin}/endless`, { ...lasting, ...change })
    expect(ok).toBe(true)
    const reader = (body ?? new ReadableStream()).getReader()
    expect((await reader.read()).done).toBe(false)
    end()
    const untilEnd = async () => {
      for (;;) if ((await reader.read()).done) return
    }
    await expect(untilEnd()).rejects.toThrow()
    hungUp += 1
    await expect.poll(() => asked.filter((each) => each === 'hung up')).toHaveLength(hungUp)
  }
})

test('an answer that does not begin in time is none', async () => {
  const signal = new AbortController().signal
  const silent = createServer(() => undefined)
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const address = silent.address()
  const at = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  await expect(fetchLasting(at, { begins: 100, lasts: 60_000, signal })).rejects.toThrow()
  silent.closeAllConnections()
  await new Promise((resolve) => silent.close(resolve))
})
