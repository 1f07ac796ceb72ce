import { alreadyThere, refusalOf, type WriteTx } from '@tym/database'
import { staffOf, type Written, writeEndpoint } from '@tym/employment'
import { lineText, newId, type PersonId, Problem } from '@tym/kernel'
import { addedPartyKind } from '@tym/register'
import { z } from 'zod'
import { partyKindRow } from '../schema.ts'

const name = lineText(100)
const body = z.strictObject({
  /** The name of the kind in consents, receipts and lists; never that of another kind. */
  code: addedPartyKind,
  title: z.strictObject({ fi: name, sv: name, en: name }),
})

/**
 * Proposes a kind of outside parties beside those of the declaration; no party is of it before another person
 * of the agency has approved it. Data moves to and from its parties on an individualised consent, health data
 * in writing. Throws 'party-exists'.
 */
export async function proposeKind(
  tx: WriteTx,
  by: PersonId,
  { code, title }: z.infer<typeof body>,
): Promise<Written> {
  const id = newId()
  try {
    await tx.drizzle.insert(partyKindRow).values({
      id,
      code,
      titleFi: title.fi,
      titleSv: title.sv,
      titleEn: title.en,
      state: 'proposed',
      proposedBy: by,
      proposedAt: tx.context.instant,
    })
  } catch (error) {
    const known = new Problem('party-exists', 'The kind is there, or proposed.', '/code')
    throw refusalOf(error, { [alreadyThere]: known })
  }
  return { id, version: 1, touched: [] }
}

export const proposeKindEndpoint = writeEndpoint({
  id: 'proposeOutsidePartyKind',
  method: 'POST',
  path: '/v1/outside-party-kinds',
  tag: 'Outside parties',
  summary: {
    fi: 'Esitä uutta ulkopuolisten tahojen lajia',
    sv: 'Föreslå ett nytt slag av utomstående instanser',
    en: 'Propose a new kind of outside parties',
  },
  caller: ['person'],
  operation: 'outsideParty.proposeKind',
  scope: 'organisation',
  params: {},
  query: {},
  body,
  success: 201,
  ifMatch: false,
  audit: { event: 'outsideParty.kindProposed', ground: 'tym-13' },
  problems: ['party-exists', 'invalid-input', 'invalid-text'],
  example: {
    params: {},
    body: {
      code: 'debtCounselling',
      title: { fi: 'talous- ja velkaneuvonta', sv: 'ekonomi- och skuldrådgivning', en: 'debt counselling' },
    },
  },
  handler: (tx, { caller, body: proposed }) => proposeKind(tx, staffOf(caller).person, proposed),
})
