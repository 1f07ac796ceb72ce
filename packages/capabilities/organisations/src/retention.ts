/**
 * Which retention each table of this capability follows: it is public, about nobody's case, and kept while it
 * is true.
 */
export const tables: Readonly<Record<string, 'publicFact'>> = {
  'organisations.organisation': 'publicFact',
  'organisations.issuer': 'publicFact',
  'organisations.signing_key': 'publicFact',
  'organisations.cooperation_area': 'publicFact',
  'organisations.area_member': 'publicFact',
  'organisations.acting_for': 'publicFact',
}
