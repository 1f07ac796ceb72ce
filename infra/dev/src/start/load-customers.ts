import { spawn } from 'node:child_process'
import { processEnvironment } from '@tym/config'

/**
 * Writes the files of the demo customers beside the platform that answers already, by a program of its own. A
 * load that is broken off goes on at the next start.
 */
export function loadCustomers(root: string, say: (line: string) => void): { stop(): Promise<void> } {
  say('The demo customers are being written; their files appear one after another.')
  const program = ['--conditions=tym-tools', '--import', 'tsx', 'packages/demo/src/load-customers.ts']
  const child = spawn(process.execPath, program, {
    cwd: root,
    env: processEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => say(text.toString('utf8').trimEnd()))
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      say(`The demo customers could not be written: ${error.message}`)
      resolve()
    })
    child.once('exit', () => resolve())
  })
  return {
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
