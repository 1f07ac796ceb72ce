import { defineConfig } from 'vitest/config'
import { LongFirst } from './packages/testing/src/long-first.ts'
import { PlainReporter } from './packages/testing/src/plain-reporter.ts'

/** The stories and their tools are TypeScript; the platform that they are told on is what is delivered. */
const conditions = ['tym-tools', 'node']

/** The stories in a real browser, told by two workers that have a platform each. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  environments: { __vitest__: { resolve: { conditions, externalConditions: conditions } } },
  test: {
    include: ['packages/e2e/src/**/*.story.ts'],
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    // Limits against hanging only: a slow machine fails no story.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    globalSetup: ['packages/e2e/src/world.ts'],
    reporters: ['default', new PlainReporter()],
  },
})
