import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type DevelopmentPorts, portVariables, processEnvironment, readDevelopmentConfig } from '@tym/config'
import { createProgress, findFreePort, startPlatform } from '@tym/dev'
import type { TestProject } from 'vitest/node'
import { getChromium } from './find-chromium.ts'
import { keepPictures } from './keep-pictures.ts'

/** What a story needs to know of the platform that runs for all of them. */
export interface BrowserWorld {
  /** The one address that a person opens. */
  readonly web: string
  readonly chromium: string
  /** Where pictures are put, for people to look at. */
  readonly pictures: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    browserWorld: BrowserWorld
  }
}

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** One platform with the demo customers for all stories, on free ports and in a folder of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const environment = processEnvironment()
  const chromium = getChromium(environment['PATH'] ?? '')
  const folder = mkdtempSync(path.join(tmpdir(), 'tym-e2e-'))
  const ports: Record<string, string> = {}
  for (const variable of Object.values(portVariables)) ports[variable] = String(await findFreePort())
  const own = { ...environment, ...ports, TYM_DATA_DIRECTORY: folder }
  const config = readDevelopmentConfig(own, root)
  const progress = createProgress(
    (text) => process.stdout.write(text),
    () => false,
  )
  const platform = await startPlatform(root, config, progress)
  const tearDown = async (): Promise<void> => {
    await platform.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const pictures = path.join(root, '.cache', 'pictures')
  try {
    await loadCustomers(own)
    project.provide('browserWorld', {
      web: webAddress(config.ports),
      chromium,
      pictures,
    })
  } catch (error) {
    await tearDown()
    throw error
  }
  return async () => {
    await tearDown()
    if (environment['TYM_PICTURES'] === 'docs') keepPictures(root, pictures)
  }
}

const webAddress = ({ web }: DevelopmentPorts) => `http://localhost:${web}`

async function loadCustomers(env: NodeJS.ProcessEnv): Promise<void> {
  const program = ['--conditions=tym-tools', '--import', 'tsx', 'packages/demo/src/load-customers.ts']
  const child: ChildProcess = spawn(process.execPath, program, { cwd: root, env, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error('the demo customers could not be loaded')
}
