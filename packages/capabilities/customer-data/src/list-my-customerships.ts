import { caseloadRow, listMyCustomerships, touchedFacts } from '@tym/customerships/public'
import type { ReadTx } from '@tym/database'
import {
  listEndpoint,
  noBody,
  type PageRequest,
  pageQuery,
  type StaffPrincipal,
  staffOf,
} from '@tym/employment'
import type { KeyVault } from '@tym/key-vault'
import type { FieldId } from '@tym/register'
import { z } from 'zod'
import { nameFields, namesInCaseload, personInList } from './names-in-caseload.ts'

const shown = z.strictObject({ ...caseloadRow.shape, ...personInList.shape })

/** What is shown of the person, beside the start of the file. */
const personFields: readonly FieldId[] = [...nameFields, '1.06', '1.11']

/** A page of the caller's own files with their persons, and what its lines say. Scope 'caseload'. */
export async function listCaseload(
  tx: ReadTx,
  officer: StaffPrincipal,
  asked: PageRequest,
  keys: Pick<KeyVault, 'find'>,
) {
  const { page, total, nextCursor } = await listMyCustomerships(tx, officer, asked)
  const persons = await namesInCaseload(
    tx,
    keys,
    page.map(({ id }) => id),
  )
  return {
    output: { items: page.map((row) => ({ ...row, ...persons.get(row.id)?.person })), total, nextCursor },
    touched: page.map(({ id }) => {
      const fields = personFields.filter((field) => persons.get(id)?.fields.has(field))
      const facts = touchedFacts(id, officer.role, [...fields, '2.01'])
      return fields.length === 0 ? facts : { ...facts, categories: [1, 2] }
    }),
  }
}

export const listMyCustomershipsEndpoint = listEndpoint({
  id: 'listMyCustomerships',
  method: 'GET',
  path: '/v1/customerships',
  tag: 'Customer data',
  summary: { fi: 'Omat asiakkuudet', sv: 'Egna kundrelationer', en: 'My caseload' },
  caller: ['person'],
  operation: 'customership.list',
  scope: 'caseload',
  params: {},
  query: pageQuery,
  body: noBody,
  row: shown,
  beside: {
    /** How many files the caseload has. */
    total: z.int(),
    nextCursor: z.string().nullable(),
  },
  fileOf: ({ id }) => id,
  audit: { event: 'customership.caseloadListed', ground: 'tym-15' },
  problems: ['invalid-cursor'],
  example: { params: {}, query: { limit: '20' } },
  handler: (tx, { caller, query, parts }) => listCaseload(tx, staffOf(caller), query, parts.keys),
})
