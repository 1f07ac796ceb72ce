import type { OrganisationSlug } from './organisations.ts'

/** The log that a development machine seals. */
export const sealedLogOrigin = 'tym.localhost/log/1'

/** The controllers of the demo area that watch it: Kela, the wellbeing services county and a municipality. */
const watching = ['kela', 'ita-uusimaa', 'loviisa'] as const satisfies readonly OrganisationSlug[]

/** The witnesses of the log by slug and the name of their key. */
export const witnesses = watching.map((slug) => ({ slug, name: `tym.localhost/witness/${slug}` }))
