import { spawn } from 'node:child_process'
import { root } from '../workspace.ts'
import type { Step } from './step.ts'

/** The whole test run, shown while it runs. */
export const tests: Step = {
  name: 'tests',
  run: () =>
    new Promise((resolve) => {
      const child = spawn('vitest', ['run'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
      child.on('error', (error) => resolve(`vitest cannot be started: ${error.message}`))
      child.on('close', (code) => resolve(code === 0 ? '' : 'some tests failed, see above'))
    }),
}
