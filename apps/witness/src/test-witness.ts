import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findFreePort, type StartedApp, startApp } from '@tym/testing'
import { digestOf } from './cosigned-heads.ts'
import { origin } from './test-log.ts'

/** A witness as a real process, with a folder that outlives it. */
export interface TestWitness {
  readonly folder: string
  /** Kills the process and starts it again. */
  killAndStart(): Promise<void>
  kill(): Promise<void>
  start(): Promise<void>
  stop(): Promise<number | null>
  add(body: string): Promise<{ status: number; type: string; text: string }>
  get(name: string): Promise<{ status: number; text: string }>
  figures(): Promise<string>
  head(): Promise<{ status: number; text: string }>
  clean(): Promise<void>
}

export async function startWitness(
  logs: readonly object[],
  slugs: readonly string[] = ['kela'],
): Promise<TestWitness> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tym witness '))
  const file = path.join(folder, 'witness.json')
  const witnesses = slugs.map((slug) => ({ slug, name: `tym.test/witness/${slug}` }))
  await writeFile(file, JSON.stringify({ logs, witnesses, folder: 'kept' }))
  const port = await findFreePort()
  let app: StartedApp | undefined
  const start = async () => {
    app = await startApp('witness', port, { LOG_LEVEL: 'error', WITNESS_CONFIG_FILE: file })
  }
  const kill = async () => {
    await app?.stop('SIGKILL')
  }
  const address = `http://127.0.0.1:${port}/`
  const get: TestWitness['get'] = async (name) => {
    const answer = await fetch(address + name)
    return { status: answer.status, text: await answer.text() }
  }
  await start()
  return {
    folder: path.join(folder, 'kept'),
    start,
    kill,
    get,
    killAndStart: async () => {
      await kill()
      await start()
    },
    stop: async () => (await app?.stop()) ?? null,
    add: async (body) => {
      const answer = await fetch(`${address}kela/add-checkpoint`, { method: 'POST', body })
      const type = answer.headers.get('content-type') ?? ''
      return { status: answer.status, type, text: await answer.text() }
    },
    figures: async () => (await fetch(`${app?.metricsOrigin}/metrics`)).text(),
    head: () => get(`kela/checkpoint/${digestOf(origin)}`),
    clean: async () => {
      await kill()
      await rm(folder, { recursive: true })
    },
  }
}
