import {
  type FileMet,
  getOwnPlace,
  openCustomership,
  referralDocument,
  refuseStart,
  type VerifiedReferral,
  verifyReferral,
  verifyReferralKey,
} from '@tym/customerships/public'
import type { WriteTx } from '@tym/database'
import { type Parts, type StaffPrincipal, staffOf, writeEndpoint } from '@tym/employment'
import {
  areaId,
  type CustomershipId,
  type NationalId,
  nationalId,
  newEntryId,
  organisationId,
  type PersonId,
  Problem,
  parseNationalId,
  plainDate,
} from '@tym/kernel'
import { type FieldId, getField, mayRecord, type SourceKind } from '@tym/register'
import { z } from 'zod'
import { ageConfirmation, findAgeConfirmation } from './age-confirmation.ts'
import { checkValue } from './check-value.ts'
import { keepEntries } from './keep-documents.ts'
import { lockDocuments } from './lock-documents.ts'
import { isUnderAge, mustBePlausibleStart } from './plausible-start.ts'
import { type NewVersion, storeVersion } from './store-version.ts'

const body = z.strictObject({
  nationalId,
  givenNames: getField('1.02').value,
  familyName: getField('1.03').value,
  /**
   * Where identity code and names come from; what the population register says comes only through its own
   * adapter.
   */
  identitySource: z.enum(['customer', 'referrer']).default('customer'),
  /** The day on which the joint assessment was started; may be past, never future. */
  startedOn: plainDate,
  /** The cooperation area; that of the caller's right, and no other. */
  area: areaId.optional(),
  /** Named where the area has several labour authorities and the caller is not of one. */
  labourAuthority: organisationId.optional(),
  /** The referral as its organisation signed it: a compact JWS. */
  referral: referralDocument.optional(),
  /** 3 §: the starter's own ground (2.07): the obstacle, and why contact alone is not enough. */
  ground: getField('2.07').value.optional(),
  /** Of somebody under fifteen: what a second officer of the same organisation has given the starter. */
  ageConfirmation: ageConfirmation.optional(),
  /** 3 §: the starter has made sure that the person is unemployed (380/2023 3 §). */
  unemployedConfirmed: z.literal(true),
})
export type NewAssessment = z.infer<typeof body>

interface Started {
  readonly id: CustomershipId
  readonly version: number
  readonly stored: readonly NewVersion[]
  /** Open files of whoever had the code before. */
  readonly formerly: readonly CustomershipId[]
}

/**
 * Starts the joint assessment, which is what opens the customership (4 §): nothing about the person is stored
 * before. Writes the identity (1.01-1.03), the starter's own ground (2.07), and from a signed referral its
 * letter and ground (2.05, 2.07) under the referral's own date, in scope 'opening', which names the new
 * customership.
 */
export async function startAssessment(
  tx: WriteTx,
  starter: StaffPrincipal,
  assessment: NewAssessment,
  parts: Pick<Parts, 'keys' | 'blindIndex' | 'trust'>,
): Promise<Started | FileMet> {
  const { scope, instant, calendar } = tx.context
  if (scope.kind !== 'opening') throw new Error('an assessment is started in scope opening')
  const person = parseNationalId(assessment.nationalId)
  const ageConfirmed = findConfirmed(starter, assessment, { person, instant, blindIndex: parts.blindIndex })
  mustBePlausibleStart(assessment.startedOn, person, calendar, { ageConfirmed: ageConfirmed !== undefined })
  const { canonical } = person
  const identity = identityOf(canonical, assessment)
  const referral =
    assessment.referral === undefined
      ? undefined
      : await verifyReferral(assessment.referral, {
          nationalId: canonical,
          trust: parts.trust(),
          instant,
          calendar,
        })
  if (referral !== undefined) await verifyReferralKey(tx, referral)
  if (referral !== undefined && referral.referredOn > assessment.startedOn)
    throw new Problem('referral-invalid', 'The referral is dated after the start.', '/referral')

  const opened = await openCustomership(tx, {
    id: scope.customership,
    area: assessment.area ?? starter.area,
    startedOn: assessment.startedOn,
    labourAuthority: assessment.labourAuthority,
    startedBy: await getOwnPlace(tx, starter),
    referral,
    ageConfirmed,
    index: parts.blindIndex(canonical),
  })
  if ('met' in opened) return opened
  const { version, parties, formerly } = opened
  // Before the register commits: a crash in between leaves a wrapped key that opens nothing, never a file
  // without its key.
  const keys = await parts.keys.create(scope.customership, instant)
  const labour = parties.find(({ kind }) => kind === 'labourAuthority')?.organisation ?? starter.authority
  const ground = groundOf(assessment)
  const copied = referral === undefined ? [] : copiedFrom(referral)
  const stored = [...identity, ...ground, ...copied].map(
    (fact): NewVersion => ({
      ...fact,
      id: newEntryId(),
      version: 1,
      // The labour authority keeps the identity also where another party starts.
      owner: mayRecord(starter.role, fact.field) ? starter.authority : labour,
    }),
  )
  await lockDocuments(tx, keys)
  for (const each of stored) await keepEntries(tx, keys, [await storeVersion(tx, keys, starter, each)])
  return { id: scope.customership, version, stored, formerly }
}

