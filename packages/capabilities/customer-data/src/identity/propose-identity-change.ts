import { getLifeCycle, getPresentCode, planNotice } from '@tym/customerships/public'
import { alreadyThere, refusalOf, type WriteTx } from '@tym/database'
import { type Parts, type StaffPrincipal, staffOf, writeEndpoint } from '@tym/employment'
import {
  customershipId,
  type IdentityChangeId,
  nationalId,
  newIdentityChangeId,
  Problem,
  parseNationalId,
} from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { identityChangeKind, ordinaryPurpose, tellingText } from '@tym/register'
import { z } from 'zod'
import { mustBePlausibleStart } from '../plausible-start.ts'
import { identityChange } from '../schema.ts'
import { getIdentityEntry } from './present-code.ts'
import { exampleFile, sealContent } from './queries.ts'

const body = z.strictObject({
  nationalId,
  kind: identityChangeKind,
  /** From where it is known; kept encrypted. */
  reason: tellingText(1000, 10),
})

/**
 * Proposes that the identity code of the file become another: the person has been given a new one, for safety
 * or otherwise, or the first was recorded wrong (GDPR 16). Nothing changes before another person of the team
 * has decided; the team is told. Throws 'state-conflict' for the code that the file has and is found by, or
 * when a proposal waits, and as a start does for a code that cannot be the customer's.
 */
export async function proposeIdentityChange(
  tx: WriteTx,
  { keys, blindIndex }: { readonly keys: CustomershipKeys; readonly blindIndex: Parts['blindIndex'] },
  by: Pick<StaffPrincipal, 'person' | 'authority'>,
  { kind, reason, ...asked }: z.infer<typeof body>,
): Promise<IdentityChangeId> {
  const { customership } = keys
  const { calendar, instant } = tx.context
  const person = parseNationalId(asked.nationalId)
  const { startedOn } = await getLifeCycle(tx, customership)
  // Another person decides and sees the code, which for somebody under fifteen is the second officer's word.
  mustBePlausibleStart(startedOn, person, calendar, { ageConfirmed: true })
  const { code } = await getIdentityEntry(tx, keys)
  const { index, moved } = await getPresentCode(tx, customership)
  // A change in another file of the person may have given this one a code that its own entry does not say.
  const isFoundByIt = blindIndex(person.canonical).equals(index)
  if (parseNationalId(code).canonical === person.canonical && isFoundByIt)
    throw new Problem('state-conflict', 'The file has this identity code.')
  const id = newIdentityChangeId()
  try {
    await tx.drizzle.insert(identityChange).values({
      id,
      customership,
      kind,
      moved,
      state: 'proposed' as const,
      content: sealContent(keys, id, { nationalId: person.canonical, reason }),
      proposedBy: by.person,
      proposedAs: by.authority,
      proposedAt: instant,
    })
  } catch (error) {
    const waiting = new Problem('state-conflict', 'A proposal waits for its decision.')
    throw refusalOf(error, { [alreadyThere]: waiting })
  }
  await planNotice(tx, {
    notice: 'identityChangeProposed',
    customership,
    team: 'all',
    except: by.person,
    once: id,
  })
  return id
}

export const proposeIdentityChangeEndpoint = writeEndpoint({
  id: 'proposeIdentityChange',
  method: 'POST',
  path: '/v1/customerships/{customership}/identity-changes',
  tag: 'Customer data',
  summary: {
    fi: 'Ehdota henkilötunnuksen vaihtamista tai oikaisemista',
    sv: 'Föreslå att personbeteckningen byts eller rättas',
    en: 'Propose that the identity code be changed or corrected',
  },
  caller: ['person'],
  operation: 'identity.proposeChange',
  scope: 'customership',
  afterEnd: 'open',
  success: 201,
  ifMatch: false,
  params: { customership: customershipId },
  query: {},
  body,
  audit: { event: 'identity.changeProposed', ground: 'gdpr-16' },
  problems: ['not-found', 'state-conflict', 'invalid-national-id', 'age-implausible'],
  example: {
    params: { customership: exampleFile },
    body: {
      nationalId: '140385-902F',
      kind: 'changed',
      reason: 'Digi- ja väestötietovirasto on vaihtanut tunnuksen.',
    },
  },
  handler: async (tx, { caller, params: { customership }, body: asked, parts }) => {
    const tools = { keys: await getKeys(parts, customership), blindIndex: parts.blindIndex }
    const id = await proposeIdentityChange(tx, tools, staffOf(caller), asked)
    const facts = { categories: [1], fields: ['1.01'], resources: [id] }
    return { id, version: 1, touched: [{ customership, purpose: ordinaryPurpose(caller.role), ...facts }] }
  },
})
