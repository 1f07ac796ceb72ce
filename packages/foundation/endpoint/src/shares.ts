import type { Principal } from '@tym/access'
import { createLanes, createRateLimit, type LaneBounds, type Lanes } from '@tym/kernel'
import type { ServiceParts } from './service-parts.ts'

/** A page asks for several things at once; nobody needs the whole pool. */
const staffLanes: LaneBounds = { most: 6, waiting: 60, patience: 4_000 }
/** A customer has one file, and no system asks for them. */
const customerLanes: LaneBounds = { most: 2, waiting: 30, patience: 4_000 }
/**
 * Writes of one file come one after another in the database anyway; waiting there would hold a connection
 * each.
 */
const fileLanes: LaneBounds = { most: 2, waiting: 30, patience: 4_000 }
/**
 * A person reads and writes by hand; systems of an authority do it for many. Of what goes at once a page
 * needs some.
 */
const customersPart = { perSecond: 10, burst: 4 }

/** What one caller may use of a process, so that nobody's requests stop another's. */
export interface Shares {
  /**
   * Whether the caller may go on; `what` has a bucket of its own. By person, not by key: anybody can make a
   * new key.
   */
  readonly mayGoOn: (principal: Principal, what?: string) => boolean
  /**
   * Whether all of the person's requests of this moment are spent, which only proven ones do. Asked before
   * the proof is verified, so that nobody makes the process work for what is refused anyway.
   */
  readonly areSpent: (principal: Principal) => boolean
  /** Runs the work when a place is free for the person. Throws 'rate-limited' when too many wait for one. */
  readonly ofPerson: <T>(principal: Principal, work: () => Promise<T>) => Promise<T>
  /** The same for the writes of one file. */
  readonly ofFile: Lanes
}

export function openShares({ limits, clock }: Pick<ServiceParts, 'limits' | 'clock'>): Shares {
  const rates = {
    staff: createRateLimit(limits, clock),
    customers: createRateLimit(
      {
        ...limits,
        perSecond: limits.perSecond / customersPart.perSecond,
        burst: limits.burst / customersPart.burst,
      },
      clock,
    ),
  }
  const lanes = { staff: createLanes(staffLanes), customers: createLanes(customerLanes) }
  const groupOf = ({ kind }: Principal) => (kind === 'customer' ? 'customers' : 'staff')
  return {
    mayGoOn: (principal, what = 'request') => rates[groupOf(principal)].take(`${what} ${principal.person}`),
    areSpent: (principal) => !rates[groupOf(principal)].hasLeft(`request ${principal.person}`),
    ofPerson: (principal, work) => lanes[groupOf(principal)](principal.person, work),
    ofFile: createLanes(fileLanes),
  }
}
