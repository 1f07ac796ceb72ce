declare module 'virtual:declared-register' {
  /** Made by `scripts/build-web.mjs --serve` from the sources of the register. */
  export const register: import('../declaration/declared-register.ts').DeclaredRegister
}
