import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { root, workspacePackages } from './workspace.ts'

let scratch: string
beforeEach(() => {
  scratch = mkdtempSync(path.join(os.tmpdir(), 'tym transpile '))
  write('pnpm-workspace.yaml', 'packages:\n  - packages/*\n')
  write('packages/one/package.json', '{"type":"module"}')
})
afterEach(() => rmSync(scratch, { recursive: true, force: true }))

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(scratch, file)), { recursive: true })
  writeFileSync(path.join(scratch, file), text)
}

const run = (...args: string[]) => spawnSync(process.execPath, args, { encoding: 'utf8', cwd: scratch })
const transpile = () => run(path.join(root, 'scripts/transpile.mjs'), scratch)

describe('what is transpiled', () => {
  test('runs in Node, imports what was made beside it, and tells the place in the source', () => {
    write('packages/one/src/told.ts', `export interface Told { text: string }\n\nexport const told = 'ä'\n`)
    write(
      'packages/one/src/far/away.ts',
      `export * from '../told.ts'\nexport { told as again } from "../told.ts"\n`,
    )
    write(
      'packages/one/src/main.ts',
      `import { type Told, told } from './told.ts'
// import './absent.ts'
const text: string = "ää import './absent.ts'" + (await import('./far/away.ts')).again
console.log(text, told satisfies Told['text'])
throw new Error('here')
`,
    )
    expect(transpile()).toMatchObject({ status: 0, stderr: '' })
    const ran = run('--enable-source-maps', 'packages/one/dist/main.js')
    expect(ran.stdout).toBe("ää import './absent.ts'ä ä\n")
    expect(ran.stderr).toContain('packages/one/src/main.ts:5')
  })

  test('is neither test code nor what has no source any more', () => {
    write('packages/one/src/kept.ts', 'export const kept = 1\n')
    write('packages/one/src/kept.test.ts', 'throw new Error()\n')
    write('packages/one/src/test-world.ts', 'throw new Error()\n')
    write('packages/one/dist/gone.js', 'throw new Error()\n')
    transpile()
    const isMade = (name: string) => existsSync(path.join(scratch, 'packages/one/dist', `${name}.js`))
    expect(['kept', 'kept.test', 'test-world', 'gone'].filter(isMade)).toEqual(['kept'])
  })

  test('fails and names the file that cannot be read', () => {
    write('packages/one/src/broken.ts', 'export const = 1\n')
    const failed = transpile()
    expect(failed.status).not.toBe(0)
    expect(failed.stderr).toContain('broken.ts')
  })
})

test('Turborepo looks at the sources of every package, and keeps what was made of each', () => {
  const { inputs, outputs } = JSON.parse(readFileSync(path.join(root, 'turbo.json'), 'utf8')).tasks[
    '//#transpile'
  ]
  for (const { folder } of workspacePackages()) {
    const pattern = `${path.posix.dirname(folder)}/*`
    expect(inputs).toContain(`${pattern}/src/**`)
    expect(outputs).toContain(`${pattern}/dist/**`)
  }
})
