import { noBody, readEndpoint } from '@tym/employment'
import { customershipId, organisationId, plainDate } from '@tym/kernel'
import { roleId } from '@tym/register'
import { desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { contactWish } from './schema.ts'
import { touchedFacts } from './touched.ts'

/** More are not shown: whoever wished it earlier has wished it again, or no longer does. */
const most = 100

const shown = z.strictObject({
  id: z.uuid(),
  /** Who wishes to be contacted, by the usage right in which they asked. */
  name: z.string(),
  title: z.string(),
  role: roleId,
  organisation: organisationId,
  wishedOn: plainDate,
})

export const listContactWishesEndpoint = readEndpoint({
  id: 'listContactWishes',
  method: 'GET',
  path: '/v1/customerships/{customership}/contact-wishes',
  tag: 'Customerships',
  summary: {
    fi: 'Asiakkuuden yhteydenottopyynnöt',
    sv: 'Kontaktbegäranden som gäller kundrelationen',
    en: 'Who wishes to be contacted about the customership',
  },
  caller: ['person'],
  operation: 'contact.read',
  scope: 'customership',
  params: { customership: customershipId },
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(shown) }),
  audit: { event: 'contact.wishesListed', ground: 'tym-15' },
  problems: ['not-found'],
  example: { params: { customership: '0198f0a0-0000-7000-8000-00000000c001' } },
  handler: async (tx, { caller, params: { customership } }) => {
    const rows = await tx.drizzle
      .select({
        id: contactWish.id,
        name: contactWish.name,
        title: contactWish.title,
        role: contactWish.role,
        organisation: contactWish.organisation,
        wishedOn: contactWish.wishedOn,
      })
      .from(contactWish)
      .where(eq(contactWish.customership, customership))
      .orderBy(desc(contactWish.wishedAt), desc(contactWish.id))
      .limit(most)
    return {
      output: { items: z.array(shown).parse(rows) },
      touched: [touchedFacts(customership, caller.role, [])],
    }
  },
})
