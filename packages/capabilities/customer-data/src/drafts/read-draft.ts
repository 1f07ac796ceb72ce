import { noBody, readEndpoint } from '@tym/employment'
import { customershipId, draftId, Problem } from '@tym/kernel'
import { getKeys } from '@tym/key-vault'
import { getField, ordinaryPurpose } from '@tym/register'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { draftPlace } from '../places.ts'
import { exampleFile } from '../removal/removal.ts'
import { draft } from '../schema.ts'
import { draftPlaceName } from './draft-place.ts'

/** One draft, to go on with: the one answer that tells what it says, and so a line in the customer's log. */
export const readDraftEndpoint = readEndpoint({
  id: 'readDraft',
  method: 'GET',
  path: '/v1/customerships/{customership}/drafts/{place}',
  tag: 'Drafts',
  summary: {
    fi: 'Jatka omaa keskeneräistä kirjausta',
    sv: 'Fortsätt en egen oavslutad anteckning',
    en: 'Go on with an own unfinished entry',
  },
  caller: ['person', 'customer'],
  operation: 'draft.keep',
  scope: 'customership',
  params: { customership: customershipId, place: draftPlaceName },
  query: {},
  body: noBody,
  output: z.strictObject({
    id: draftId,
    version: z.int().positive(),
    begunAt: z.iso.datetime(),
    savedAt: z.iso.datetime(),
    content: z.string(),
  }),
  audit: { event: 'draft.resumed', ground: 'tym-11' },
  problems: ['not-found'],
  example: { params: { customership: exampleFile, place: 'new-4.03' } },
  handler: async (tx, { caller, params, parts }) => {
    const keys = await getKeys(parts, params.customership)
    const [found] = await tx.drizzle
      .select()
      .from(draft)
      .where(and(eq(draft.customership, params.customership), eq(draft.place, params.place)))
    if (found === undefined) throw new Problem('not-found', 'No such draft of this caller.')
    const { id, field, version, begunAt, savedAt, content } = found
    return {
      output: {
        id,
        version,
        begunAt: begunAt.toISOString(),
        savedAt: savedAt.toISOString(),
        content: keys.decrypt(draftPlace(id), content),
      },
      touched: [
        {
          customership: params.customership,
          purpose: ordinaryPurpose(caller.role),
          categories: [getField(field).category],
          fields: [field],
          resources: [id],
        },
      ],
    }
  },
})
