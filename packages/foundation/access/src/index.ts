export { type Decision, decideOperation, decideRead, decideWrite } from './decide.ts'
export type {
  AccessDeclaration,
  DeclaredCell,
  DeclaredOperation,
  DeclaredRole,
  Whose,
} from './declaration.ts'
export { type Principal, principalOf, type StaffPrincipal, staffOf } from './principal.ts'
export { type ActedOn, mayAct, verifyAct } from './verify-act.ts'
