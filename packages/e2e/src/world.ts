import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type DevelopmentPorts, portVariables, processEnvironment, readDevelopmentConfig } from '@tym/config'
import { createProgress, findDemoLoad, findFreePort, loadCustomers, startPlatform } from '@tym/dev'
import type { TestProject } from 'vitest/node'
import { getChromium } from './find-chromium.ts'
import { keepPictures } from './keep-pictures.ts'

export interface Origins {
  readonly customerDataOrigin: string
  readonly signerOrigin: string
  readonly identityOrigin: string
}

/** What a story needs to know of the platform that runs for all of them. */
export interface BrowserWorld {
  /** The one address that a person opens. */
  readonly web: string
  /** Where one of the cast is signed in without a browser, for what no page does yet. */
  readonly origins: Origins
  readonly chromium: string
  /** Where pictures are put, for people to look at. */
  readonly pictures: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    browserWorld: BrowserWorld
  }
}

/** The stories are told of this day, and of the first few customers. */
const told = { CALENDAR_DATE: '2026-11-30', TYM_DEMO: 'small' }

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** One platform with the demo customers for all stories, on free ports and in a folder of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const environment = processEnvironment()
  const chromium = getChromium(environment['PATH'] ?? '')
  const folder = mkdtempSync(path.join(tmpdir(), 'tym-e2e-'))
  const ports: Record<string, string> = {}
  for (const variable of Object.values(portVariables)) ports[variable] = String(await findFreePort())
  const own = { ...environment, ...ports, ...told, TYM_DATA_DIRECTORY: folder }
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
    await loadCustomers(root, { config, platform, say: progress.say }).ended
    const load = findDemoLoad(folder)
    if (load === undefined || load.written < load.total)
      throw new Error('the demo customers could not be loaded')
    project.provide('browserWorld', {
      web: webAddress(config.ports),
      origins: originsOf(config.ports),
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

const originsOf = ({ customerData, signer, identity }: DevelopmentPorts): Origins => ({
  customerDataOrigin: `http://127.0.0.1:${customerData}`,
  signerOrigin: `http://127.0.0.1:${signer}`,
  identityOrigin: `http://127.0.0.1:${identity}`,
})
