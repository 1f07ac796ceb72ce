export { getTermsInForce, type TermsInForce } from './terms-in-force.ts'
