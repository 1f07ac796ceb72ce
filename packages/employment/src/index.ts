// What capabilities take from the engine: bound to this register where its names matter, and otherwise as it
// is.
export { type ActedOn, type Decision, staffOf } from '@tym/access'
export {
  type Admission,
  afterOf,
  cutPage,
  noBody,
  olderThan,
  openStreams,
  type PageRequest,
  type Parts,
  pageQuery,
} from '@tym/endpoint'
export * from './access.ts'
export * from './declaration.ts'
export * from './endpoint.ts'
export * from './log.ts'
