import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root, workspacePackages } from '../workspace.ts'
import { programStep, type Step } from './step.ts'

const transpile = programStep('transpiling', 'turbo', [
  'run',
  '//#transpile',
  '//#build-web',
  '--ui=stream',
  '--output-logs=errors-only',
])

/** What is delivered is made, and every door of every delivered package opens in Node as it is. */
export const delivered: Step = {
  name: 'what is delivered',
  run: async () => (await transpile.run()) || (await openEveryDoor().run()),
}

function openEveryDoor(): Step {
  const doors = workspacePackages().flatMap(({ folder }) => {
    const { exports = {} } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'))
    return Object.values<Record<string, string>>(exports).flatMap(({ default: file }) =>
      file === undefined ? [] : [path.join(root, folder, file)],
    )
  })
  const program = `for (const door of process.argv.slice(1)) await import(door)`
  return programStep('opening', process.execPath, ['--input-type=module', '-e', program, ...doors])
}
