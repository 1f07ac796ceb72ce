import type { ReadTx } from '@tym/database'
import { type Parts, readEndpoint, type StaffPrincipal, staffOf } from '@tym/employment'
import { nationalId, parseNationalId, plainDate } from '@tym/kernel'
import { ageConfirmationHours } from '@tym/register'
import { z } from 'zod'
import { ageConfirmation, toAgeConfirmation } from './age-confirmation.ts'
import { mustBePlausibleStart } from './plausible-start.ts'

const body = z.strictObject({ nationalId, startedOn: plainDate })
const output = z.strictObject({
  /** For the colleague who starts, as `ageConfirmation`. */
  confirmation: ageConfirmation,
  validUntil: z.iso.datetime(),
})

/**
 * Confirms, as the second officer, that the joint assessment of somebody who is under fifteen on the day is
 * rightly started by a colleague of the same organisation. Nothing is stored but the line of the log, which
 * names no customer. Throws as a start does for what no officer can confirm.
 */
export function confirmAge(
  tx: ReadTx,
  blindIndex: Parts['blindIndex'],
  by: StaffPrincipal,
  asked: z.infer<typeof body>,
): z.infer<typeof output> {
  const { instant, calendar } = tx.context
  const person = parseNationalId(asked.nationalId)
  mustBePlausibleStart(asked.startedOn, person, calendar, { ageConfirmed: true })
  const confirmed = {
    nationalId: person.canonical,
    startedOn: asked.startedOn,
    authority: by.authority,
  }
  return {
    confirmation: toAgeConfirmation(blindIndex, confirmed, { by: by.person, at: instant }),
    validUntil: new Date(instant.getTime() + ageConfirmationHours * 3_600_000).toISOString(),
  }
}

export const confirmAgeEndpoint = readEndpoint({
  id: 'confirmAge',
  method: 'POST',
  path: '/v1/customerships/age-confirmations',
  tag: 'Customer data',
  summary: {
    fi: 'Vahvista toisena virkailijana alle 15-vuotiaan arvioinnin aloittaminen',
    sv: 'Bekräfta som andra tjänsteman att bedömningen av någon under 15 år inleds',
    en: 'Confirm as the second officer that the assessment of somebody under 15 is started',
  },
  caller: ['person'],
  operation: 'customership.confirmAge',
  scope: 'organisation',
  params: {},
  query: {},
  body,
  output,
  audit: { event: 'customership.ageConfirmed', ground: 'tym-4' },
  problems: [
    'invalid-national-id',
    'invalid-input',
    'invalid-date',
    'start-in-future',
    'start-too-early',
    'age-implausible',
  ],
  example: { params: {}, body: { nationalId: '140385-901E', startedOn: '2026-11-02' } },
  handler: async (tx, { caller, body: asked, parts }) => ({
    output: confirmAge(tx, parts.blindIndex, staffOf(caller), asked),
    touched: [],
  }),
})
