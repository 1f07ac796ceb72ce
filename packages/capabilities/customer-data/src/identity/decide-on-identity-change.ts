import { journalAct, planForOtherFiles, planNotice, planStartTried } from '@tym/customerships/public'
import type { WriteTx } from '@tym/database'
import { type Parts, type Refused, type StaffPrincipal, staffOf, writeEndpoint } from '@tym/employment'
import { customershipId, type IdentityChangeId, identityChangeId, nationalId, Problem } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { type IdentityChangeKind, ordinaryPurpose } from '@tym/register'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { keepEntries } from '../keep-documents.ts'
import { lockDocuments } from '../lock-documents.ts'
import { identityChange } from '../schema.ts'
import { storeVersion } from '../store-version.ts'
import { getIdentityEntry } from './present-code.ts'
import {
  exampleChange,
  exampleFile,
  getIdentityChange,
  type IdentityContent,
  openContent,
} from './queries.ts'

const decisionBody = z.strictObject({ decision: z.enum(['approve', 'refuse']) })
type Decision = z.infer<typeof decisionBody> & { readonly expectedVersion: number }

/**
 * Gives the file the proposed identity code, as another person of the team than the one who proposed it, or
 * refuses to, which the proposer may do as well. From then on the file, and where the person's own code has
 * changed all files of the person, are found and entered by the new code. Throws 'own-proposal',
 * 'state-conflict' for what is decided, and 'stale-version'. Answers the refusal where another open file has
 * that code.
 */
export async function decideOnIdentityChange(
  tx: WriteTx,
  { keys, blindIndex, journal }: Pick<Parts, 'blindIndex' | 'journal'> & { readonly keys: CustomershipKeys },
  by: StaffPrincipal,
  id: IdentityChangeId,
  { decision, expectedVersion }: Decision,
): Promise<Refused | undefined> {
  await lockDocuments(tx, keys)
  const { customership } = keys
  const seen = await getIdentityChange(tx, customership, id)
  if (seen.state !== 'proposed') throw new Problem('state-conflict', 'The proposal has been decided on.')
  if (seen.version !== expectedVersion)
    throw new Problem('stale-version', 'The proposal has changed since it was read.')
  if (decision === 'refuse') {
    await decided(tx, by, seen, 'refused')
    const told = { only: seen.proposedAs, person: seen.proposedBy, except: by.person, once: id }
    await planNotice(tx, { notice: 'identityChangeRefused', customership, ...told })
    return undefined
  }
  if (seen.proposedBy === by.person) throw new Problem('own-proposal', 'Another person of the team decides.')
  const said = openContent(keys, id, seen.content)
  if (!nationalId.safeParse(said.nationalId).success)
    throw new Problem('state-conflict', 'The proposed code has been removed from the file.')
  const index = blindIndex(said.nationalId)
  const met = await findInTheWay(tx, index, seen.kind)
  if (met !== undefined) return refuse(tx, by, met)
  await decided(tx, by, seen, 'changed')
  await sayAnother(tx, keys, by, said)
  const act = await rekey(tx, id, index)
  await planNotice(tx, { notice: 'identityChanged', customership, team: 'all', except: by.person, once: id })
  await planForOtherFiles(tx, { notice: 'identityChangedElsewhere', customership, once: id, act })
  // Before the commit, so that the start after a restore gives the file this code again.
  await journalAct(journal, keys, id, {
    what: 'identityChanged',
    by: by.person,
    as: by.authority,
    kind: seen.kind,
    nationalId: said.nationalId,
    index: index.toString('base64'),
    author: { role: by.role, employer: by.employer, certificate: by.certificate },
    proposed: {
      by: seen.proposedBy,
      as: seen.proposedAs,
      at: seen.proposedAt.toISOString(),
      reason: said.reason,
    },
  })
  return undefined
}

