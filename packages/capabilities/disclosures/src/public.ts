export { removeAgain } from './removal/remove-again.ts'
export { withdrawAgain } from './withdraw-again.ts'
