import { checkBoundaries } from '../boundary/check-boundaries.ts'
import type { Step } from './step.ts'

export const boundaries: Step = {
  name: 'order of dependency',
  run: async () => checkBoundaries().problems.join('\n'),
}
