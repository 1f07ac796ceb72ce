import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { portVariables, processEnvironment } from '@tym/config'
import { migrate } from '@tym/database'
import { backupMarkIn, findFreePort, journalFileIn, markRestoring, startPostgres } from '@tym/dev'
import { programOf, programsFolder } from '@tym/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const patience = 300_000
let folder: string
let data: string
let env: Record<string, string>
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tym-restore-'))
  data = path.join(folder, 'data')
  env = { PATH: processEnvironment().PATH ?? '', HOME: folder, TYM_DATA_DIRECTORY: data }
  env['TYM_PROGRAMS_DIRECTORY'] = programsFolder()
  for (const variable of Object.values(portVariables)) env[variable] = String(await findFreePort())
  mkdirSync(path.dirname(journalFileIn(data)), { recursive: true })
  writeFileSync(journalFileIn(data), '')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (program: 'start' | 'backup' | 'restore', ...args: string[]) =>
  execFileSync(process.execPath, [...programOf(program), ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: 'pipe',
  })

async function databases(): Promise<string[]> {
  const server = await startPostgres({ dir: path.join(data, 'postgres') })
  const sql = postgres(server.superuserUrl, { max: 1, onnotice: () => undefined })
  const rows = await sql<
    { name: string }[]
  >`select datname as name from pg_database where datname like 'tym%' order by 1`
  await sql.end()
  await server.stop(true)
  return rows.map(({ name }) => name)
}

test(
  'the commands back up and restore the platform of this machine, and leave nothing else behind',
  async () => {
    const backup = path.join(folder, 'backup')
    // An empty platform: the databases as the first start makes them.
    const first = spawn(process.execPath, [...programOf('start')], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    await new Promise<void>((resolve) => {
      first.stdout.on('data', (bytes: Buffer) => {
        if (String(bytes).includes('Ready after')) resolve()
      })
    })
    expect(run('backup', backup)).toContain('Backed up')
    const { at } = JSON.parse(readFileSync(path.join(backup, 'manifest.json'), 'utf8'))
    expect(JSON.parse(readFileSync(backupMarkIn(data), 'utf8'))).toEqual({ at })
    // Sessions are worth nothing to anybody but their browsers: no backup has them.
    expect(readdirSync(backup).toSorted()).toEqual(['keys', 'manifest.json', 'register'])
    expect(readdirSync(backup, { recursive: true }).join('\n')).not.toContain('session')
    expect(() => run('restore', backup)).toThrow('runs already')
    first.kill('SIGTERM')
    await once(first, 'exit')
    expect(() => run('backup', backup)).toThrow('is not empty')
    appendFileSync(journalFileIn(data), '{"kind":"dele\n')
    const told = run('restore', backup)
    expect(told).toContain('The log goes on as tym.localhost/log/')
    expect(told).toContain('1 lines of the journal are none')
    expect(await databases()).toEqual(['tym', 'tym_keys', 'tym_queue', 'tym_sessions'])
  },
  patience,
)

test(
  'a restore that fails changes nothing',
  async () => {
    const before = await databases()
    expect(() => run('restore', folder)).toThrow('manifest.json')
    expect(await databases()).toEqual(before)
    expect(existsSync(path.join(data, 'configuration', 'restoring'))).toBe(false)
  },
  patience,
)

test(
  'a restore ends the sessions of a server elsewhere too',
  async () => {
    const server = await startPostgres({ dir: path.join(folder, 'elsewhere'), test: true })
    const admin = postgres(server.superuserUrl, { max: 1, onnotice: () => undefined })
    await admin.unsafe('create database web_sessions')
    await admin.end()
    const url = server.superuserUrl.replace(/\/postgres$/, '/web_sessions')
    const directory = path.join(root, 'infra/postgres/sessions')
    await migrate({ url, directory, owner: 'tym_session_owner' })
    const sql = postgres(url, { max: 1, onnotice: () => undefined })
    await sql`insert into session.login (id, state, sealed, expires_at)
      values (${Buffer.alloc(32)}, ${Buffer.alloc(32)}, ${Buffer.alloc(40)}, ${new Date('2099-01-01')})`
    env['SESSION_DATABASE_URL'] = url
    expect(run('restore', path.join(folder, 'backup'))).toContain('The log goes on as')
    delete env['SESSION_DATABASE_URL']
    expect(await sql`select 1 from session.login`).toHaveLength(0)
    await sql.end()
    await server.stop(true)
  },
  patience,
)

test(
  'nothing starts on databases that a restore was replacing',
  () => {
    markRestoring(data)
    expect(() => run('start')).toThrow('A restore was cut off')
  },
  patience,
)
