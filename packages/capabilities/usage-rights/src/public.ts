export { areRightsLive, findLiveRight, type LiveRight } from './find-live-right.ts'
export { listInRole } from './list-in-role.ts'
export { listLiveHolders } from './list-live-holders.ts'
export { type FoundStatement, searchStatements } from './search-statements.ts'
