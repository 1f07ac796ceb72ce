import { spawn } from 'node:child_process'
import { type DevelopmentConfig, processEnvironment } from '@tym/config'
import { findDemoLoad, isDemoPending } from '../data-folder/demo-load.ts'
import type { Platform } from './platform.ts'
import { hasFiles, keepMonthsOfPast, listCaseRights } from './register-for-past.ts'

/** Its own modules are TypeScript; what they import is delivered, or source where this is. */
const conditions = import.meta.url.endsWith('.ts') ? 'tym-source' : 'tym-tools'
const loaderProgram = [
  `--conditions=${conditions}`,
  ...['--import', 'tsx', 'packages/demo/src/load-customers.ts'],
]

/** A load of the demo customers under way. */
export interface Loading {
  /** Settles when it has ended, well or not: what went wrong was said. */
  readonly ended: Promise<void>
  /** Breaks it off: the next start goes on where it was. */
  stop(): Promise<void>
}

/**
 * Writes the files of the demo customers beside the platform that answers already, by a program of its own
 * that gets the environment of the processes whose work it does. The worker rests meanwhile. Only a register
 * that began empty is filled.
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
  let child: ReturnType<typeof spawn> | undefined
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
      const loader = spawn(process.execPath, loaderProgram, {
        cwd: root,
        env: { ...processEnvironment(), ...settingsOf(config) },
        stdio: ['pipe', 'pipe', 'pipe'],
      })
      child = loader
      for (const stream of [loader.stdout, loader.stderr])
        stream.on('data', (text: Buffer) => say(text.toString('utf8').trimEnd()))
      // What it is handed stays open: once this process is gone, the loader hears it and ends.
      loader.stdin.on('error', () => undefined)
      loader.stdin.write(
        `${JSON.stringify({
          service: platform.environmentOf('customer-data'),
          worker: platform.environmentOf('worker'),
          signer: platform.environmentOf('signer'),
          identity: platform.environmentOf('identity'),
          rights: await listCaseRights(platform.registerUrl),
        })}\n`,
      )
      await new Promise<void>((resolve) => {
        loader.once('error', (error) => {
          say(`The demo customers could not be written: ${error.message}`)
          resolve()
        })
        loader.once('exit', () => resolve())
      })
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

/** What the loader reads by itself; it has no port of its own. */
function settingsOf({ dataDirectory, demoCustomers, calendarDate }: DevelopmentConfig) {
  return {
    TYM_DATA_DIRECTORY: dataDirectory,
    ...(demoCustomers === 'few' ? { TYM_DEMO: 'small' } : {}),
    ...(calendarDate === undefined ? {} : { CALENDAR_DATE: calendarDate }),
  }
}
