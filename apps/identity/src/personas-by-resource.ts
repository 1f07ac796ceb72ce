import type { PersonId } from '@tym/kernel'
import {
  type CustomerPersona,
  customers,
  type OrganisationSlug,
  organisations,
  type StaffPersona,
  signerAudience,
  staff,
} from '@tym/personas'

export type Persona = StaffPersona | CustomerPersona

const everybody: readonly Persona[] = [...staff, ...customers]
const bySubject = new Map<string, Persona>(everybody.map((persona) => [persona.subject, persona]))
const byKey = new Map<string, Persona>(everybody.map((persona) => [persona.key, persona]))

export const findPersona = (subject: PersonId | string): Persona | undefined => bySubject.get(subject)
export const findPersonaByKey = (key: string): Persona | undefined => byKey.get(key)

/**
 * Where a persona may take a token: staff to their own organisation's signer, customers to the register
 * itself.
 */
export function resourceOf(persona: Persona, customerDataOrigin: string): string {
  return persona.kind === 'staff' ? signerAudience(persona.organisation) : customerDataOrigin
}

/** Every resource that tokens can be asked for. */
export function knownResources(customerDataOrigin: string): ReadonlySet<string> {
  const slugs: OrganisationSlug[] = Object.values(organisations).map(({ slug }) => slug)
  return new Set([...slugs.map(signerAudience), customerDataOrigin])
}

/** The personas that fit what the client asks a token for; with no resource named, nobody. */
export function personasFor(resource: unknown, customerDataOrigin: string): readonly Persona[] {
  const asked: readonly unknown[] = Array.isArray(resource) ? resource : [resource]
  return everybody.filter((persona) => asked.includes(resourceOf(persona, customerDataOrigin)))
}
