import type { PlainDate } from '@tym/kernel'
import { demoFiles } from './files.ts'
import type { Life } from './life.ts'
import { lifeOf } from './life-of-file.ts'

/** The first few, which are there soon after the start; stories and the README speak of them. */
export const fewLives = (today: PlainDate): readonly Life[] => demoFiles.map((file) => lifeOf(file, today))

/** Every life of the demo area, the first few first. The order is fixed: a load that goes on counts on it. */
export const allLives = (today: PlainDate): readonly Life[] => [...fewLives(today)]
