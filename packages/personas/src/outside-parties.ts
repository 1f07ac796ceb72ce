import { type OutsidePartyId, outsidePartyId } from '@tym/kernel'
import type { FieldId, PartyId } from '@tym/register'

/** An outside party of the development area: invented names and business ids that nobody has. */
export type CastOutsideParty = {
  readonly id: OutsidePartyId
  readonly kind: PartyId
  readonly name: string
  readonly businessId: string
  readonly contact: string
  readonly contractReference: string
  readonly allowedFields: readonly FieldId[]
}

export const outsideParties: readonly CastOutsideParty[] = [
  {
    id: outsidePartyId.parse('0198f0a0-0000-7000-8000-000000000b01'),
    kind: 'serviceProvider',
    name: 'Itärannikon työvalmennussäätiö',
    businessId: '9999902-8',
    contact: 'palveluohjaus@saatio.example',
    contractReference: 'Porvoon hankinta 2026/14',
    allowedFields: ['5.04', '5.07', '7.05', '7.06', '7.15'],
  },
  {
    id: outsidePartyId.parse('0198f0a0-0000-7000-8000-000000000b02'),
    kind: 'workTrialPlace',
    name: 'Esimerkkileipomo Oy',
    businessId: '9999903-6',
    contact: 'toimisto@leipomo.example',
    contractReference: 'Työkokeilusopimus 2026/3',
    allowedFields: ['5.04', '7.05'],
  },
  {
    id: outsidePartyId.parse('0198f0a0-0000-7000-8000-000000000b03'),
    kind: 'rehabilitationInstitution',
    name: 'Esimerkkikuntoutus Oy',
    businessId: '9999904-4',
    contact: 'kirjaamo@kuntoutus.example',
    contractReference: 'Kuntoutuksen puitesopimus 2026/7',
    allowedFields: ['5.04', '5.07', '7.05', '7.15'],
  },
]

/** The party that the sample recipient (`apps/recipient`) stands for. */
export const sampleRecipient = getOutsideParty('serviceProvider')

/** The party that has no address, and fetches from the exchange what is for it. */
export const samplePoller = getOutsideParty('rehabilitationInstitution')

/** What the sample recipient has to tell of everybody, when it is asked with consent. */
export const sampleHoldings: Readonly<Partial<Record<FieldId, object>>> = {
  '7.15': { title: 'Valmennusjakson loppuraportti', on: '2026-10-30', reference: 'V-2026-118' },
}

function getOutsideParty(kind: PartyId): CastOutsideParty {
  const found = outsideParties.find((party) => party.kind === kind)
  if (found === undefined) throw new Error(`the cast has no ${kind}`)
  return found
}
