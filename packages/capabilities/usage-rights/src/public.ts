export { findLiveRight, type LiveRight } from './find-live-right.ts'
export { type FoundStatement, searchStatements } from './search-statements.ts'
