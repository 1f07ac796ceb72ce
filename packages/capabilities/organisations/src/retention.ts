/** Nothing here is about a customer: the register of organisations and keys is public and kept while it is true. */
export const retention = {
  'organisations.organisation': 'publicFact',
  'organisations.issuer': 'publicFact',
  'organisations.signing_key': 'publicFact',
  'organisations.cooperation_area': 'publicFact',
  'organisations.area_member': 'publicFact',
  'organisations.acting_for': 'publicFact',
} as const
