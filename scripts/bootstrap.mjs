import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { withLock } from './lock.mjs'
import { workspaceFolders } from './workspace-folders.mjs'

const STAMP = path.join('node_modules', '.bootstrap')

/**
 * Installs the packages if anything that decides about them has changed, and transpiles if asked to. Two at
 * once wait for one another; a killed one leaves nothing that stops the next, since the stamp is written
 * last. Answers the environment for the programs.
 */
export async function bootstrap({ root, transpile }) {
  const fresh = findPackageManager()
  if (fresh !== undefined && !transpile) return environment(root, fresh)
  return withLock(path.join(root, '.cache', 'bootstrap.lock'), () => {
    const env = environment(root, findPackageManager() ?? install(root))
    if (transpile) transpileAll(root, env)
    return env
  })
}

/** The folder of the package manager when everything is installed as the manifests say, else undefined. */
function findPackageManager() {
  if (!fs.existsSync(STAMP)) return undefined
  const [stamp, folder = ''] = fs.readFileSync(STAMP, 'utf8').split('\n')
  return stamp === stampOfManifests() && fs.existsSync(path.join(folder, 'pnpm')) ? folder : undefined
}

function install(root) {
  console.log('Installing packages ...')
  const exact = JSON.parse(fs.readFileSync('package.json', 'utf8')).packageManager
  const [program, ...before] = packageRunner()
  const env = { ...environment(root, ''), CI: 'true' }
  const pnpm = (args, options) => spawnSync(program, [...before, exact, ...args], { env, ...options })
  const installed = pnpm(['install', '--frozen-lockfile'], { stdio: ['ignore', 'inherit', 'inherit'] })
  if (installed.status !== 0) {
    console.error('The packages could not be installed; the reason is above.')
    process.exit(installed.status ?? 1)
  }
  // Turborepo wants the package manager on PATH: remember the folder it was unpacked into.
  const found = pnpm(['exec', 'node', '-p', 'process.env.PATH'], { encoding: 'utf8' })
  const last = found.stdout.trim().split('\n').at(-1) ?? ''
  const folder = last.split(path.delimiter).find((entry) => fs.existsSync(path.join(entry, 'pnpm'))) ?? ''
  fs.writeFileSync(STAMP, `${stampOfManifests()}\n${folder}`)
  return folder
}

/** npm's own command line when npm started us, else npx from PATH. */
function packageRunner() {
  const npm = process.env.npm_execpath
  return npm?.endsWith('npm-cli.js') ? [process.execPath, npm, 'exec', '--yes', '--'] : ['npx', '--yes']
}

/**
 * Makes what runs. Turborepo compares the sources with the earlier ones, and brings back what was made of the
 * same sources before.
 */
function transpileAll(root, env) {
  const start = performance.now()
  process.stdout.write('Transpiling ...')
  const made = spawnSync(
    path.join(root, 'node_modules/.bin/turbo'),
    ['run', '//#transpile', '//#build-web', '--ui=stream', '--output-logs=errors-only'],
    { env, encoding: 'utf8' },
  )
  console.log(` (${((performance.now() - start) / 1000).toFixed(1)} s)`)
  if (made.status === 0) return
  console.error(made.stdout, made.stderr)
  console.error('The sources could not be transpiled; the reason is above.')
  process.exit(made.status ?? 1)
}

/**
 * The caller's environment with our programs first, and without npm's settings (registry and proxies stay).
 */
function environment(root, packageManagerFolder) {
  const own = [path.join(root, 'node_modules', '.bin'), packageManagerFolder, process.env.PATH].filter(
    Boolean,
  )
  const env = {
    ...process.env,
    PATH: own.join(path.delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
  }
  for (const name of Object.keys(env)) {
    if (/^npm_(config|package|lifecycle)_/i.test(name) && !/registry|proxy|cafile/i.test(name))
      delete env[name]
  }
  return env
}

function stampOfManifests() {
  const hash = createHash('sha256')
  const files = [
    'package.json',
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    ...workspaceFolders(process.cwd()).map((folder) => `${folder}/package.json`),
  ]
  for (const file of files) if (fs.existsSync(file)) hash.update(`${file}\0`).update(fs.readFileSync(file))
  return hash.update([process.platform, process.arch, process.versions.modules].join()).digest('hex')
}
