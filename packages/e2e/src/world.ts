import { rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { processEnvironment } from '@tym/config'
import { makeTestFolder, sweepAbandonedFolders } from '@tym/testing'
import type { TestProject } from 'vitest/node'
import { getChromium } from './find-chromium.ts'
import { keepPictures } from './keep-pictures.ts'
import type { BrowserWorld } from './platform.ts'
import { startPlatformIn } from './start-platform.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** One for each worker, in the order of their numbers. */
    browserWorlds: readonly BrowserWorld[]
  }
}

const root = fileURLToPath(new URL('../../../', import.meta.url))
/** The stories are told of this day, and of the first few customers. */
const told = { CALENDAR_DATE: '2026-11-30', TYM_DEMO: 'small' }

const pictures = path.join(root, '.cache', 'pictures')

/**
 * A platform with the demo customers for each worker, so that stories that run at the same moment share
 * nothing.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const environment = processEnvironment()
  const chromium = getChromium(environment['PATH'] ?? '')
  await sweepAbandonedFolders()
  const folder = makeTestFolder()
  const platforms = Array.from({ length: Number(project.config.maxWorkers) }, (_, worker) =>
    startPlatformIn(root, path.join(folder, String(worker)), { ...environment, ...told }),
  )
  const tearDown = async (): Promise<void> => {
    await Promise.all((await Promise.allSettled(platforms)).map(stopStarted))
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const started = await Promise.all(platforms)
    const worlds = started.map(({ web, origins, folder: own }) => ({
      web,
      origins,
      folder: own,
      chromium,
      pictures,
    }))
    project.provide('browserWorlds', worlds)
  } catch (error) {
    await tearDown()
    throw error
  }
  return async () => {
    await tearDown()
    if (environment['TYM_PICTURES'] === 'docs') keepPictures(root, pictures)
  }
}

const stopStarted = async (each: PromiseSettledResult<{ stop(): Promise<void> }>): Promise<void> =>
  each.status === 'fulfilled' ? await each.value.stop() : undefined
