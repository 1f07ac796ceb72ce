import type { ReadTx } from '@tym/database'
import { readEndpoint, type StaffPrincipal, staffOf } from '@tym/employment'
import { customershipId } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { isSpecial, mustBeWritten } from '@tym/register'
import { z } from 'zod'
import { hashOf, renderConsent, textVersion } from './consent-text.ts'
import { mustBeUnderstood } from './must-be-understood.ts'
import { type ConsentToShow, exampleFile, exampleParty, exampleTerms, previewBody } from './terms.ts'
import { gatherFacts, listControllers } from './text-facts.ts'
import { touchedConsent } from './touched.ts'
import { verifyAsked } from './verify-consent.ts'

const preview = z.strictObject({
  /** Shown or read to the customer as it is. */
  text: z.string(),
  /** SHA-256, base64url: handed back with the answer. */
  hash: z.string(),
  textVersion: z.string(),
  /** What the answer must fulfil. */
  mustBeExplicit: z.boolean(),
  mustBeWritten: z.boolean(),
})

/**
 * What would be put before the customer, after every check that does not depend on the answer. Stores
 * nothing.
 */
export async function previewConsent(
  tx: ReadTx,
  keys: CustomershipKeys,
  by: StaffPrincipal,
  asked: ConsentToShow,
): Promise<z.infer<typeof preview>> {
  const { customership } = keys
  await mustBeUnderstood(tx, keys, by, asked)
  const verified = await verifyAsked(tx, customership, by, asked, tx.context.calendar)
  const { party: _party, direction, language, ...exactly } = asked
  const controllers = await listControllers(tx, customership, language)
  const facts = await gatherFacts(tx, customership, {
    ...verified,
    receivedBy: by.authority,
    direction,
    exactly,
    controllers,
  })
  const text = renderConsent(facts, language)
  return {
    text,
    hash: hashOf(text).toString('base64url'),
    textVersion,
    mustBeExplicit: asked.fields.some(isSpecial),
    mustBeWritten: mustBeWritten(verified.party.kind, asked.direction, asked.fields),
  }
}

export const previewConsentEndpoint = readEndpoint({
  id: 'previewConsent',
  method: 'POST',
  path: '/v1/customerships/{customership}/consents/preview',
  tag: 'Consents',
  summary: {
    fi: 'Esikatsele suostumus asiakkaalle näytettävänä tekstinä',
    sv: 'Förhandsgranska samtycket som text att visa för kunden',
    en: 'Preview a consent as the text to be shown to the customer',
  },
  caller: ['person'],
  operation: 'consent.record',
  scope: 'customership',
  params: { customership: customershipId },
  query: {},
  body: previewBody,
  output: preview,
  audit: { event: 'consent.previewed', ground: 'gdpr-7' },
  problems: [
    'not-found',
    'party-not-active',
    'consent-not-needed',
    'consent-too-wide',
    'period-invalid',
    'purpose-required',
    'consent-language',
    'necessity-required',
  ],
  example: {
    params: { customership: exampleFile },
    body: { party: exampleParty, direction: 'disclose', ...exampleTerms, language: 'fi' },
  },
  handler: async (tx, { caller, params, body, parts }) => ({
    output: await previewConsent(tx, await getKeys(parts, params.customership), staffOf(caller), body),
    touched: [touchedConsent(params.customership, caller.role, [])],
  }),
})
