import type { Hono } from 'hono'
import { z } from 'zod'

const text = z.string().min(1).max(300)
const said = z.strictObject({ fi: text, sv: text, en: text })
const email = z.email().max(200)

/** Who answers for the service and its data, and where people turn to: what its public pages name. */
export const contactsFile = z.strictObject({
  /** Where a fault of accessibility is told (306/2019 9 §). */
  accessibility: email,
  /** The joint controllers (381/2023 13 §), where each is met, and its data protection officer. */
  controllers: z
    .array(
      z.strictObject({
        kind: z.enum(['labourAuthority', 'wellbeingCounty', 'kela', 'keha']),
        name: said,
        place: said,
        email,
        dataProtectionOfficer: email,
      }),
    )
    .min(1)
    .max(200),
})

/** GET /contacts: for everybody, signed in or not. */
export function mountContacts(app: Hono, contacts: z.infer<typeof contactsFile>): void {
  app.get('/contacts', (c) => c.json(contacts, 200, { 'cache-control': 'no-store' }))
}
