import type { Parts } from '@tym/employment'
import { type LineId, lineId, localizedText, organisationId } from '@tym/kernel'
import { type CustomershipKeys, lineReasonPlace } from '@tym/key-vault'
import {
  categories,
  categoryNumber,
  type EventId,
  findField,
  grounds,
  isCustomer,
  outcomeWords,
  purposeId,
  purposes,
  roleId,
  roles,
  wordsOf,
} from '@tym/register'
import { z } from 'zod'

const named = z.strictObject({ id: z.string(), words: localizedText.nullable() })

/**
 * One act on the own data in plain words: who, for whom, what, why and on which ground (GDPR 15, 906/2019 17
 * §).
 */
export const ownLogLine = z.strictObject({
  line: lineId,
  /** The number under which an extract proves it; null until it is sealed, a second later. */
  number: z.int().nullable(),
  at: z.iso.datetime(),
  what: named,
  outcome: z.strictObject({ id: z.enum(['allowed', 'denied']), words: localizedText }),
  /** `platform`: a job of the platform itself, without anybody at work. */
  by: z.strictObject({
    kind: z.enum(['customer', 'officer', 'platform']),
    role: named.nullable(),
    name: z.string().optional(),
    title: z.string().optional(),
    organisation: z.strictObject({ id: organisationId, words: localizedText }).nullable(),
    /** Where it is another than the organisation: a municipality's people act for its labour authority. */
    employer: z.strictObject({ id: organisationId, words: localizedText }).nullable(),
  }),
  /** To or from whom, where something was sent, obtained or consented to. */
  outsideParty: z.string().nullable(),
  /** In the officer's own words, where they were told that the customer reads it (15 §). */
  reason: z.string().optional(),
  purpose: named.nullable(),
  ground: z
    .strictObject({ id: z.string(), section: z.string().nullable(), words: localizedText.nullable() })
    .nullable(),
  categories: z.array(z.strictObject({ number: categoryNumber, words: localizedText })),
  fields: z.array(named),
  /**
   * How many equal lines of the same day this stands for: the same actor, act, purpose and data. Each is
   * shown when it is unfolded.
   */
  count: z.int().positive(),
  /** When the first of them was; `at` is the last. */
  firstAt: z.iso.datetime(),
})
export type OwnLogLine = z.infer<typeof ownLogLine>

/** What the log and the register know of a line. */
export interface KnownLine {
  readonly line: LineId
  readonly number: number | null
  readonly at: Date
  readonly event: string
  readonly outcome: 'allowed' | 'denied'
  readonly role: string | null
  readonly purpose: string | null
  readonly ground: string | null
  readonly categories: readonly number[]
  readonly fields: readonly string[]
  readonly holderName: string | null
  readonly holderTitle: string | null
  readonly employer: OrganisationWords | null
  readonly authority: OrganisationWords | null
  readonly outsideParty: string | null
  /** Under the keys of the file. */
  readonly reason: Uint8Array | null
  readonly count: number
  readonly firstAt: Date
}

export const organisationWords = localizedText.extend({ id: organisationId })
export type OrganisationWords = z.infer<typeof organisationWords>

/** Acts whose form says that the customer reads the reason. */
const readByCustomer: ReadonlySet<string> = new Set<EventId>([
  'customership.openedForReason',
  'customership.openedAfterEnd',
  'team.joinAsked',
  'team.joinRefused',
])

/** The line as it is shown. Ids that no release knows any more are shown without words, never left out. */
export function showOwnLine(
  known: KnownLine,
  shownAs: Parts['officerShownAs'],
  keys: CustomershipKeys | undefined,
): OwnLogLine {
  const { line, number, at, event, outcome, purpose, ground, outsideParty, reason } = known
  const isRead = reason !== null && keys !== undefined && readByCustomer.has(event)
  return ownLogLine.parse({
    line,
    number,
    at: at.toISOString(),
    outsideParty,
    ...(isRead ? { reason: keys.decrypt(lineReasonPlace, reason) } : {}),
    count: known.count,
    firstAt: known.firstAt.toISOString(),
    what: { id: event, words: wordsOf(event) ?? null },
    outcome: { id: outcome, words: outcomeWords[outcome] },
    by: actorOf(known, shownAs),
    purpose: purpose === null ? null : { id: purpose, words: purposeWords(purpose) },
    ground: ground === null ? null : groundOf(ground),
    categories: known.categories.flatMap((each) => {
      const { success, data } = categoryNumber.safeParse(each)
      return success ? [{ number: data, words: categories[data].title }] : []
    }),
    fields: known.fields.map((id) => ({ id, words: findField(id)?.label ?? null })),
  })
}

function actorOf(known: KnownLine, shownAs: Parts['officerShownAs']) {
  const { role, holderName, holderTitle, employer, authority } = known
  const parsed = roleId.safeParse(role)
  const isTheirs = parsed.success && isCustomer(parsed.data)
  const kind = role === null ? 'platform' : isTheirs ? 'customer' : 'officer'
  const isBoth = employer !== null && authority !== null && employer.id !== authority.id
  return {
    kind,
    role: role === null ? null : { id: role, words: parsed.success ? roles[parsed.data].title : null },
    ...(shownAs === 'nameAndTitle' && holderName !== null ? { name: holderName } : {}),
    ...(shownAs !== 'organisation' && holderTitle !== null ? { title: holderTitle } : {}),
    organisation: organisationOf(authority ?? employer),
    employer: isBoth ? organisationOf(employer) : null,
  }
}

function organisationOf(known: OrganisationWords | null) {
  if (known === null) return null
  const { id, ...organisation } = known
  return { id, words: organisation }
}

function purposeWords(id: string) {
  const { success, data } = purposeId.safeParse(id)
  return success ? purposes[data].title : null
}

const known: ReadonlyMap<string, (typeof grounds)[keyof typeof grounds]> = new Map(Object.entries(grounds))

function groundOf(id: string) {
  const found = known.get(id)
  return { id, section: found?.section ?? null, words: found?.title ?? null }
}
