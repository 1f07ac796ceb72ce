import { checkValue } from '@tym/customer-data/public'
import { refusalOf, type WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { consentId, customershipId, newObtainingId, type PlainDate, Problem, plainDate } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { anyFieldsValue, fieldId } from '@tym/register'
import { z } from 'zod'
import { byHand } from '../disclosure.ts'
import { exampleFile } from '../examples.ts'
import { touchedDisclosure } from '../touched.ts'
import { tellDeciders } from './decide-items.ts'
import { mustMayObtain } from './request-obtaining.ts'
import { obtaining } from './schema.ts'
import { type Answer, sealAnswer, sealRequest } from './sealed.ts'

const body = z.strictObject({
  consent: consentId,
  channel: byHand,
  receivedOn: plainDate,
  items: z
    .array(z.strictObject({ field: fieldId, value: z.unknown().meta(anyFieldsValue) }))
    .min(1)
    .max(60),
})
type Intake = z.infer<typeof body>

/**
 * Records into quarantine, as if it had come by machine, what came from a source by hand (orally, on paper or
 * by secure mail) on a consent that was in force on the day on which it came. Nothing is recorded of what the
 * customer has taken back since.
 */
export async function recordIntake(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: StaffPrincipal,
  intake: Intake,
): Promise<Written> {
  mustHaveCome(intake.receivedOn, tx.context.calendar)
  const content: Answer = intake.items.map(({ field, value }) => ({
    field,
    value: checkValue(field, value),
  }))
  const wanted = [...new Set(content.map(({ field }) => field))]
  const then = { day: intake.receivedOn, at: null }
  const { given, purpose } = await mustMayObtain(tx, keys, intake.consent, wanted, then)
  const id = newObtainingId()
  try {
    await tx.drizzle.insert(obtaining).values({
      id,
      customership: keys.customership,
      consent: intake.consent,
      consentVersion: given.number,
      party: given.party,
      version: 1,
      owner: by.authority,
      channel: intake.channel,
      state: 'quarantined',
      fields: wanted,
      requestedBy: by.person,
      usageRight: by.usageRight,
      requestedAt: tx.context.instant,
      receivedAt: new Date(`${intake.receivedOn}T00:00:00Z`),
      request: sealRequest(keys, id, { purpose, subject: [] }),
      answer: sealAnswer(keys, id, content),
    })
  } catch (error) {
    throw refusalOf(error)
  }
  const about = { id, customership: keys.customership, owner: by.authority }
  await tellDeciders(tx, about, { fields: wanted, except: by.person, version: 1 })
  return { id, version: 1, touched: [touchedDisclosure(keys.customership, by.role, [id], wanted)] }
}

function mustHaveCome(on: PlainDate, calendar: PlainDate): void {
  if (on > calendar) throw new Problem('invalid-date', 'Nothing has come on a future day.', '/receivedOn')
}

export const recordIntakeEndpoint = writeEndpoint({
  id: 'recordIntake',
  method: 'POST',
  path: '/v1/customerships/{customership}/intakes',
  tag: 'Obtainings',
  summary: {
    fi: 'Kirjaa suullisesti, paperilla tai turvapostilla saadut tiedot',
    sv: 'Anteckna uppgifter som har erhållits muntligen, på papper eller per säker e-post',
    en: 'Record what was received orally, on paper or by secure mail',
  },
  caller: ['person'],
  operation: 'obtaining.request',
  scope: 'customership',
  params: { customership: customershipId },
  query: {},
  body,
  success: 201,
  ifMatch: false,
  audit: { event: 'obtaining.recorded', ground: 'gdpr-7' },
  problems: [
    'not-found',
    'invalid-date',
    'consent-not-in-force',
    'consent-too-wide',
    'source-not-allowed',
    'party-not-active',
    'party-excluded',
    'customership-ended',
  ],
  example: {
    params: { customership: exampleFile },
    body: {
      consent: '0198f0a0-0000-7000-8000-000000000c11',
      channel: 'paper',
      receivedOn: '2026-11-20',
      items: [{ field: '3.04', value: 'Varastotyöntekijä' }],
    },
  },
  handler: async (tx, { caller, params, body: intake, parts }) =>
    recordIntake(tx, await getKeys(parts, params.customership), staffOf(caller), intake),
})
