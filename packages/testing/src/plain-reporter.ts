import type { Reporter, SerializedError, TestModule, TestRunEndReason, TestSuite } from 'vitest/node'

/**
 * Prints the plain closing line `N passed, N failed` (with `, N skipped` when something was skipped).
 *
 * A file that cannot be imported, a suite whose hook fails, and an error outside any test each count as one
 * failure, and so does a run that failed before any test (no file found, no server), so a broken run can
 * never look like a green run.
 */
export class PlainReporter implements Reporter {
  onTestRunEnd(
    modules: readonly TestModule[],
    unhandledErrors: readonly SerializedError[],
    reason: TestRunEndReason,
  ): void {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    for (const module of modules) {
      counts.failed += suiteFailures(module)
      for (const test of module.children.allTests()) {
        const state = test.result().state
        if (state === 'passed') counts.passed += 1
        else if (state === 'failed') counts.failed += 1
        else counts.skipped += 1
      }
    }
    if (reason === 'failed' && counts.failed === 0) counts.failed = 1
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
    process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed${skipped}\n`)
  }
}

function suiteFailures(module: TestModule): number {
  const suites: (TestModule | TestSuite)[] = [module, ...module.children.allSuites()]
  return suites.filter((suite) => suite.errors().length > 0).length
}
