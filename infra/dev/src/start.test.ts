import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { portVariables, processEnvironment } from '@tym/config'
import { sha256 } from '@tym/kernel'
import { sealedLogOrigin, witnesses } from '@tym/personas'
import { programOf, programsFolder } from '@tym/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keptIn, scannedDatabases, sealedDatabases } from './data-folder/kept-in.ts'
import { findFreePort } from './ports.ts'
import { identityOf, type ProcessIdentity } from './process-identity.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
let folder: string
let env: Record<string, string | undefined>
const running = new Set<ReturnType<typeof start>>()

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tym start '))
  env = { PATH: processEnvironment().PATH, HOME: folder, TYM_DATA_DIRECTORY: path.join(folder, 'data') }
  env['TYM_PROGRAMS_DIRECTORY'] = programsFolder()
  env['TYM_DEMO'] = 'none'
  for (const variable of Object.values(portVariables)) env[variable] = String(await findFreePort())
})
afterAll(async () => {
  for (const one of running) {
    one.process.kill('SIGTERM')
    await one.ended
  }
  rmSync(folder, { recursive: true, force: true })
})

function start(more: Record<string, string> = {}) {
  const child = spawn(process.execPath, [...programOf('start')], {
    cwd: root,
    env: { ...env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = once(child, 'exit').then(([code]) => Number(code ?? -1))
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (bytes: Buffer) => {
        output += bytes.toString('utf8')
        if (output.includes('Ready after')) resolve()
      })
    }
    void ended.then(() => reject(new Error(`the start ended:\n${output}`)))
  })
  ready.catch(() => undefined)
  const one = { process: child, ready, ended, output: () => output }
  running.add(one)
  void ended.then(() => running.delete(one))
  return one
}

function children(): ProcessIdentity[] {
  return JSON.parse(readFileSync(path.join(folder, 'data', 'run.json'), 'utf8'))
}

const isAlive = ({ pid, started }: ProcessIdentity): boolean => identityOf(pid)?.started === started
const living = (): number => children().filter(isAlive).length

async function cosignedHead(slug: string): Promise<string> {
  const digest = sha256(sealedLogOrigin).toString('hex')
  const answer = await fetch(`http://127.0.0.1:${env['WITNESS_PORT']}/${slug}/checkpoint/${digest}`)
  return await answer.text()
}

function postmaster(): number {
  const file = path.join(folder, 'data', 'postgres', 'cluster', 'postmaster.pid')
  return Number(readFileSync(file, 'utf8').split('\n')[0])
}

