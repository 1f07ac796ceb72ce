import { getSafetyUntil, planNotice } from '@tym/customerships/public'
import { alreadyThere, refusalOf, type WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, writeEndpoint } from '@tym/employment'
import { customershipId, newSafetyLiftId, Problem, plainDate, type SafetyLiftId } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { ordinaryPurpose, tellingText } from '@tym/register'
import { z } from 'zod'
import { liftReasonPlace } from './places.ts'
import { safetyLift } from './schema.ts'

const proposal = z.strictObject({
  /** The last day on which it is still in force; lifted at once when it is not given. */
  until: plainDate.optional(),
  /** Why the danger is over, or will be; kept encrypted. */
  reason: tellingText(1000, 10),
})

/**
 * Proposes that what this file says of turvakielto be lifted, or shortened to a day. It stays in force until
 * another person of the team has decided; the team is told. Throws 'state-conflict' where the file says none
 * today or a proposal waits already, and 'invalid-date' for a day that is past or shortens nothing.
 */
export async function proposeSafetyLift(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: Pick<StaffPrincipal, 'person' | 'authority'>,
  { until, reason }: z.infer<typeof proposal>,
): Promise<SafetyLiftId> {
  const { calendar, instant } = tx.context
  const { customership } = keys
  const present = await getSafetyUntil(tx, customership)
  if (present === null || (present !== 'infinity' && present < calendar))
    throw new Problem('state-conflict', 'This file says no turvakielto today.')
  if (until !== undefined && (until < calendar || (present !== 'infinity' && until >= present)))
    throw new Problem('invalid-date', 'The day is past or shortens nothing.', '/until')
  const id = newSafetyLiftId()
  try {
    await tx.drizzle.insert(safetyLift).values({
      id,
      customership,
      seenUntil: present,
      untilOn: until ?? null,
      state: 'proposed' as const,
      reason: keys.encrypt(liftReasonPlace(id), reason),
      proposedBy: by.person,
      proposedAs: by.authority,
      proposedAt: instant,
    })
  } catch (error) {
    const waiting = new Problem('state-conflict', 'A proposal waits for its decision.')
    throw refusalOf(error, { [alreadyThere]: waiting })
  }
  await planNotice(tx, {
    notice: 'safetyLiftProposed',
    customership,
    team: 'all',
    except: by.person,
    once: id,
  })
  return id
}

export const proposeSafetyLiftEndpoint = writeEndpoint({
  id: 'proposeSafetyLift',
  method: 'POST',
  path: '/v1/customerships/{customership}/safety-lifts',
  tag: 'Customer data',
  summary: {
    fi: 'Ehdota turvakiellon purkamista tai lyhentämistä',
    sv: 'Föreslå att spärrmarkeringen hävs eller förkortas',
    en: 'Propose that non-disclosure for safety be lifted or shortened',
  },
  caller: ['person'],
  operation: 'safety.proposeLift',
  scope: 'customership',
  afterEnd: 'open',
  success: 201,
  ifMatch: false,
  params: { customership: customershipId },
  query: {},
  body: proposal,
  audit: { event: 'safety.liftProposed', ground: 'tym-13' },
  problems: ['not-found', 'state-conflict', 'invalid-date'],
  example: {
    params: { customership: '0198f0a0-0000-7000-8000-00000000c001' },
    body: { reason: 'Asiakas ja poliisi arvioivat, ettei uhkaa enää ole.' },
  },
  handler: async (tx, { caller, params: { customership }, body, parts }) => {
    const keys = await getKeys(parts, customership)
    const id = await proposeSafetyLift(tx, keys, staffOf(caller), body)
    const facts = { categories: [1], fields: ['1.09'], resources: [id] }
    return { id, version: 1, touched: [{ customership, purpose: ordinaryPurpose(caller.role), ...facts }] }
  },
})
