import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { inject } from 'vitest'

export interface TestSessions {
  /** As the login role of the web server. */
  readonly url: string
  readonly superuserUrl: string
  drop(): Promise<void>
}

/** A fresh session database of the web server, copied from the migrated template. */
export async function createTestSessions(): Promise<TestSessions> {
  const { superuserUrl, templates, port, password, failure } = inject('testServer')
  if (failure !== undefined) throw new Error(`the test databases could not be migrated: ${failure}`)
  const name = `t_${randomBytes(6).toString('hex')}_sessions`
  const asSuperuser = async (statement: string): Promise<void> => {
    const sql = postgres(superuserUrl, { max: 1, onnotice: () => undefined })
    try {
      await sql.unsafe(statement)
    } finally {
      await sql.end({ timeout: 5 })
    }
  }
  await asSuperuser(`create database ${name} template ${templates.sessions} strategy file_copy`)
  return {
    url: `postgres://tym_session:${password}@127.0.0.1:${port}/${name}`,
    superuserUrl: superuserUrl.replace(/\/postgres$/, `/${name}`),
    drop: () => asSuperuser(`drop database if exists ${name} with (force)`),
  }
}
