import type { Answer } from '../api/answers.ts'

/** The register as the service declares it: fields, words, rules. */
export type DeclaredRegister = Answer<'/v1/register'>
export type DeclaredField = DeclaredRegister['fields'][number]
export type LocalizedText = DeclaredField['label']

let declared: DeclaredRegister | undefined

/** Keeps what the service has declared, until the page goes: it is read once in a session. */
export function keepRegister(register: DeclaredRegister): DeclaredRegister {
  declared = register
  return register
}

/** The register. Throws before the frame, which reads it first, has kept it. */
export function theRegister(): DeclaredRegister {
  if (declared === undefined) throw new Error('the register has not been read')
  return declared
}
