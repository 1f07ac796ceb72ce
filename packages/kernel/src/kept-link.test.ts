import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Link, openLink } from './kept-link.ts'
import { type Answers, openAnswers } from './test-answers.ts'

const get = { method: 'GET', headers: {} }
let answers: Answers
let link: Link
beforeEach(async () => {
  answers = await openAnswers()
  link = openLink(answers.origin, { milliseconds: 500, bytes: 10 })
})
afterEach(async () => {
  link.close()
  await answers.close()
})

test('answers are given as they are, whatever their status, over one connection', async () => {
  const ten = await link.ask('/ten', get)
  expect([ten.status, ten.body?.toString()]).toEqual([200, 'ten bytes.'])
  const body = Buffer.from('please')
  const refused = await link.ask('/refused', { method: 'POST', headers: {}, body })
  expect([refused.status, refused.headers['retry-after'], refused.body?.toString()]).toEqual([422, '7', 'no'])
  expect(answers.asked).toEqual(['GET /ten', 'POST /refused'])
  expect(answers.connections()).toBe(1)
})

test('of an answer that goes on, nothing is read past the bound', async () => {
  expect(await link.ask('/endless', get)).toMatchObject({ status: 200, body: undefined })
  await expect.poll(() => answers.asked).toContain('hung up')
})

test('a redirect is not followed', async () => {
  await expect(link.ask('/elsewhere', get)).rejects.toThrow('leads elsewhere')
  expect(answers.asked).toEqual(['GET /elsewhere'])
})

test.each(['stuck', 'broken'])('an answer that is %s is none', async (how) => {
  await expect(link.ask(`/${how}`, get)).rejects.toThrow()
})

test('nobody there is no answer, and whoever comes back is found again', async () => {
  await link.ask('/ten', get)
  const gone = openLink('http://127.0.0.1:1', { milliseconds: 500, bytes: 10 })
  await expect(gone.ask('/ten', get)).rejects.toThrow(/ECONNREFUSED/)
  gone.close()
  await expect(link.ask('/broken', get)).rejects.toThrow()
  expect((await link.ask('/ten', get)).body?.toString()).toBe('ten bytes.')
})
