import { defineConfig } from 'vitest/config'
import { PlainReporter } from './packages/testing/src/plain-reporter.ts'

const conditions = ['tym-source', 'node']

/** The stories in a real browser, one after another, on one platform that runs what is delivered. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  environments: { __vitest__: { resolve: { conditions, externalConditions: conditions } } },
  test: {
    include: ['packages/e2e/src/**/*.story.ts'],
    pool: 'forks',
    isolate: false,
    maxWorkers: 1,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    globalSetup: ['packages/e2e/src/world.ts'],
    reporters: ['default', new PlainReporter()],
  },
})
