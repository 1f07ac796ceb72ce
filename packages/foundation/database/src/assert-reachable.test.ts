import { ConfigError } from '@tym/config'
import { createTestDatabase, findFreePort, type TestDatabase } from '@tym/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assertReachable } from './assert-reachable.ts'

let own: TestDatabase
beforeAll(async () => {
  own = await createTestDatabase()
})
afterAll(() => own.drop())

const changed = (change: (url: URL) => void) => {
  const url = new URL(own.urls.app)
  change(url)
  return url.href
}

/** What is said of it; nothing when it can be worked with. */
async function said(url: string): Promise<string | undefined> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    await assertReachable(sql, 'DATABASE_URL_APP')
    return undefined
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  } finally {
    await sql.end()
  }
}

test('a database that can be worked with is gone on with', async () => {
  expect(await said(own.urls.app)).toBeUndefined()
})

test('a port on which nothing listens, a wrong password, a wrong name: the variable, the reason and the next step', async () => {
  const port = await findFreePort()
  expect(
    await said(
      changed((url) => {
        url.port = String(port)
      }),
    ),
  ).toMatch(
    new RegExp(`^DATABASE_URL_APP: nothing answers at .*:${port} \\(ECONNREFUSED\\)\\. Start the server`),
  )
  const strange = await said(
    changed((url) => {
      url.username = 'nobody_known'
    }),
  )
  expect(strange).toMatch(/^DATABASE_URL_APP: its user or password is refused\. Correct them/)
  expect(
    await said(
      changed((url) => {
        url.pathname = '/no_such_one'
      }),
    ),
  ).toMatch(/^DATABASE_URL_APP: (there is no such database\. Make it|its role has no right to connect)/)
})

test('neither user nor password is said', async () => {
  const text = await said(
    changed((url) => {
      url.username = 'nobody_known'
      url.password = 'secret-word'
    }),
  )
  expect(text).not.toMatch(/secret-word|nobody_known/)
})
