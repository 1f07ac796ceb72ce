import { createTestDatabase, type TestDatabase } from '@tym/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from './open-database.ts'
import { assertSafeRole } from './safe-role.ts'

let own: TestDatabase
let admin: postgres.Sql
beforeAll(async () => {
  own = await createTestDatabase()
  admin = postgres(own.urls.superuser, { max: 1, onnotice: () => undefined })
})
afterAll(async () => {
  await admin.end()
  await own.drop()
})

/** Whether a process with this URL would start. */
async function judge(url: string): Promise<void> {
  const database = openDatabase({ url, max: 1, applicationName: 'test' })
  try {
    await assertSafeRole(database, 'DATABASE_URL_APP')
  } finally {
    await database.close()
  }
}

/** A login role of its own with these attributes, member of a role with those; gone afterwards. */
async function judgeRole(attributes: string, through?: { role: string; how: string }): Promise<void> {
  const [login, middle] = [`judged_${crypto.randomUUID()}`, `between_${crypto.randomUUID()}`]
  await admin.unsafe(`create role "${login}" login noinherit password 'for-this-test' ${attributes}`)
  await admin.unsafe(`create role "${middle}" nologin noinherit`)
  await admin.unsafe(`grant connect on database "${new URL(own.urls.app).pathname.slice(1)}" to "${login}"`)
  if (through !== undefined) {
    await admin.unsafe(`grant "${middle}" to "${login}"`)
    await admin.unsafe(`grant ${through.role} to "${middle}" ${through.how}`)
  }
  const url = new URL(own.urls.app)
  url.username = login
  url.password = 'for-this-test'
  try {
    await judge(url.href)
  } finally {
    await admin.unsafe(`drop owned by "${login}"`)
    await admin.unsafe(`drop role "${login}"`)
    await admin.unsafe(`drop role "${middle}"`)
  }
}

describe('a process starts with the login roles of the platform', () => {
  test.each(['app', 'read', 'worker', 'keys', 'queue'] as const)('%s', async (name) => {
    await judge(own.urls[name])
  })

  test('and with one that has no power at all', async () => {
    await judgeRole('')
  })
})

describe('a process refuses to start as a role', () => {
  test('that is a superuser', async () => {
    await expect(judge(own.urls.superuser)).rejects.toThrow(/DATABASE_URL_APP: role .* superuser/)
  })

  test.each([
    ['passes row-level security', 'bypassrls', /BYPASSRLS/],
    ['makes roles', 'createrole', /CREATEROLE/],
  ])('that %s', async (_how, attributes, message) => {
    await expect(judgeRole(attributes)).rejects.toThrow(message)
  })

  test.each([
    ['owns the tables', 'tym_owner', /owns tables/],
    ['is a superuser', '{superuser}', /superuser/],
    ['passes row-level security', '{bypassrls}', /BYPASSRLS/],
    ['makes roles', '{createrole}', /CREATEROLE/],
  ])(
    'that is a member, through another and even without inheriting, of one that %s',
    async (_how, role, message) => {
      const attribute = /^\{(\w+)\}$/.exec(role)?.[1]
      const powerful = attribute === undefined ? role : `"powerful_${crypto.randomUUID()}"`
      if (attribute !== undefined) await admin.unsafe(`create role ${powerful} nologin ${attribute}`)
      for (const how of ['', 'with inherit false, set true'])
        await expect(judgeRole('', { role: powerful, how })).rejects.toThrow(message)
      if (attribute !== undefined) await admin.unsafe(`drop role ${powerful}`)
    },
  )
})

describe('nothing is kept where no policy guards it', () => {
  const logins = ['app', 'read', 'worker', 'exchange', 'keys', 'keysWorker', 'keysEraser', 'queue'] as const
  test.each(logins)('by the role of %s', async (name) => {
    const database = openDatabase({ url: own.urls[name], max: 1, applicationName: 'test' })
    const attempts = [
      'select lo_create(0)',
      "select lo_from_bytea(0, 'x')",
      'select lo_creat(-1)',
      "select pg_logical_emit_message(false, 'x', 'x')",
      'create table public.own (n int)',
    ]
    try {
      for (const attempt of attempts)
        await expect(database.sql.unsafe(attempt), attempt).rejects.toMatchObject({ code: '42501' })
    } finally {
      await database.close()
    }
  })
})
