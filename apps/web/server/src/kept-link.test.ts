import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createDoor, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Link, openLink } from './kept-link.ts'

const bounds = { milliseconds: 500, bytes: 10 }
const get = { method: 'GET', headers: {} }

/** How the other process answers, by path. */
const answers: Readonly<Record<string, (response: ServerResponse) => unknown>> = {
  '/ten': (response) => response.end('ten bytes.'),
  '/pieces': (response) => {
    response.write('in ')
    setTimeout(() => response.end('pieces'), 20)
  },
  '/refused': (response) => response.writeHead(422, { 'retry-after': '7' }).end('no'),
  '/elsewhere': (response) => response.writeHead(302, { location: '/ten' }).end(),
  '/stuck': (response) => response.write('ten '),
  '/broken': (response) => {
    response.writeHead(200, { 'content-length': '9' }).write('ten ')
    setTimeout(() => response.destroy(), 20)
  },
  '/endless': (response) => {
    const more = setInterval(() => response.write('more and '), 5)
    response.on('close', () => {
      clearInterval(more)
      asked.push('hung up')
    })
  },
}
const asked: string[] = []
let connections = 0
let links: Link[]
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url} ${request.headers['content-length'] ?? '-'}`)
  answers[request.url ?? '']?.(response)
})
server.on('connection', () => {
  connections += 1
})
const listen = (door: Server): Promise<number> =>
  new Promise((resolve) => door.listen(0, '127.0.0.1', () => resolve((door.address() as AddressInfo).port)))
const open = (origin: string): Link => {
  const link = openLink(origin, bounds)
  links.push(link)
  return link
}
let link: Link
beforeEach(async () => {
  asked.length = 0
  connections = 0
  links = []
  link = open(`http://127.0.0.1:${await listen(server)}`)
})
afterEach(async () => {
  for (const each of links) each.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

test('answers are given as they are, whatever their status', async () => {
  const ten = await link.ask('/ten', get)
  expect([ten.status, ten.body?.toString()]).toEqual([200, 'ten bytes.'])
  const body = Buffer.from('please')
  const refused = await link.ask('/refused', { method: 'POST', headers: {}, body })
  expect([refused.status, refused.headers['retry-after'], refused.body?.toString()]).toEqual([422, '7', 'no'])
  expect((await link.ask('/pieces', get)).body?.toString()).toBe('in pieces')
  await link.ask('/ten', { method: 'POST', headers: {} })
  expect(asked).toEqual(['GET /ten -', 'POST /refused 6', 'GET /pieces -', 'POST /ten 0'])
})

test('connections are kept, and none carries two requests at once', async () => {
  for (let n = 0; n < 5; n += 1) await link.ask('/ten', get)
  expect(connections).toBeLessThan(3)
  const stuck = Promise.allSettled([link.ask('/stuck', get), link.ask('/stuck', get)])
  expect((await link.ask('/ten', get)).status).toBe(200)
  expect(await stuck).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }])
})

test('of an answer that goes on, nothing is read past the bound', async () => {
  expect(await link.ask('/endless', get)).toMatchObject({ status: 200, body: undefined })
  await expect.poll(() => asked).toContain('hung up')
})

test('a redirect is not followed', async () => {
  await expect(link.ask('/elsewhere', get)).rejects.toThrow('leads elsewhere')
  expect(asked).toEqual(['GET /elsewhere -'])
})

test.each(['stuck', 'broken'])('an answer that is %s is none', async (how) => {
  await expect(link.ask(`/${how}`, get)).rejects.toThrow()
})

test('no header can be smuggled in', async () => {
  const headers = { dpop: 'a\r\nauthorization: DPoP b' }
  await expect(link.ask('/ten', { method: 'GET', headers })).rejects.toThrow()
  expect(asked).toEqual([])
})

test('nobody there is no answer, and whoever comes back is found again', async () => {
  await link.ask('/ten', get)
  await expect(open('http://127.0.0.1:1').ask('/ten', get)).rejects.toThrow(/ECONNREFUSED/)
  await expect(link.ask('/broken', get)).rejects.toThrow()
  expect((await link.ask('/ten', get)).body?.toString()).toBe('ten bytes.')
})

test('who takes a connection and says nothing is given up', async () => {
  const taken = new Set<Socket>()
  const silent = createDoor((socket) => void taken.add(socket))
  const port = await listen(silent)
  const late = open(`https://127.0.0.1:${port}`)
  await expect(late.ask('/ten', get)).rejects.toThrow('took too long')
  for (const socket of taken) socket.destroy()
  await new Promise((resolve) => silent.close(resolve))
})
