import type { LocalizedText } from '@tym/kernel'
import { z } from 'zod'
import { text } from '../words/text.ts'

/**
 * What an organisation is to the Act. `municipality` covers joint municipal authorities too and employs
 * people of a labour authority (12 § 4 mom.); `recipient` is anybody outside who may only receive
 * disclosures.
 */
export const organisationKind = z.enum([
  'labourAuthority',
  'wellbeingCounty',
  'kela',
  'keha',
  'municipality',
  'recipient',
])
export type OrganisationKind = z.infer<typeof organisationKind>

export const organisationKinds: Readonly<Record<OrganisationKind, LocalizedText>> = {
  labourAuthority: text('työvoimaviranomainen', 'arbetskraftsmyndighet', 'labour authority'),
  wellbeingCounty: text('hyvinvointialue', 'välfärdsområde', 'wellbeing services county'),
  kela: text('Kansaneläkelaitos', 'Folkpensionsanstalten', 'Social Insurance Institution'),
  keha: text(
    'työllisyys-, kehittämis- ja hallintokeskus',
    'sysselsättnings-, utvecklings- och förvaltningscentret',
    'employment, development and administration centre',
  ),
  municipality: text(
    'kunta tai kuntayhtymä',
    'kommun eller samkommun',
    'municipality or joint municipal authority',
  ),
  recipient: text('luovutuksensaaja', 'mottagare av utlämnade uppgifter', 'recipient of disclosures'),
}

/** What a badge says of whose something is: organisations are told apart by word, shape and colour. */
export const badgeWords: Readonly<Record<OrganisationKind | 'customer' | 'system', LocalizedText>> = {
  labourAuthority: text('Työ', 'Arb', 'Work'),
  wellbeingCounty: text('Hva', 'Vfo', 'County'),
  kela: text('Kela', 'FPA', 'Kela'),
  keha: text('KEHA', 'KEHA', 'KEHA'),
  municipality: text('Kunta', 'Kommun', 'Municipality'),
  recipient: text('Taho', 'Part', 'Party'),
  customer: text('Asiakas', 'Kund', 'Customer'),
  system: text('järjestelmä', 'systemet', 'system'),
}

/** The three authorities of 2 §: parties to a customership and joint controllers of what they store. */
export const partyKind = z.enum(['labourAuthority', 'wellbeingCounty', 'kela'])
export type PartyKind = z.infer<typeof partyKind>
export const partyKinds: readonly PartyKind[] = partyKind.options
