export { mayImport } from './dependency-order.ts'
