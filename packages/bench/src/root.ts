import { fileURLToPath } from 'node:url'

/** The folder of the repository, also for what is bundled elsewhere. */
export const root = fileURLToPath(new URL('../../../', import.meta.url))
