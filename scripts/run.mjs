// The door of the house: `npm start`, `npm test` and the rest, from nothing but Node and npm. It installs the
// packages when they changed, transpiles what is to be run, and starts it.
import './node-version.mjs'
import { spawn } from 'node:child_process'
import path from 'node:path'
import { bootstrap } from './bootstrap.mjs'
import { whenParentEnds } from './parent.mjs'

const root = path.resolve(import.meta.dirname, '..')
process.chdir(root)

const fromSource = ['--conditions=tym-source', '--import', 'tsx']
/** As in production: from `dist`, with stack traces that name the sources. */
const delivered = ['--enable-source-maps']
/** The rooms of tools are run from their sources, on packages that are what is delivered. */
const tools = ['--conditions=tym-tools', '--import', 'tsx']
const commands = {
  start: { transpile: true, program: [...delivered, 'infra/dev/dist/start.js'] },
  backup: { transpile: true, program: [...delivered, 'infra/operate/dist/backup.js'] },
  restore: { transpile: true, program: [...delivered, 'infra/operate/dist/restore.js'] },
  // Its own modules are TypeScript; the packages that they import, and the processes of the platform, are
  // what is delivered.
  demo: { transpile: true, program: [...delivered, ...tools, 'packages/demo/src/main.ts'] },
  'own-log': { transpile: false, program: [...fromSource, 'packages/cli/src/own-log.ts'] },
  request: { transpile: false, program: [...fromSource, 'packages/cli/src/request.ts'] },
  'verify-audit': {
    transpile: false,
    program: [...fromSource, 'packages/foundation/audit-proof/src/cli/main.ts'],
  },
  bench: { transpile: true, program: [...fromSource, 'packages/bench/src/main.ts'] },
  drills: { transpile: false, program: [...fromSource, 'packages/testing/src/drills/main.ts'] },
  test: { transpile: false, program: ['node_modules/vitest/vitest.mjs', 'run'] },
  // With storms, long histories and the tables of refusals at their full size.
  'test:full': {
    transpile: false,
    program: ['node_modules/vitest/vitest.mjs', 'run'],
    env: { TYM_TESTS: 'full' },
  },
  // The stories of people in a real browser; each worker has a platform of its own, as it is delivered.
  browser: {
    transpile: true,
    program: ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.browser.config.ts'],
    aPlatformForEach: true,
  },
  // The same, and what the pages of the documentation show is taken from it.
  pictures: {
    transpile: true,
    program: ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.browser.config.ts'],
    aPlatformForEach: true,
    env: { TYM_PICTURES: 'docs' },
  },
  check: { transpile: false, program: [...fromSource, 'packages/tooling/src/check.ts'] },
  generate: { transpile: false, program: [...fromSource, 'packages/tooling/src/generate.ts'] },
  new: { transpile: false, program: [...fromSource, 'packages/tooling/src/new.ts'] },
}

const [name = '', ...args] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (command === undefined) {
  console.error(`usage: node scripts/run.mjs ${Object.keys(commands).join('|')} [arguments]`)
  process.exit(1)
}

// Each worker has a platform of its own: for one file there is no use for two.
const files = args.filter((each, at) => !each.startsWith('-') && args[at - 1] !== '-t')
const isOneFile = command.aPlatformForEach === true && files.length === 1
const program = [...command.program, ...(isOneFile ? ['--maxWorkers=1'] : []), ...args]

const env = await bootstrap({ root, transpile: command.transpile })
// The fourth channel lets the child notice that this process was killed, and stop.
const child = spawn(process.execPath, program, {
  env: { ...env, ...command.env },
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
whenParentEnds(() => child.kill('SIGTERM'))
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)))
