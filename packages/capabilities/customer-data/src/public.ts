export type { CurrentEntry } from './current-document.ts'
export { recordEntry } from './record-entry.ts'
