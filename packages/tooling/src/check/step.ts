import { spawn } from 'node:child_process'
import { root } from '../workspace.ts'

/**
 * One thing that must hold. `run` returns what is wrong, empty when all is well; it throws only by mistake.
 */
export type Step = { name: string; run(): Promise<string> }

/** A step that is one of our programs: wrong when it ends with anything but 0. */
export function programStep(name: string, program: string, args: readonly string[]): Step {
  return { name, run: () => runProgram(program, args) }
}

function runProgram(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const output: Buffer[] = []
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', (bytes: Buffer) => output.push(bytes))
    child.stderr.on('data', (bytes: Buffer) => output.push(bytes))
    child.on('error', (error) => resolve(`${program} cannot be started: ${error.message}`))
    child.on('close', (code) => {
      const text = Buffer.concat(output).toString('utf8').trim()
      resolve(code === 0 ? '' : text || `${program} ended with ${code} and said nothing`)
    })
  })
}
