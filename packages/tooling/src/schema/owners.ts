/** Schemas of one capability each. */
export const capabilitySchemas = [
  'organisations',
  'usage_rights',
  'outside_parties',
  'customerships',
  'customer_data',
  'consents',
  'disclosures',
  'notifications',
  'oversight',
  'retention',
] as const

/** Schemas of the foundation, which all may name. */
export const foundationSchemas = [
  'audit',
  'ctx',
  'declared',
  'gate',
  'guard',
  'meta',
  'outbox',
  'relation',
] as const
