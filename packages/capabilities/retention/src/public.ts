export { countBack } from './count-back.ts'
export { listFilesToDelete } from './files-to-delete.ts'
export { type HeldVersion, keepHold } from './keep-hold.ts'
export { prepareFarewell, readyFarewell } from './prepare-farewell.ts'
