import { spawn } from 'node:child_process'
import path from 'node:path'
import { processEnvironment } from '@tym/config'

/**
 * `npm run drills`: every fault drill, one after the other; with `--write` the figures go into the reference.
 */
const root = path.resolve(import.meta.dirname, '../../../..')
const page = process.argv.includes('--write')
  ? { TYM_DRILLS_PAGE: path.join(root, 'docs/reference/fault-drills.md') }
  : {}
const vitest = spawn(
  process.execPath,
  [
    path.join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    'packages/testing/src/drills',
    // The drill of a migration beside readers stands with the migrations.
    'packages/foundation/database/src/migrate.test.ts',
    '--no-file-parallelism',
    '--reporter=verbose',
  ],
  { cwd: root, env: { ...processEnvironment(), ...page }, stdio: 'inherit' },
)
vitest.once('exit', (code) => process.exit(code ?? 1))