/**
 * The second officer's word for a start of somebody under fifteen; for anybody older none is needed or kept.
 * Throws 'age-takes-two' for one that is not another's, or not of this person, day and organisation.
 */
function findConfirmed(
  { person: starter, authority }: StaffPrincipal,
  { startedOn, ageConfirmation: text }: NewAssessment,
  { person, instant, blindIndex }: FoundWith,
): { readonly by: PersonId; readonly at: Date } | undefined {
  if (text === undefined || !isUnderAge(person.birthDate, startedOn)) return undefined
  const of = { nationalId: person.canonical, startedOn, authority }
  const found = findAgeConfirmation(blindIndex, of, { text, now: instant })
  if (found === undefined || found.by === starter)
    throw new Problem('age-takes-two', 'No other officer has confirmed this start today.', '/ageConfirmation')
  return found
}

interface FoundWith {
  readonly person: NationalId
  readonly instant: Date
  readonly blindIndex: Parts['blindIndex']
}

type Fact = Pick<NewVersion, 'field' | 'value' | 'source' | 'occurredOn'>

function identityOf(canonical: string, { givenNames, familyName, identitySource }: NewAssessment): Fact[] {
  const fact = (field: FieldId, value: unknown, member: string): Fact => ({
    field,
    value: checkValue(field, value, member),
    source: identitySource,
  })
  return [
    fact('1.01', canonical, 'nationalId'),
    fact('1.02', givenNames, 'givenNames'),
    fact('1.03', familyName, 'familyName'),
  ]
}

/** The ground on which the starter's own authority finds coordination necessary (3 §). */
function groundOf({ ground, startedOn }: NewAssessment): Fact[] {
  if (ground === undefined) return []
  return [
    { field: '2.07', value: checkValue('2.07', ground, 'ground'), source: 'officer', occurredOn: startedOn },
  ]
}

/** What the referral says, copied in under its original date (2.06 is kept by the customership). */
function copiedFrom({ letter, ground, referredOn }: VerifiedReferral): Fact[] {
  const source: SourceKind = 'referrer'
  const facts: Fact[] = [{ field: '2.07', value: checkValue('2.07', ground), source, occurredOn: referredOn }]
  if (letter !== undefined)
    facts.unshift({ field: '2.05', value: checkValue('2.05', letter), source, occurredOn: referredOn })
  return facts
}

/** The fields that a start writes: those of the customership itself, and the first entries. */
function startedFields({ referral }: NewAssessment, stored: readonly NewVersion[]): FieldId[] {
  const own: FieldId[] = referral === undefined ? ['2.01', '2.08'] : ['2.01', '2.06', '2.08']
  return [...new Set([...stored.map(({ field }) => field), ...own])].sort()
}

export const startAssessmentEndpoint = writeEndpoint({
  id: 'startAssessment',
  method: 'POST',
  path: '/v1/customerships',
  tag: 'Customer data',
  summary: {
    fi: 'Aloita yhteinen arviointi',
    sv: 'Inled gemensam bedömning',
    en: 'Start the joint assessment',
  },
  caller: ['person'],
  operation: 'customership.start',
  scope: 'opening',
  success: 201,
  ifMatch: false,
  params: {},
  query: {},
  body,
  audit: { event: 'customership.started', ground: 'tym-4' },
  problems: [
    'invalid-national-id',
    'invalid-input',
    'invalid-text',
    'invalid-date',
    'not-permitted',
    'start-in-future',
    'start-too-early',
    'age-implausible',
    'age-takes-two',
    'not-a-party',
    'member-not-eligible',
    'open-customership-exists',
    'referral-invalid',
    'referral-used',
  ],
  example: {
    params: {},
    body: {
      nationalId: '140385-901E',
      givenNames: 'Eeva Maria',
      familyName: 'Esimerkki',
      startedOn: '2026-11-02',
      unemployedConfirmed: true,
    },
  },
  handler: async (tx, { caller, body: assessment, parts }) => {
    const starter = staffOf(caller)
    const started = await startAssessment(tx, starter, assessment, parts)
    if ('met' in started) return refuseStart(tx, starter, started)
    const { id, version, stored, formerly } = started
    return {
      id,
      version,
      touched: [
        {
          customership: id,
          purpose: 'arrangeService',
          categories: [1, 2],
          fields: startedFields(assessment, stored),
          resources: stored.map((each) => each.id),
        },
        ...formerly.map((customership) => ({
          customership,
          purpose: 'arrangeService',
          categories: [2],
          fields: ['2.01'],
          outOfTeam: true,
          event: 'customership.startedByFormerCode' as const,
        })),
      ],
    }
  },
})
