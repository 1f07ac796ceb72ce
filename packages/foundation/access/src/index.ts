export { type Decision, decideOperation, decideRead, decideWrite } from './decide.ts'
export { type Principal, principalOf, type StaffPrincipal, staffOf } from './principal.ts'
