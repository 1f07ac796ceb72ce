import { boundaries } from './boundaries.ts'
import { delivered } from './delivered.ts'
import { generatedFilesStep } from './generated-files.ts'
import { programStep, type Step } from './step.ts'
import { styleAndPages } from './style-and-pages.ts'

const sources = ['apps', 'packages', 'infra', 'scripts']

/**
 * What must hold before anything lands, but for the tests; none needs another, so that they run side by side.
 * Types are checked once, by the compiler, which remembers in `.cache` what it has found of what has not
 * changed.
 */
export const stepsWithoutTests: readonly Step[] = [
  programStep('promises', 'oxlint', ['--type-aware', '--deny-warnings', ...sources]),
  programStep('types', 'tsc', ['--noEmit', '-p', 'tsconfig.json']),
  programStep('types of the web client', 'tsc', ['--noEmit', '-p', 'apps/web/client/tsconfig.json']),
  programStep('format and lint', 'biome', ['ci', '--colors=off', '--error-on-warnings', '.']),
  programStep('dead code', 'knip', ['--no-progress']),
  delivered,
  boundaries,
  styleAndPages,
  generatedFilesStep,
]
