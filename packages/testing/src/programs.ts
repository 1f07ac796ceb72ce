import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { inject } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')

/** What tests start as a process of its own, by name, from which source. */
const programs = {
  'customer-data': 'apps/customer-data/src/main.ts',
  worker: 'apps/worker/src/main.ts',
  signer: 'apps/signer/src/main.ts',
  identity: 'apps/identity/src/main.ts',
  recipient: 'apps/recipient/src/main.ts',
  exchange: 'apps/exchange/src/main.ts',
  witness: 'apps/witness/src/main.ts',
  web: 'apps/web/server/src/main.ts',
  'rotate-key': 'apps/signer/src/rotate-key.ts',
  start: 'infra/dev/src/start.ts',
  backup: 'infra/operate/src/backup.ts',
  restore: 'infra/operate/src/restore.ts',
  'load-customers': 'packages/demo/src/load-customers.ts',
  demo: 'packages/demo/src/main.ts',
  'test-time-machine': 'packages/demo/src/test-time-machine.ts',
  'verify-audit': 'packages/foundation/audit-proof/src/cli/main.ts',
  bench: 'packages/bench/src/main.ts',
  'bare-server': 'packages/bench/src/bare-server.ts',
  'delivery-worker': 'packages/bench/src/deliveries/delivery-worker.ts',
  'test-worker-process': 'packages/foundation/outbox/src/test-worker-process.ts',
} as const

export type ProgramName = keyof typeof programs

const folderOfRuns = path.join(root, 'node_modules/.cache/tym-programs')

/**
 * What is bundled finds the files that lie beside its sources, and the packages that these name, as the
 * sources do.
 */
const keepPlaces: Plugin = {
  name: 'keep-places',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[/\\](apps|packages|infra)[/\\].*\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8')
      if (!text.includes('import.meta.url')) return undefined
      const place = JSON.stringify(pathToFileURL(file).href)
      return { contents: text.replaceAll('import.meta.url', place), loader: 'ts' }
    })
  },
}

/**
 * Bundles them from their sources for one run of the tests, and returns the folder: a process then starts in
 * a fifth of the time that it takes to transform each source by itself. `removePrograms` takes it away.
 */
export async function bundlePrograms(): Promise<string> {
  const folder = path.join(folderOfRuns, String(process.pid))
  mkdirSync(folder, { recursive: true })
  await build({
    entryPoints: Object.fromEntries(
      Object.entries(programs).map(([name, source]) => [name, path.join(root, source)]),
    ),
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    conditions: ['tym-source'],
    // The tools of tests themselves are taken from where they are installed.
    external: ['vitest', 'esbuild', '@playwright/test', 'axe-core'],
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'error',
    plugins: [keepPlaces],
    // Packages of the older kind ask for these; written so that what bundles this file keeps it.
    banner: {
      js: "import { createRequire as tymRequire } from 'node:module'; const require = tymRequire(import.meta['url']), __dirname = import.meta.dirname, __filename = import.meta.filename;",
    },
  })
  // In the place of the built client, which these tests are not about.
  mkdirSync(path.join(folder, 'client'), { recursive: true })
  writeFileSync(path.join(folder, 'client', 'index.html'), '<!doctype html><title>TYM</title><h1>TYM</h1>\n')
  return folder
}

export const removePrograms = (folder: string): void => rmSync(folder, { recursive: true, force: true })

/** Where the bundled programs of this run lie. */
export const programsFolder = (): string => inject('testServer').programs

/** The arguments with which Node runs a program. */
export const programOf = (name: ProgramName): readonly string[] => [
  '--enable-source-maps',
  path.join(programsFolder(), `${name}.js`),
]
