import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fetchBounded } from './fetch-bounded.ts'

const bounds = { milliseconds: 2_000, bytes: 10 }
let server: Server
let origin = ''
let asked: string[] = []

beforeEach(async () => {
  asked = []
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    if (request.url === '/elsewhere') response.writeHead(302, { location: '/ten' }).end()
    else if (request.url === '/ten') response.end('ten bytes.')
    else if (request.url === '/refused') response.writeHead(422, { 'retry-after': '7' }).end('no')
    else if (request.url === '/stuck') response.write('ten ')
    else if (request.url === '/broken') {
      response.writeHead(200, { 'content-length': '9' }).write('ten ')
      setTimeout(() => response.destroy(), 20)
    } else {
      // Goes on for as long as anybody reads.
      const more = setInterval(() => response.write('more and '), 5)
      response.on('close', () => {
        clearInterval(more)
        asked.push('hung up')
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

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
