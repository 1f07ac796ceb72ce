import type { LocalizedText } from '@tym/kernel'
import { z } from 'zod'
import { text } from '../words/text.ts'

/** Where a fact comes from; every entry names one (model: 380/2023 114 §). */
export const sourceKind = z.enum([
  'customer',
  'officer',
  'ownRegister',
  'party',
  'referrer',
  'populationRegister',
  'consentedSource',
  'system',
])
export type SourceKind = z.infer<typeof sourceKind>

export const sources: Readonly<Record<SourceKind, LocalizedText>> = {
  customer: text('asiakas itse', 'kunden själv', 'the customer'),
  officer: text('virkailijan oma arvio', 'tjänstemannens egen bedömning', "the officer's own assessment"),
  ownRegister: text(
    'viranomaisen oma rekisteri (14 §)',
    'myndighetens eget register (14 §)',
    "the authority's own register (section 14)",
  ),
  party: text(
    'toinen yhteistyön viranomainen (15 §)',
    'en annan myndighet i samarbetet (15 §)',
    'another authority of the cooperation (section 15)',
  ),
  referrer: text('ohjaava taho (3 §)', 'hänvisande instans (3 §)', 'the referring party (section 3)'),
  populationRegister: text(
    'väestötietojärjestelmä',
    'befolkningsdatasystemet',
    'the population information system',
  ),
  consentedSource: text(
    'ulkopuolinen taho asiakkaan suostumuksella',
    'utomstående instans med kundens samtycke',
    "an outside party with the customer's consent",
  ),
  system: text('järjestelmä', 'systemet', 'the system'),
}

/**
 * Whether somebody who records may name the source: what came from outside with consent is taken in from
 * quarantine, where the consent is checked; a register or the system says itself what it says.
 */
export function mayBeNamed(source: SourceKind): boolean {
  return source !== 'consentedSource' && source !== 'populationRegister' && source !== 'system'
}

/** Sources of a fact that an officer records about the customer's situation. */
export const situationSources: readonly SourceKind[] = [
  'customer',
  'officer',
  'ownRegister',
  'party',
  'consentedSource',
]

/** Sources of an event of the service itself. */
export const dealingSources: readonly SourceKind[] = ['officer', 'customer', 'ownRegister']
