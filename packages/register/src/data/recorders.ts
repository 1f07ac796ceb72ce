import type { Recorder } from './field.ts'

/** Each of the three parties. */
export const eachParty: readonly Recorder[] = ['labourAuthority', 'wellbeingCounty', 'kela']

/** The customer, or an officer of a party who writes down the customer's words. */
export const customerOrOfficer: readonly Recorder[] = ['customer', ...eachParty]
