import { timingSafeEqual } from 'node:crypto'
import { type NationalId, type OrganisationId, type PersonId, type PlainDate, personId } from '@tym/kernel'
import type { BlindIndex } from '@tym/key-vault'
import { ageConfirmationHours } from '@tym/register'
import { z } from 'zod'

/**
 * What an officer has confirmed the age for: which person, which day of start, which organisation's start.
 */
export interface ConfirmedAge {
  readonly nationalId: NationalId['canonical']
  readonly startedOn: PlainDate
  readonly authority: OrganisationId
}

const said = z.strictObject({ by: personId, at: z.iso.datetime() })
/**
 * A confirmation as it is handed to the colleague: who confirmed and when, sealed with whom it is for. It
 * names no customer.
 */
export const ageConfirmation = z
  .string()
  .max(500)
  .regex(/^[\w-]+\.[\w-]{43}$/)

/**
 * What an officer hands to the colleague who starts. Nothing is stored about anybody before the start (12 §),
 * so the text carries a seal and nobody else can make or change it (HMAC under the key of the blind index).
 */
export function toAgeConfirmation(
  blindIndex: BlindIndex,
  confirmed: ConfirmedAge,
  { by, at }: { readonly by: PersonId; readonly at: Date },
): string {
  const head = Buffer.from(JSON.stringify({ by, at: at.toISOString() })).toString('base64url')
  return `${head}.${sealOf(blindIndex, confirmed, head).toString('base64url')}`
}

/**
 * Who confirmed it and when; undefined when it is not of this person, day and organisation, was changed, or
 * is older than a day. The text is attacker-controlled until this returns.
 */
export function findAgeConfirmation(
  blindIndex: BlindIndex,
  confirmed: ConfirmedAge,
  { text, now }: { readonly text: string; readonly now: Date },
): { readonly by: PersonId; readonly at: Date } | undefined {
  const [head = '', seal = ''] = text.split('.')
  const given = Buffer.from(seal, 'base64url')
  const own = sealOf(blindIndex, confirmed, head)
  if (given.length !== own.length || !timingSafeEqual(given, own)) return undefined
  const { by, at } = said.parse(JSON.parse(Buffer.from(head, 'base64url').toString('utf8')))
  const confirmedAt = new Date(at)
  const age = now.getTime() - confirmedAt.getTime()
  return age < 0 || age > ageConfirmationHours * 3_600_000 ? undefined : { by, at: confirmedAt }
}

/** The HMAC is of a text that is no identity code, so that a seal is never anybody's blind index. */
function sealOf(blindIndex: BlindIndex, of: ConfirmedAge, head: string): Buffer {
  return blindIndex(JSON.stringify(['age-confirmation', of.nationalId, of.startedOn, of.authority, head]))
}
