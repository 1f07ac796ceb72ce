import { boundaries } from './boundaries.ts'
import { delivered } from './delivered.ts'
import { generatedFilesStep } from './generated-files.ts'
import { programStep, type Step } from './step.ts'
import { tests } from './tests.ts'

const sources = ['apps', 'packages', 'infra', 'scripts']

/** What must hold before anything lands, cheapest first. */
export const stepsWithoutTests: readonly Step[] = [
  programStep('format and lint', 'biome', ['ci', '--colors=off', '--error-on-warnings', '.']),
  boundaries,
  programStep('types', 'tsc', ['--noEmit', '-p', 'tsconfig.json']),
  programStep('promises', 'oxlint', ['--type-aware', '--deny-warnings', ...sources]),
  programStep('dead code', 'knip', ['--no-progress']),
  delivered,
  generatedFilesStep,
]

export const allSteps: readonly Step[] = [...stepsWithoutTests, tests]
