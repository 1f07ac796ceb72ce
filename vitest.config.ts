import { defineConfig } from 'vitest/config'
import { LongFirst } from './packages/testing/src/long-first.ts'
import { PlainReporter } from './packages/testing/src/plain-reporter.ts'

const conditions = ['tym-source', 'node']

/**
 * One vitest run for the whole repository: one PostgreSQL cluster, one set of template databases, no
 * isolation between files (so test files keep no state at module level), workspace packages read from their
 * sources (the environment `__vitest__` is the one that loads the global set-up).
 */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  environments: { __vitest__: { resolve: { conditions, externalConditions: conditions } } },
  test: {
    include: ['{apps,packages,infra}/**/src/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    pool: 'forks',
    isolate: false,
    // One more than the machine of the gate has cores: tests also wait, for processes and for moments.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    // Limits against hanging only: a slow machine fails no test.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 120_000 } },
    globalSetup: ['packages/testing/src/global-setup.ts'],
    reporters: ['default', new PlainReporter()],
  },
})
