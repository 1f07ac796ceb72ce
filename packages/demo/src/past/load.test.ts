import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { portVariables, processEnvironment } from '@tym/config'
import { demoStepsIn, findDemoLoad } from '@tym/dev'
import { systemClock } from '@tym/kernel'
import { findFreePort, programOf, programsFolder } from '@tym/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fewLives } from '../customers/lives.ts'

const root = path.resolve(import.meta.dirname, '../../../..')
const lives = fewLives(systemClock().calendar())
let folder = ''
let data = ''
let env: Record<string, string | undefined> = {}
let stop: () => Promise<void> = async () => undefined

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tym-load-'))
  data = path.join(folder, 'data')
  env = { PATH: processEnvironment().PATH, HOME: folder, TYM_DATA_DIRECTORY: data, TYM_DEMO: 'small' }
  env['TYM_PROGRAMS_DIRECTORY'] = programsFolder()
  for (const variable of Object.values(portVariables)) env[variable] = String(await findFreePort())
})
afterAll(async () => {
  await stop()
  rmSync(folder, { recursive: true, force: true })
})

function startPlatform() {
  const child = spawn(process.execPath, [...programOf('start')], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => {
      output += bytes.toString('utf8')
    })
  const ended = once(child, 'exit')
  stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { child, ended, output: () => output }
}

const register = () => {
  const password = readFileSync(path.join(data, 'postgres', 'password'), 'utf8').trim()
  const port = env[portVariables.postgres] ?? ''
  const address = `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/tym`
  return postgres(address, { max: 1, onnotice: () => undefined })
}

/** The process that loads into this data folder. */
function loaderOf(folder: string): number {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const [command, environment] = ['cmdline', 'environ'].map((file) =>
        readFileSync(path.join('/proc', pid, file), 'utf8').split('\0'),
      )
      if (command?.some((part) => part.endsWith('load-customers.js')) !== true) continue
      if (environment?.includes(`TYM_DATA_DIRECTORY=${folder}`) === true) return Number(pid)
    } catch {
      // It has ended meanwhile, or is somebody else's.
    }
  }
  throw new Error('nobody loads')
}

/** Whether at least so many files are whole, and of another one some steps are done. */
function isHalfWritten(whole: number): boolean {
  const steps = demoStepsIn(data)
  const done = existsSync(steps) ? readFileSync(steps, 'utf8').split('\n').length : 0
  return (findDemoLoad(data)?.written ?? -1) >= whole && done > 5
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let round = 0; round < 6_000; round += 1) {
    if (await isSo()) return
    await delay(20)
  }
  throw new Error(`still waiting until ${what}`)
}

test('a load that is killed in the midst goes on at the next start: each file once, its log in order', async () => {
  const first = startPlatform()
  await until('the first file is half written', () => isHalfWritten(0))
  process.kill(loaderOf(data), 'SIGKILL')
  await until('another file is half written', () => isHalfWritten(1))
  first.child.kill('SIGKILL')
  await first.ended
  const cutOff = findDemoLoad(data)
  expect(cutOff?.written).toBeLessThan(lives.length)
  const before = register()
  const sealed = await before`select from audit.file_line`
  expect(sealed, 'lines of files that were sealed before the load was whole').toHaveLength(0)
  await before.end()

  const second = startPlatform()
  await until('all are there', () => second.output().includes(`all ${lives.length} are there`))
  const sql = register()
  await until('every line is sealed', async () => {
    const open =
      await sql`select from audit.entry e where not exists (select from audit.leaf l where l.line = e.line) limit 1`
    return open.length === 0
  })
  const files = await sql`select distinct index from customerships.identity_index`
  const ofStart = ['1.01', '1.02', '1.03']
  const [entries] = await sql`select count(distinct id)::int as n from customer_data.entry
    where not field = any(${ofStart}) and field not in ('4.07', '4.08', '5.09', '5.10')`
  const [customerships] = await sql`select count(*)::int as n from customerships.customership`
  const recorded = lives.flatMap(({ steps }) => steps.filter(({ act }) => act.entry !== undefined))
  expect({ files: files.length, customerships: customerships?.['n'], entries: entries?.['n'] }).toEqual({
    files: lives.length,
    customerships: lives.length,
    entries: recorded.length,
  })
  const backwards = await sql`select from (
      select e.at, lag(e.at) over (partition by f.customership order by f.number) as before
      from audit.file_line f join audit.entry e on e.line = f.line) as lines where at < before`
  expect(backwards, 'lines of a file that are earlier than the one before').toHaveLength(0)
  const [past] = await sql`select count(distinct date_trunc('month', at))::int as months from audit.entry`
  expect(past?.['months']).toBeGreaterThan(3)
  await sql.end()
  await stop()
})

test('production writes no past', async () => {
  const child = spawn(process.execPath, [...programOf('load-customers')], {
    cwd: root,
    env: { ...env, TYM_MODE: 'production' },
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString('utf8')
  })
  const [code] = await once(child, 'exit')
  expect(code).not.toBe(0)
  expect(said).toContain('TYM_MODE')
})
