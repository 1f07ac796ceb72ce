import { askBeforeLeaving } from '@tym/customerships/public'
import { noBody, readEndpoint } from '@tym/employment'
import { customershipId, Problem } from '@tym/kernel'
import { getKeys } from '@tym/key-vault'
import { fieldId, protectedFields } from '@tym/register'
import { z } from 'zod'
import { exampleCopy } from '../examples.ts'
import { getCopy, touchedCopy } from './queries.ts'
import { copiedEntry, openCopy, openNecessity } from './sealed.ts'

export const readCopyEndpoint = readEndpoint({
  id: 'readOwnCopy',
  method: 'GET',
  path: '/v1/own-copies/{copy}',
  tag: 'Own registers',
  summary: {
    fi: 'Omaan rekisteriin kopioitavat tiedot',
    sv: 'Uppgifter som kopieras till det egna registret',
    en: 'What is copied into the own register',
  },
  caller: ['system'],
  operation: 'ownCopy.take',
  scope: 'organisation',
  params: { copy: z.uuid().lowercase() },
  query: {},
  body: noBody,
  output: z.strictObject({
    id: z.uuid().lowercase(),
    customership: customershipId,
    orderedAt: z.iso.datetime(),
    fields: z.array(fieldId),
    necessity: z.string(),
    entries: z.array(copiedEntry),
  }),
  audit: { event: 'ownCopy.read', ground: 'tym-14' },
  problems: ['not-found', 'state-conflict'],
  example: { params: { copy: exampleCopy } },
  handler: async (tx, { caller, params, parts }) => {
    const row = await getCopy(tx, params.copy)
    if (row.content === null) throw new Problem('state-conflict', 'The copy has been taken.')
    const keys = await getKeys(parts, row.customership)
    const { id, customership, fields } = row
    const { shielded } = await askBeforeLeaving(tx, customership)
    return {
      output: {
        id,
        customership,
        fields,
        orderedAt: row.orderedAt.toISOString(),
        necessity: openNecessity(keys, id, row.necessity),
        // Contact data does not go once its person is under turvakielto, whenever it was ordered.
        entries: openCopy(keys, id, row.content).filter(
          ({ field }) => !(shielded && protectedFields.includes(field)),
        ),
      },
      touched: [touchedCopy(row, caller, true)],
    }
  },
})
