import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { processEnvironment } from '@tym/config'
import { becomesReady, findFreePort } from '@tym/dev'

export interface Gallery {
  readonly origin: string
  stop(): Promise<void>
}

const root = path.resolve(import.meta.dirname, '../../..')
const patience = 120_000

/** Serves the gallery of components from its sources, as `npm run gallery` does, at a free port. */
export async function startGallery(): Promise<Gallery> {
  const port = await findFreePort()
  const origin = `http://127.0.0.1:${port}`
  const program = [path.join(root, 'scripts/build-web.mjs'), '--serve', `--port=${port}`]
  const { PATH } = processEnvironment()
  const child = spawn(process.execPath, program, { cwd: root, env: { PATH }, stdio: 'ignore' })
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  const isReady = await becomesReady(origin, {
    milliseconds: patience,
    hasEnded: () => child.exitCode !== null,
  })
  if (isReady) return { origin, stop }
  await stop()
  throw new Error('the gallery could not be served')
}
