import { organisations } from '@tym/personas'
import type { Persona } from './personas-by-resource.ts'

/**
 * Authentication contexts of this provider: identification by certificate, and a password alone (for tests).
 */
export const strong = 'urn:tym:acr:strong'
export const weak = 'urn:tym:acr:weak'

/** What the access token says beside the standard claims (RFC 9068). */
export function accessTokenClaims(persona: Persona, acr: string) {
  return persona.kind === 'staff'
    ? { acr, org: organisations[persona.organisation].id }
    : { acr, kind: 'customer', national_id: persona.nationalId }
}

/** What the client learns of who signed in. */
export function idTokenClaims(persona: Persona) {
  return persona.kind === 'staff'
    ? { sub: persona.subject, name: persona.name, org: persona.organisation }
    : { sub: persona.subject, name: `${persona.preferredName} ${persona.familyName}` }
}
