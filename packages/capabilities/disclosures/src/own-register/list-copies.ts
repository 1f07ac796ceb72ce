import { noBody, readEndpoint } from '@tym/employment'
import { customershipId, organisationId } from '@tym/kernel'
import { fieldId } from '@tym/register'
import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { exampleFile } from '../examples.ts'
import { touchedDisclosure } from '../touched.ts'
import { ownCopy } from './schema.ts'

/** Which data has gone to whose own register; what was in it is for that register to tell. */
export const listCopiesEndpoint = readEndpoint({
  id: 'listOwnCopies',
  method: 'GET',
  path: '/v1/customerships/{customership}/own-copies',
  tag: 'Own registers',
  summary: {
    fi: 'Osapuolten omiin rekistereihin kopioidut tiedot',
    sv: 'Uppgifter som har kopierats till parternas egna register',
    en: "What has been copied into the parties' own registers",
  },
  caller: ['person', 'customer'],
  operation: 'ownCopy.list',
  scope: 'customership',
  params: { customership: customershipId },
  query: {},
  body: noBody,
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        id: z.uuid(),
        owner: organisationId,
        fields: z.array(fieldId),
        orderedAt: z.iso.datetime(),
        takenAt: z.iso.datetime().nullable(),
      }),
    ),
  }),
  audit: { event: 'ownCopy.overviewed', ground: 'tym-14' },
  problems: ['not-found'],
  example: { params: { customership: exampleFile } },
  handler: async (tx, { caller, params: { customership } }) => {
    const rows = await tx.drizzle
      .select()
      .from(ownCopy)
      .where(eq(ownCopy.customership, customership))
      .orderBy(asc(ownCopy.id))
    const touched = {
      ...touchedDisclosure(customership, caller.role, []),
      resources: rows.map(({ id }) => id),
    }
    return {
      output: {
        items: rows.map(({ id, owner, fields, orderedAt, takenAt }) => ({
          id,
          owner,
          fields,
          orderedAt: orderedAt.toISOString(),
          takenAt: takenAt?.toISOString() ?? null,
        })),
      },
      touched: [touched],
    }
  },
})
