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

/** The tables of a capability that has no schema of its own: they stand in another's. */
const lodgers: Readonly<Record<string, readonly string[]>> = {
  'own-log': ['oversight.line_delay', 'oversight.log_extract', 'oversight.log_question'],
}

/** The schema in which a capability has its tables. */
export function schemaOf(capability: string): string {
  return lodgers[capability]?.[0]?.split('.')[0] ?? capability.replaceAll('-', '_')
}

/** The capability that may name a table of a capability's schema. */
export function ownerOf(table: string): string {
  const lodger = Object.keys(lodgers).find((capability) => lodgers[capability]?.includes(table))
  return lodger ?? table.slice(0, table.indexOf('.')).replaceAll('_', '-')
}

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
