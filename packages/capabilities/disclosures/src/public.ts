export { withdrawAgain } from './recalling/withdraw-again.ts'
export { removeAgain } from './removal/remove-again.ts'
