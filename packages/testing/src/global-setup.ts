import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { processEnvironment } from '@tym/config'
import {
  ensureDatabase,
  makeTemplate,
  migrateDatabases,
  type RunningPostgres,
  setPasswords,
  startPostgres,
} from '@tym/dev'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { bundlePrograms, removePrograms } from './programs.ts'
import { makeTestFolder, stopServers, sweepAbandonedFolders } from './test-folder.ts'

/** What a test worker needs to know to make databases of its own. */
export type TestServer = {
  /** Where tests may keep what their servers write; removed after the run, servers in it are ended. */
  folder: string
  /** The programs that tests start, bundled from their sources. */
  programs: string
  /** Under CI a machine without Redis fails the run instead of skipping that leg. */
  mustHaveRedis: boolean
  port: number
  superuserUrl: string
  password: string
  templates: { register: string; keys: string; queue: string; sessions: string }
  /**
   * Why the templates could not be migrated: tests without a database run all the same, the others say this.
   */
  failure: string | undefined
}

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}

const templates = {
  register: 'tym_template',
  keys: 'tym_keys_template',
  queue: 'tym_queue_template',
  sessions: 'tym_sessions_template',
}

/** One PostgreSQL server for the whole run, with one migrated template of each database. */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  await sweepAbandonedFolders()
  const folder = makeTestFolder()
  const [server, programs] = await Promise.all([
    startPostgres({ dir: path.join(folder, 'postgres'), test: true }),
    bundlePrograms(),
  ])
  const tearDown = async (): Promise<void> => {
    await server.stop(true)
    removePrograms(programs)
    await stopServers(folder)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    project.provide('testServer', await prepare(server, folder, programs))
  } catch (error) {
    await tearDown()
    throw error
  }
  return tearDown
}

async function prepare(server: RunningPostgres, folder: string, programs: string): Promise<TestServer> {
  const password = randomBytes(16).toString('hex')
  const sql = postgres(server.superuserUrl, { max: 1, onnotice: () => undefined })
  const urlOf = (database: string): string => server.superuserUrl.replace(/\/postgres$/, `/${database}`)
  let failure: string | undefined
  try {
    for (const name of Object.values(templates)) await ensureDatabase(sql, name)
    await migrateDatabases({
      register: urlOf(templates.register),
      keys: urlOf(templates.keys),
      queue: urlOf(templates.queue),
      sessions: urlOf(templates.sessions),
    }).catch((error: unknown) => {
      failure = String(error)
    })
    await setPasswords(sql, () => password)
    for (const name of Object.values(templates)) await makeTemplate(sql, name)
  } finally {
    await sql.end({ timeout: 5 })
  }
  const mustHaveRedis = processEnvironment()['CI'] === 'true'
  return {
    folder,
    programs,
    mustHaveRedis,
    port: server.port,
    superuserUrl: server.superuserUrl,
    password,
    templates,
    failure,
  }
}
