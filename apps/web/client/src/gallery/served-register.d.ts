import type { DeclaredRegister } from '../declaration/declared-register.ts'

/** Made by `scripts/build-web.mjs --serve` from the sources of the register; there is no such file. */
export const register: DeclaredRegister
