import type { DeclaredRegister } from '../declaration/declared-register.ts'

/** The register from its sources. `npm run gallery` serves it in the place of this file. */
export function servedRegister(): DeclaredRegister {
  throw new Error('the gallery has no register unless it is served by `npm run gallery`')
}
