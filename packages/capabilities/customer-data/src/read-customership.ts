import {
  customershipFields,
  customershipView,
  readCustomership,
  touchedFacts,
} from '@tym/customerships/public'
import type { ReadTx } from '@tym/database'
import { noBody, type Principal, readEndpoint } from '@tym/employment'
import { customershipId } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { categoryNumber, categoryNumbers, isCustomer } from '@tym/register'
import { z } from 'zod'
import { nameOfPerson } from './name-of-person.ts'
import { listNewestVersions, standingOf } from './queries.ts'

const shown = z.strictObject({
  ...customershipView.shape,
  /** Whose file it is; for officers only, who are told it with the file and by no read of its own. */
  displayName: z.string().optional(),
  /** How many facts hold in each category that has any; for the customer only, who may read all of them. */
  recorded: z.array(z.strictObject({ category: categoryNumber, facts: z.int().positive() })).optional(),
})

/** The customership with the name of its person, and what its one line says. Scope 'customership'. */
export async function readFile(tx: ReadTx, keys: CustomershipKeys, caller: Principal) {
  const facts = await readCustomership(tx, keys, caller)
  if (isCustomer(caller.role)) {
    const line = touchedFacts(keys.customership, caller.role, customershipFields)
    return { output: { ...facts, recorded: await countFacts(tx, keys) }, touched: [line] }
  }
  const { displayName, fields } = await nameOfPerson(tx, keys, caller)
  const line = touchedFacts(keys.customership, caller.role, [...fields, ...customershipFields])
  return {
    output: displayName === undefined ? facts : { ...facts, displayName },
    touched: [fields.length === 0 ? line : { ...line, categories: [1, 2] }],
  }
}

/** The facts that hold, without the statements that stand beside them and the marks of what was removed. */
async function countFacts(tx: ReadTx, keys: CustomershipKeys) {
  const newest = await listNewestVersions(tx, keys.customership)
  const facts = standingOf(keys, newest, tx.context.calendar)
    .map(({ version }) => version)
    .filter(({ supports, removedAt }) => supports === null && removedAt === null)
  return categoryNumbers
    .map((category) => ({ category, facts: facts.filter((each) => each.category === category).length }))
    .filter((each) => each.facts > 0)
}

export const readCustomershipEndpoint = readEndpoint({
  id: 'readCustomership',
  method: 'GET',
  path: '/v1/customerships/{customership}',
  tag: 'Customerships',
  summary: {
    fi: 'Asiakkuuden tila, osapuolet ja tiimi',
    sv: 'Kundrelationens läge, parter och team',
    en: 'State, parties and team of a customership',
  },
  caller: ['person', 'customer'],
  operation: 'customership.read',
  scope: 'customership',
  params: { customership: customershipId },
  query: {},
  body: noBody,
  output: shown,
  audit: { event: 'customership.read', ground: 'tym-15' },
  problems: ['not-found'],
  example: { params: { customership: '0198f0a0-0000-7000-8000-00000000c001' } },
  handler: async (tx, { caller, params, parts }) =>
    readFile(tx, await getKeys(parts, params.customership), caller),
})
