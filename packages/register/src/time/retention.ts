import type { LocalizedText } from '@tym/kernel'
import { text } from '../words/text.ts'
import type { DeadlineName } from './deadline-rules.ts'

/** How long something is kept, from what, and what ends it. */
export interface RetentionDeclaration {
  readonly title: LocalizedText
  /** What starts the time: the end of the customership, or the writing of the row itself. */
  readonly from: 'customershipEnd' | 'written'
  /** A dated rule of law, a number of months that is a setting, or that what it was kept for is over. */
  readonly keep: { readonly rule: DeadlineName } | { readonly months: number } | { readonly until: 'over' }
  /** Whether a hold (statutory task or pending matter) may stop the deletion. */
  readonly holds: boolean
  /** How it ends: the customership's key is destroyed, or the rows are dropped. */
  readonly by: 'destroyKey' | 'dropRows'
}

/**
 * For how many days a draft is kept that its author does not save again; it dies with its file before that.
 */
export const daysOfDrafts = 30

/**
 * For how many days a request to be added to a team waits for its answer, and how many one person may have.
 */
export const joinRequests = { days: 30, mostOfPerson: 20, leastReason: 20, mostReason: 300 } as const

/** Retention of the shared register and of what the platform writes beside it (12 §). */
export const retention = {
  customership: {
    title: text(
      'asiakkuus ja kaikki sen tiedot',
      'kundrelationen och alla dess uppgifter',
      'the customership and all its data',
    ),
    from: 'customershipEnd',
    keep: { rule: 'retention' },
    holds: true,
    by: 'destroyKey',
  },
  consents: {
    title: text('suostumukset', 'samtycken', 'consents'),
    from: 'customershipEnd',
    keep: { rule: 'retention' },
    holds: true,
    by: 'destroyKey',
  },
  disclosures: {
    title: text('luovutukset ja kuittaukset', 'utlämnanden och kvittenser', 'disclosures and receipts'),
    from: 'customershipEnd',
    keep: { rule: 'retention' },
    holds: true,
    by: 'destroyKey',
  },
  notifications: {
    title: text('ilmoitukset virkailijoille', 'meddelanden till tjänstemän', 'notices to officers'),
    from: 'written',
    keep: { months: 12 },
    holds: false,
    by: 'dropRows',
  },
  usageRights: {
    title: text(
      'käyttöoikeudet ja niiden historia',
      'åtkomsträttigheter och deras historia',
      'user rights and their history',
    ),
    from: 'written',
    keep: { months: 60 },
    holds: true,
    by: 'dropRows',
  },
  ownSettings: {
    title: text(
      'virkailijan omat asetukset',
      'tjänstemannens egna inställningar',
      "an officer's own settings",
    ),
    from: 'written',
    keep: { until: 'over' },
    holds: false,
    by: 'dropRows',
  },
  outsideParties: {
    title: text(
      'ulkopuolisten tahojen luettelo',
      'förteckningen över utomstående instanser',
      'the registry of outside parties',
    ),
    from: 'written',
    keep: { months: 60 },
    holds: true,
    by: 'dropRows',
  },
  keptHolds: {
    title: text(
      'tiedot, joita tarvitaan poiston jälkeen',
      'uppgifter som behövs efter raderingen',
      'what is needed after the deletion',
    ),
    from: 'written',
    keep: { until: 'over' },
    holds: false,
    by: 'destroyKey',
  },
  farewells: {
    title: text(
      'poistosta lähetettävät viestit',
      'meddelanden om raderingen',
      'messages that tell of a deletion',
    ),
    from: 'written',
    keep: { until: 'over' },
    holds: false,
    by: 'destroyKey',
  },
  outstandingRecalls: {
    title: text(
      'vastaanottajien vahvistamattomat poistopyynnöt',
      'raderingsbegäranden som mottagarna inte bekräftat',
      'recalls that recipients have not confirmed',
    ),
    from: 'written',
    keep: { months: 60 },
    holds: false,
    by: 'dropRows',
  },
  deletions: {
    title: text(
      'poistot ja niiden todistukset',
      'raderingar och intygen över dem',
      'deletions and their certificates',
    ),
    from: 'written',
    keep: { months: 120 },
    holds: false,
    by: 'dropRows',
  },
  work: {
    title: text(
      'luvatut työt ja toiston estävät merkit',
      'utlovade arbeten och märken mot upprepning',
      'promised work and marks against repetition',
    ),
    from: 'written',
    keep: { months: 1 },
    holds: false,
    by: 'dropRows',
  },
  oversight: {
    title: text(
      'käytön valvonnan perusteet, poikkeamailmoitukset ja vastaukset niihin',
      'grunder för tillsynen över användningen, avvikelseanmälningar och svaren på dem',
      'reasons of oversight, flags and the answers to them',
    ),
    from: 'written',
    keep: { months: 60 },
    holds: false,
    by: 'destroyKey',
  },
  accessLog: {
    title: text('käyttöloki', 'logg över användningen', 'access log'),
    from: 'written',
    keep: { months: 60 },
    holds: true,
    by: 'dropRows',
  },
} as const satisfies Readonly<Record<string, RetentionDeclaration>>

export type RetentionClass = keyof typeof retention
