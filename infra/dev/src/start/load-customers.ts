import { type ChildProcessByStdio, spawn } from 'node:child_process'
import path from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { type DevelopmentConfig, processEnvironment } from '@tym/config'
import { findDemoLoad, isDemoPending } from '../data-folder/demo-load.ts'
import type { Platform } from './platform.ts'
import { hasFiles, keepMonthsOfPast, listCaseRights } from './register-for-past.ts'

/** Its own modules are TypeScript; what they import is delivered, or source where this is. */
const conditions = import.meta.url.endsWith('.ts') ? 'tym-source' : 'tym-tools'
const loaderOf = ({ programsDirectory }: DevelopmentConfig): readonly string[] =>
  programsDirectory === undefined
    ? [`--conditions=${conditions}`, '--import', 'tsx', 'packages/demo/src/load-customers.ts']
    : ['--enable-source-maps', path.join(programsDirectory, 'load-customers.js')]

/** How often a load that ends in the midst is begun again in one run. */
const mostTurns = 3

/** A load of the demo customers under way. */
export interface Loading {
  /** Settles when it has ended, well or not: what went wrong was said. */
  readonly ended: Promise<void>
  /** Breaks it off: the next start goes on where it was. */
  stop(): Promise<void>
}

/**
 * Writes the demo customers beside the platform that answers already, by a program of its own, while the
 * worker rests. Only a register that began empty is filled.
 */
export function loadCustomers(
  root: string,
  {
    config,
    platform,
    say,
  }: {
    readonly config: DevelopmentConfig
    readonly platform: Pick<Platform, 'registerUrl' | 'environmentOf' | 'withoutWorker'>
    readonly say: (line: string) => void
  },
): Loading {
  let isStopped = false
  let child: Loader | undefined
  const run = async (): Promise<void> => {
    if (!isDemoPending(config)) return
    if (findDemoLoad(config.dataDirectory) === undefined && (await hasFiles(platform.registerUrl))) {
      say('The register has files already: no demo customers are written into it.')
      return
    }
    await platform.withoutWorker(async () => {
      if (isStopped) return 'broken off'
      say('The demo customers are being written; their files appear one after another.')
      await keepMonthsOfPast(platform.registerUrl)
      // One that ends in the midst goes on where it was.
      for (let turn = 0; turn < mostTurns && !isStopped && isDemoPending(config); turn += 1) {
        const handed = await handOver(platform)
        if (isStopped) break
        const loader = spawnLoader(root, config)
        child = loader
        await runLoader(loader, { handed, say })
      }
      return isStopped ? 'broken off' : 'done'
    })
  }
  const ended = run().catch((error: unknown) => {
    say(`The demo customers could not be written: ${error instanceof Error ? error.message : String(error)}`)
  })
  return {
    ended,
    stop: async () => {
      isStopped = true
      child?.kill('SIGTERM')
      await ended
    },
  }
}

type Loader = ChildProcessByStdio<Writable, Readable, Readable>

const spawnLoader = (root: string, config: DevelopmentConfig): Loader =>
  spawn(process.execPath, loaderOf(config), {
    cwd: root,
    env: { ...processEnvironment(), ...settingsOf(config) },
    stdio: ['pipe', 'pipe', 'pipe'],
  })

/** Hands over what the loader needs, and passes on what it says until it has ended. */
async function runLoader(
  loader: Loader,
  { handed, say }: { readonly handed: object; readonly say: (line: string) => void },
): Promise<void> {
  for (const stream of [loader.stdout, loader.stderr])
    stream.on('data', (text: Buffer) => say(text.toString('utf8').trimEnd()))
  // The channel stays open: once this process is gone, the loader hears it and ends.
  loader.stdin.on('error', () => undefined)
  loader.stdin.write(`${JSON.stringify(handed)}\n`)
  await new Promise<void>((resolve) => {
    loader.once('error', (error) => {
      say(`The demo customers could not be written: ${error.message}`)
      resolve()
    })
    loader.once('exit', () => resolve())
  })
}

/** The environment of the processes whose work it does, and the rights of the cast. */
async function handOver({ environmentOf, registerUrl }: Pick<Platform, 'environmentOf' | 'registerUrl'>) {
  return {
    service: environmentOf('customer-data'),
    worker: environmentOf('worker'),
    signer: environmentOf('signer'),
    identity: environmentOf('identity'),
    rights: await listCaseRights(registerUrl),
  }
}

/** What the loader reads by itself; it has no port of its own. */
function settingsOf({ dataDirectory, demoCustomers, calendarDate }: DevelopmentConfig) {
  return {
    TYM_DATA_DIRECTORY: dataDirectory,
    ...(demoCustomers === 'few' ? { TYM_DEMO: 'small' } : {}),
    ...(calendarDate === undefined ? {} : { CALENDAR_DATE: calendarDate }),
  }
}
