import type {
  AreaId,
  CustomershipId,
  EntryId,
  OrganisationId,
  OutsidePartyId,
  PersonId,
  PlainDate,
  UsageRightId,
} from '@tym/kernel'

/**
 * Who acts in a transaction, as the verified role certificate says it. Only row-level security reads it back.
 */
export interface Caller {
  readonly person: PersonId
  readonly role: string
  readonly employer?: OrganisationId
  /** The storing organisation on whose behalf the person acts. */
  readonly authority?: OrganisationId
  /** The right by which the person acts now. */
  readonly usageRight?: UsageRightId
  /** The cooperation area that the right is for: it bounds what is opened from outside a case team. */
  readonly area?: AreaId
  /** A customer's own blind index, which opens their own customerships only. */
  readonly selfIndex?: Buffer
}

/** What a transaction may touch: row-level security opens these rows and no others. */
export type Scope =
  | { readonly kind: 'public' }
  | { readonly kind: 'organisation' }
  /** Watches over what the caller's own organisation's people do with the register. */
  | { readonly kind: 'oversight' }
  | { readonly kind: 'caseload' }
  | { readonly kind: 'search'; readonly outOfTeam: boolean }
  | {
      readonly kind: 'customership'
      readonly customership: CustomershipId
      readonly outOfTeam: boolean
      /**
       * What holds once the file has ended: the act goes on as before, or a read asks for a reason. Without
       * it nothing does.
       */
      readonly afterEnd?: 'open' | 'reason'
    }
  /** Starts a new customership: its id names no row yet. */
  | { readonly kind: 'opening'; readonly customership: CustomershipId }
  /** Takes a customership that waits for an officer of the caller's party. */
  | { readonly kind: 'taking'; readonly customership: CustomershipId }
  /** Opens a file with a reason, or closes it again: reads and writes nothing else of it. */
  | { readonly kind: 'glass'; readonly customership: CustomershipId }
  /** Comes for one entry that the caller's organisation stored in a file that it has left. */
  | { readonly kind: 'leftEntry'; readonly customership: CustomershipId; readonly entry: EntryId }
  | { readonly kind: 'job'; readonly job: string }
  /** What the exchange does for one outside party: its own rows, and of nobody else. */
  | { readonly kind: 'job'; readonly job: 'exchange'; readonly party: OutsidePartyId }

/**
 * The two clocks, the caller and the scope of one transaction. SQL receives both clocks and never asks for
 * its own.
 */
export type Context = {
  readonly instant: Date
  readonly calendar: PlainDate
  readonly caller?: Caller
  readonly scope: Scope
  /** Whether what is done goes on with files that were annulled: to everything else they are closed. */
  readonly afterAnnulment?: 'open'
}

/**
 * The settings that say a context to the database; every name is always set, so that nothing leaks from
 * before.
 */
export function settingsOf({
  caller,
  scope,
  instant,
  calendar,
  afterAnnulment,
}: Context): Record<string, string> {
  return {
    kind: scope.kind,
    customership: 'customership' in scope ? scope.customership : '',
    entry: 'entry' in scope ? scope.entry : '',
    after_end: ('afterEnd' in scope ? scope.afterEnd : undefined) ?? '',
    after_annulment: afterAnnulment ?? '',
    out_of_team: 'outOfTeam' in scope && scope.outOfTeam ? 'yes' : '',
    job: scope.kind === 'job' ? scope.job : '',
    party: 'party' in scope ? scope.party : '',
    person: caller?.person ?? '',
    role: caller?.role ?? '',
    usage_right: caller?.usageRight ?? '',
    employer: caller?.employer ?? '',
    authority: caller?.authority ?? '',
    area: caller?.area ?? '',
    self_index: caller?.selfIndex?.toString('hex') ?? '',
    instant: instant.toISOString(),
    calendar,
  }
}
