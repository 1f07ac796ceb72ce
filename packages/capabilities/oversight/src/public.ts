export { agencyOperators, listAnswerers, type Officer, type Telling, tell } from './recipients.ts'
