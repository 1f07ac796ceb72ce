export { createBoundFetch } from './bound-fetch.ts'
export { fetchExtract } from './fetch-extract.ts'
export { logIn, type SignedIn, SignInRefused, signInAs } from './sign-in.ts'