/** Stores what was decided. Throws 'stale-version'. */
async function decided(
  tx: WriteTx,
  by: StaffPrincipal,
  { id, version }: { readonly id: IdentityChangeId; readonly version: number },
  state: 'changed' | 'refused',
): Promise<void> {
  const moved = await tx.drizzle
    .update(identityChange)
    .set({
      state,
      version: version + 1,
      decidedBy: by.person,
      decidedAs: by.authority,
      decidedAt: tx.context.instant,
    })
    .where(and(eq(identityChange.id, id), eq(identityChange.version, version)))
    .returning({ id: identityChange.id })
  if (moved.length === 0) throw new Problem('stale-version', 'The proposal has changed since it was read.')
}

/** A version of the entry with the new code, in the name of the organisation that keeps it. */
async function sayAnother(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: StaffPrincipal,
  { nationalId, reason }: IdentityContent,
): Promise<void> {
  const { entry } = await getIdentityEntry(tx, keys)
  const { id, field, owner, source, occurredOn } = entry
  const stored = await storeVersion(tx, keys, by, {
    id,
    version: entry.version + 1,
    field,
    value: nationalId,
    owner,
    source,
    occurredOn: occurredOn ?? undefined,
    correctionReason: reason,
  })
  await keepEntries(tx, keys, [stored])
}

async function rekey(tx: WriteTx, id: IdentityChangeId, index: Buffer): Promise<string> {
  const [row] = await tx.drizzle.execute(sql`select relation.rekey(${id}::uuid, ${index}::bytea) as act`)
  return z.object({ act: z.uuid() }).parse(row).act
}

const met = z.object({ customership: customershipId, onTeam: z.boolean() })
type Met = z.infer<typeof met>

async function findInTheWay(tx: WriteTx, index: Buffer, kind: IdentityChangeKind): Promise<Met | undefined> {
  const [row] = await tx.drizzle.execute(
    sql`select customership, on_team as "onTeam" from relation.file_in_the_way(${index}::bytea, ${kind})`,
  )
  return row === undefined ? undefined : met.parse(row)
}

/**
 * The same refusal as of a start, naming nobody. The file that stands in the way gets a line of it, and
 * whoever answers for that file is told.
 */
async function refuse(tx: WriteTx, by: StaffPrincipal, { customership, onTeam }: Met): Promise<Refused> {
  await planStartTried(tx, customership, by.person)
  const problem = new Problem('open-customership-exists', 'Another open file has the code.')
  const refused = { event: 'identity.changeMetOpenFile', problem: problem.code } as const
  const facts = { purpose: ordinaryPurpose(by.role), categories: [1], fields: ['1.01'] }
  return { problem, touched: [{ customership, ...facts, outOfTeam: !onTeam, refused }] }
}

export const decideOnIdentityChangeEndpoint = writeEndpoint({
  id: 'decideOnIdentityChange',
  method: 'POST',
  path: '/v1/customerships/{customership}/identity-changes/{identityChange}/decision',
  tag: 'Customer data',
  summary: {
    fi: 'Vaihda tai oikaise henkilötunnus toisena henkilönä, tai hylkää ehdotus',
    sv: 'Byt eller rätta personbeteckningen som andra person, eller avslå förslaget',
    en: 'Change or correct the identity code as the second person, or refuse it',
  },
  caller: ['person'],
  operation: 'identity.decideOnChange',
  scope: 'customership',
  afterEnd: 'open',
  success: 200,
  ifMatch: true,
  params: { customership: customershipId, identityChange: identityChangeId },
  query: {},
  body: decisionBody,
  audit: { event: 'identity.changeDecided', ground: 'gdpr-16' },
  problems: ['not-found', 'own-proposal', 'state-conflict', 'stale-version', 'open-customership-exists'],
  example: {
    params: { customership: exampleFile, identityChange: exampleChange },
    body: { decision: 'approve' },
  },
  handler: async (tx, { caller, params, body, expectedVersion, parts }) => {
    const { customership, identityChange: id } = params
    const { blindIndex, journal } = parts
    const tools = { keys: await getKeys(parts, customership), blindIndex, journal }
    const refused = await decideOnIdentityChange(tx, tools, staffOf(caller), id, { ...body, expectedVersion })
    if (refused !== undefined) return refused
    const facts = { categories: [1], fields: ['1.01'], resources: [id] }
    return {
      id,
      version: expectedVersion + 1,
      touched: [{ customership, purpose: ordinaryPurpose(caller.role), ...facts }],
    }
  },
})
