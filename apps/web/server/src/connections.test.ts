import { setTimeout as delay } from 'node:timers/promises'
import { createTestSessions, type TestSessions } from '@tym/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Connections, openConnections } from './connections.ts'

let made: TestSessions
let connections: Connections
beforeAll(async () => {
  made = await createTestSessions()
  connections = openConnections(made.url, 2)
})
afterAll(async () => {
  await connections.close()
  await made.drop()
})

test('an answer that does not come ends only its own question, and its connection is replaced', async () => {
  const late = connections.ask(async (sql) => {
    await sql`set statement_timeout = 0`
    await sql`select pg_sleep(30)`
  })
  const outcome = late.catch((error: unknown) => error)
  await delay(2_500)
  const slow = connections.ask((sql) => sql<{ done: boolean }[]>`select pg_sleep(2.5) is not null as done`)
  expect(await outcome).toMatchObject({ code: 'service-unavailable' })
  expect(await slow).toEqual([{ done: true }])
  const both = [1, 2].map(() => connections.ask((sql) => sql<{ n: number }[]>`select 1 as n`))
  expect(await Promise.all(both)).toEqual([[{ n: 1 }], [{ n: 1 }]])
})

test('a question that fails gives its connection back', async () => {
  for (let time = 0; time < 4; time += 1)
    await expect(connections.ask((sql) => sql`select 1/0`)).rejects.toMatchObject({ code: '22012' })
  expect(await connections.ask((sql) => sql<{ n: number }[]>`select 1 as n`)).toEqual([{ n: 1 }])
})

test('connections that the server has ended are opened again', async () => {
  const ask = () => connections.ask((sql) => sql<{ n: number }[]>`select 1 as n`)
  await ask()
  const superuser = postgres(made.superuserUrl, { max: 1, onnotice: () => undefined })
  await superuser`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'tym_session'`
  await superuser.end()
  await delay(200)
  expect(await ask()).toEqual([{ n: 1 }])
})
