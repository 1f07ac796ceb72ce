import type { OrganisationSlug } from './organisations.ts'
import type { CastDuty } from './staff.ts'

/** A machine client of an authority: it gets a certificate of its own kind under a usage right of its own. */
export type MachineClient = {
  /** Also the subject of its certificates. */
  readonly clientId: string
  readonly organisation: OrganisationSlug
  readonly duty: CastDuty
}

export const machineClients: readonly MachineClient[] = [
  {
    clientId: 'porvoo-case-system',
    organisation: 'porvoo',
    duty: {
      role: 'partySystem',
      title: 'asiakastietojärjestelmä',
      duty: 'oman rekisterin tiedonsiirto',
      authority: 'porvoo',
      area: 'porvoo',
    },
  },
  {
    clientId: 'ita-uusimaa-case-system',
    organisation: 'ita-uusimaa',
    duty: {
      role: 'partySystem',
      title: 'asiakastietojärjestelmä',
      duty: 'oman rekisterin tiedonsiirto',
      authority: 'ita-uusimaa',
      area: 'porvoo',
    },
  },
]

const authorities = ['porvoo', 'ita-uusimaa', 'kela', 'lahti', 'heinola', 'paijat-hame'] as const

/** The platform's own services, and what each may ask of which organisation's signer. */
export const serviceClients: readonly {
  readonly clientId: string
  readonly organisation: OrganisationSlug
  readonly may: readonly (
    | 'sign-grant'
    | 'sign-referral'
    | 'sign-consentReceipt'
    | 'sign-disclosure'
    | 'sign-recall'
    | 'sign-request'
    | 'sign-checkpoint'
    | 'sign-lines'
    | 'sign-certificate'
    | 'sign-recovery'
  )[]
}[] = [
  {
    clientId: 'tym-worker',
    organisation: 'keha',
    may: ['sign-grant', 'sign-checkpoint', 'sign-lines', 'sign-certificate', 'sign-recovery'],
  },
  // The worker asks each authority's own signer for its name under the receipts of the consents that it
  // received.
  ...authorities.map((organisation) => ({
    clientId: 'tym-worker',
    organisation,
    may: ['sign-consentReceipt', 'sign-disclosure', 'sign-recall', 'sign-request'] as const,
  })),
  // The exchange asks the same authorities for what a party fetches by itself.
  ...authorities.map((organisation) => ({
    clientId: 'tym-exchange',
    organisation,
    may: ['sign-disclosure', 'sign-recall'] as const,
  })),
  { clientId: 'porvoo-case-system', organisation: 'porvoo', may: ['sign-referral'] },
  { clientId: 'ita-uusimaa-case-system', organisation: 'ita-uusimaa', may: ['sign-referral'] },
]

/** The public client that the demo and the tests sign in with. */
export const demoClient = { clientId: 'tym-demo', redirectUri: 'http://127.0.0.1:8399/callback' } as const