describe('the start of the whole platform', () => {
  test('shows every step, prints addresses and cast, and says at a second start that it runs', async () => {
    const first = start()
    await first.ready
    for (const variable of [
      'CUSTOMER_DATA',
      'SIGNER',
      'IDENTITY',
      'WORKER',
      'EXCHANGE',
      'RECIPIENT',
      'WITNESS',
    ].map((name) => `${name}_PORT`)) {
      const answer = await fetch(`http://127.0.0.1:${env[variable]}/ready`)
      expect(answer.status, variable).toBe(200)
      expect(first.output()).toContain(`http://127.0.0.1:${env[variable]}`)
      const page = await fetch(`http://127.0.0.1:${env[variable]}/`)
      expect(page.headers.get('content-type'), variable).toBe('text/html; charset=utf-8')
      expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(await page.text()).toMatch(/<h1>[^<]+<\/h1>/)
    }
    // What a newcomer opens is said first, and is another site than the provider's.
    expect(first.output()).toMatch(/\nOpen http:\/\/localhost:\d+\n\nThe platform runs:/)
    expect(first.output()).toContain(`Open http://localhost:${env['WEB_PORT']}\n`)
    expect((await fetch(`http://127.0.0.1:${env['WEB_PORT']}/ready`)).status).toBe(200)
    const page = await fetch(`http://localhost:${env['WEB_PORT']}/any/address`)
    expect(page.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'")
    const printed = [...first.output().matchAll(/http:\/\/[\w.:/-]*[\w/]/g)].map(([address]) => address)
    const forPeople = [...new Set(printed)].filter((address) => !/\/(metrics|openapi\.json)$/.test(address))
    expect(forPeople.length).toBeGreaterThan(8)
    for (const address of forPeople)
      expect((await fetch(address)).headers.get('content-type'), address).toBe('text/html; charset=utf-8')
    for (const variable of Object.values(portVariables).filter((name) => name.endsWith('_METRICS_PORT'))) {
      const address = `http://127.0.0.1:${env[variable]}/metrics`
      expect(first.output()).toContain(address)
      expect(await (await fetch(address)).text(), variable).toContain('process_start_time_seconds')
    }
    expect(first.output()).toMatch(
      /PostgreSQL started \(\d+\.\d s\)[\s\S]*databases migrated[\s\S]*worker ready/,
    )
    expect(first.output()).toContain('porvoo-specialist')
    for (const { slug, name } of witnesses)
      await expect.poll(() => cosignedHead(slug), { interval: 500 }).toContain(`— ${name} `)

    const second = start()
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain(`runs already from this folder (process ${first.process.pid})`)
  })

  test('keeps something only where a deletion looks, or where nothing of a file is', async () => {
    const data = path.join(folder, 'data')
    expect(readdirSync(data).filter((name) => keptIn[name] === undefined)).toEqual([])
    const password = readFileSync(path.join(data, 'postgres', 'password'), 'utf8').trim()
    const port = env[portVariables.postgres] ?? ''
    const sql = postgres(`postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`, {
      max: 1,
    })
    const databases = await sql<{ name: string }[]>`
      select datname as name from pg_database where not datistemplate and datname <> 'postgres' order by 1`
    await sql.end()
    expect(databases.map(({ name }) => name)).toEqual([...scannedDatabases, ...sealedDatabases])
  })

  test('ends with an error, and nothing left running, when one of its processes is killed', async () => {
    const [first] = running
    const victim = children().at(-1)
    if (first === undefined || victim === undefined) throw new Error('nothing runs')
    process.kill(victim.pid, 'SIGKILL')
    expect(await first.ended).toBe(1)
    expect(first.output()).toContain('witness ended (signal SIGKILL)')
    expect(first.output()).toContain('Stopped.')
  })

  test('ends with an error, and nothing left running, when its database is killed', async () => {
    const first = start()
    await first.ready
    const processes = children()
    process.kill(postmaster(), 'SIGKILL')
    expect(await first.ended).toBe(1)
    expect(first.output()).toContain('the database ended (signal SIGKILL)')
    expect(first.output()).toContain('Stopped.')
    expect(processes.filter(isAlive)).toEqual([])
  })

  test('ends so, too, when it had joined the database of a start that was killed', async () => {
    const first = start()
    await first.ready
    first.process.kill('SIGKILL')
    await first.ended
    const joined = postmaster()
    const second = start()
    await second.ready
    expect(postmaster()).toBe(joined)
    const processes = children()
    process.kill(joined, 'SIGKILL')
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain(`the database ended (process ${joined} is gone)`)
    expect(second.output()).toContain('Stopped.')
    expect(processes.filter(isAlive)).toEqual([])
  })

  test('goes on after kill -9 of itself: what it left running is ended or joined', async () => {
    const first = start()
    await first.ready
    first.process.kill('SIGKILL')
    await first.ended
    expect(living()).toBe(8)

    const joined = postmaster()
    const second = start()
    await second.ready
    expect(postmaster()).toBe(joined)
    expect(living()).toBe(8)
    const processes = children()
    second.process.kill('SIGTERM')
    expect(await second.ended).toBe(0)
    expect(second.output()).toContain('Stopped.')
    expect(processes.filter(isAlive)).toEqual([])
  })

  test('names a taken port and the variable that chooses another', async () => {
    const squatter = spawn(process.execPath, [
      '-e',
      `require('node:http').createServer().listen(${env['SIGNER_PORT']}, '127.0.0.1', () => console.log('up'))`,
    ])
    await once(squatter.stdout, 'data')
    const second = start()
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain(`port ${env['SIGNER_PORT']} is taken`)
    expect(second.output()).toContain('SIGNER_PORT')
    squatter.kill()
  })

  test('refuses production', async () => {
    const refused = start({ TYM_MODE: 'production' })
    expect(await refused.ended).toBe(1)
    expect(refused.output()).toContain('TYM_MODE')
  })
})
