import path from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take more than some ten seconds, the longest first. */
export const longFiles: readonly string[] = [
  'packages/testing/src/suites/revocation-storm.test.ts',
  'infra/dev/src/start.test.ts',
  'packages/demo/src/past/load.test.ts',
  'packages/testing/src/suites/denial.test.ts',
  'packages/capabilities/retention/src/deletion.test.ts',
  'packages/bench/src/bench.test.ts',
  'packages/testing/src/suites/bad-input.test.ts',
  'packages/testing/src/drills/ways.test.ts',
  'packages/capabilities/disclosures/src/sending/deliver-disclosure.test.ts',
  'packages/testing/src/suites/matrix.test.ts',
  'packages/foundation/database/src/open-pool.test.ts',
  'packages/foundation/outbox/src/run-jobs.test.ts',
  'packages/demo/src/break-off.test.ts',
  'packages/capabilities/oversight/src/flag-accesses.test.ts',
  'infra/operate/src/backup/restore-embedded.test.ts',
  'packages/capabilities/retention/src/annulment/closed-file.test.ts',
  'packages/testing/src/drills/time.test.ts',
  'packages/capabilities/retention/src/deletion.worker.test.ts',
  'packages/tooling/src/new/new.test.ts',
  'packages/testing/src/suites/ten-years.test.ts',
]

/**
 * Starts what takes longest first, so that no worker is alone with a long file at the end. Nothing is known
 * of an earlier run in a fresh clone, and the size of a file says little of its time.
 */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rest = await super.sort(files)
    const placeOf = ({ moduleId, project }: TestSpecification): number => {
      const place = longFiles.indexOf(path.relative(project.config.root, moduleId))
      return place === -1 ? longFiles.length : place
    }
    return rest.toSorted((left, right) => placeOf(left) - placeOf(right))
  }
}
