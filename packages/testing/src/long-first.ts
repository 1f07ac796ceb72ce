import path from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Files of half a minute and more that a look at their size would leave to the end. Those that start
 * processes are not among them: several of these at once starve one another.
 */
export const longFiles: readonly string[] = [
  'packages/testing/src/suites/denial.test.ts',
  'packages/capabilities/retention/src/deletion.test.ts',
  'packages/testing/src/suites/matrix.test.ts',
  'packages/capabilities/disclosures/src/sending/deliver-disclosure.test.ts',
  'packages/e2e/src/walk.story.ts',
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
