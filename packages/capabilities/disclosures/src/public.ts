export { withdrawAgain } from './withdraw-again.ts'
