import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
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
  'rotate-key': 'apps/signer/src/rotate-key.ts',
  'verify-audit': 'packages/foundation/audit-proof/src/cli/main.ts',
  'test-worker-process': 'packages/foundation/outbox/src/test-worker-process.ts',
} as const

export type ProgramName = keyof typeof programs

/** As many folders below the repository's as the sources are, which find what is delivered beside them by relative names. */
const folderOfRuns = path.join(root, 'node_modules/.cache/tym-programs')

/**
 * Bundles them from their sources for one run of the tests, and returns the folder: a process then starts in a fifth of the time that
 * it takes to transform each source by itself. `removePrograms` takes it away.
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
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'error',
    // Packages of the older kind ask for these.
    banner: {
      js: "import { createRequire as tymRequire } from 'node:module'; const require = tymRequire(import.meta.url), __dirname = import.meta.dirname, __filename = import.meta.filename;",
    },
  })
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
