import { personId } from '@tym/kernel'
import { z } from 'zod'

/**
 * A usage right (käyttöoikeus) is applied for by the employer, granted or refused by the agency, and ends by
 * an act or by its last day (12 § 4 mom.). Nothing leads back: a change is a new right that replaces the old
 * one.
 */
export const usageRightState = z.enum(['applied', 'granted', 'refused', 'ended', 'expired'])
export type UsageRightState = z.infer<typeof usageRightState>

/**
 * The states from which an act may take a right to its end: an application is withdrawn, a granted right is
 * ended.
 */
export const endableStates: readonly UsageRightState[] = ['applied', 'granted']

export const holderKind = z.enum(['person', 'system'])
export type HolderKind = z.infer<typeof holderKind>

export const usageRightEvent = z.enum([
  'applied',
  'granted',
  'refused',
  'changed',
  'withdrawn',
  'ended',
  'expired',
])
export type UsageRightEvent = z.infer<typeof usageRightEvent>

/**
 * The name that the history gives when no person acted: the first officers' rights come from configuration.
 */
export const byConfiguration = personId.parse('configuration')
/** The name that the history gives when a right has run out. */
export const byCalendar = personId.parse('calendar-job')
