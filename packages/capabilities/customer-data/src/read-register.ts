import { noBody, readEndpoint } from '@tym/employment'
import { sha256 } from '@tym/kernel'
import { declaredRegister } from '@tym/register'
import { registerView } from './register-view.ts'

const declared = declaredRegister()
/** Of the words too, which the version of the policy leaves out. */
const tag = sha256(JSON.stringify(declared)).toString('hex').slice(0, 32)

export const readRegisterEndpoint = readEndpoint({
  id: 'readRegister',
  method: 'GET',
  path: '/v1/register',
  tag: 'Register',
  summary: {
    fi: 'Rekisterin kentät, säännöt ja niiden selitykset',
    sv: 'Registrets fält, regler och förklaringar',
    en: 'Fields and rules of the register, and their words',
  },
  caller: ['person', 'system', 'customer'],
  operation: 'register.read',
  scope: 'public',
  params: {},
  query: {},
  body: noBody,
  output: registerView,
  etag: () => tag,
  audit: { event: 'register.read', ground: 'tym-11' },
  problems: [],
  example: { params: {} },
  // It is the same for everybody and tells of no file: one line without a subject.
  handler: () => Promise.resolve({ output: declared, touched: [] }),
})
