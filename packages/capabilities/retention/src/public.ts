export { listFilesToDelete } from './files-to-delete.ts'
export { prepareFarewell, readyFarewell } from './prepare-farewell.ts'
