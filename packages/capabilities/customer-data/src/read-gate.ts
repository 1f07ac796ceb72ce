import type { Decision, Principal } from '@tym/access'
import type { Admission, Parts } from '@tym/endpoint'
import { type CustomershipId, isProblemCode, newLineId, type PlainDate, Problem } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import {
  type CategoryNumber,
  isCategoryNumber,
  type PurposeId,
  policyVersion,
  purposes,
  roles,
} from '@tym/register'
import type { OpenedDocument } from './compose-answer.ts'
import { withoutPersons } from './current-document.ts'
import { openDocument, type SealedDocument } from './open-document.ts'
import { readReasonPlace } from './places.ts'
import { ordinaryPurpose } from './purpose.ts'

/** What one read asks for. Reason and purpose come from a body, never from an address. */
export interface WantedRead {
  readonly customership: CustomershipId
  readonly categories: readonly CategoryNumber[]
  readonly reason?: string | undefined
  readonly purpose?: PurposeId | undefined
  readonly event: string
}

export interface Reader {
  readonly caller: Principal
  readonly admission: Admission
  readonly decision: Decision
  readonly instant: Date
  readonly calendar: PlainDate
  readonly parts: Pick<Parts, 'keys' | 'gate'>
}

/** What the gate opened: the categories, the facts of the customership, and the documents in their order. */
export interface OpenedCategories {
  readonly version: number
  readonly open: readonly CategoryNumber[]
  readonly facts: string | undefined
  readonly documents: readonly OpenedDocument[]
}

interface GateRow extends SealedDocument {
  readonly outcome: string | null
  readonly facts: string | null
  readonly open: string | null
}

/**
 * Reads categories of one customership through the gate: replay mark, liveness, relation, declaration, documents and
 * the log line in one round trip and one commit. When this returns, the line is durable; when it throws a Problem that
 * the gate answered, the denial is. Opens the documents with the customership's key.
 */
export async function readCategories(reader: Reader, wanted: WantedRead): Promise<OpenedCategories> {
  const keys = await reader.parts.keys.find(wanted.customership)
  const rows = await callGate(reader, wanted, keys)
  const [head, ...documents] = rows
  if (head?.outcome !== 'ok') throw refusalOf(head?.outcome)
  if (keys === undefined) throw new Error('the gate opened a customership that has no keys')
  return {
    version: head.version,
    open: (head.open ?? '').split(',').map(Number).filter(isCategoryNumber),
    facts: head.facts ?? undefined,
    documents: documents.map((row) => ({
      category: row.category,
      text: textFor(reader.caller, openDocument(keys, row)),
    })),
  }
}

/** Officers get a document's text as it was written; the customer learns who wrote by role, not by an officer's id. */
function textFor({ role }: Principal, text: string): string {
  return role === 'customer' ? withoutPersons(text) : text
}

/** A reason counts only in the hands of a role that may open a file from outside its team; otherwise it is not there. */
function reasonOf(
  { caller }: Reader,
  { reason }: WantedRead,
  keys: CustomershipKeys | undefined,
): Buffer | null {
  if (reason === undefined || !roles[caller.role].breakGlass) return null
  // Without keys there is no file: nothing of the reason is kept, only that there was one.
  return keys === undefined ? Buffer.alloc(0) : keys.encrypt(readReasonPlace, reason)
}

/** Why the gate is to refuse whatever it finds; a customership without keys is not there. */
function refusedBecause({ decision }: Reader, keys: CustomershipKeys | undefined): string | null {
  if (!decision.allowed)
    return decision.rule === 'caller-kind' ? 'certificate-kind-not-allowed' : 'not-permitted'
  return keys === undefined ? 'not-found' : null
}

async function callGate(
  reader: Reader,
  wanted: WantedRead,
  keys: CustomershipKeys | undefined,
): Promise<readonly GateRow[]> {
  const { caller, admission, decision, instant, calendar, parts } = reader
  const { certificate, replayKey, slot } = admission
  const granted = certificate.kind === 'customer' ? undefined : certificate
  const line = newLineId()
  const reason = reasonOf(reader, wanted, keys)
  const purpose = wanted.purpose ?? ordinaryPurpose(caller, reason !== null)
  return parts.gate.sql<
    GateRow[]
  >`select outcome, facts, open_categories as open, category, class, owner, version, held, content
    from gate.read_categories(
      ${instant.toISOString()}, ${calendar}, ${replayKey}, ${slot}, ${certificate.kind}, ${certificate.person},
      ${granted?.usageRight ?? null}, ${granted?.usageRightVersion ?? null}, ${certificate.issuer}, ${certificate.keyId},
      ${granted?.grantIssuer ?? null}, ${granted?.grantKeyId ?? null},
      ${certificate.id}, ${caller.employer ?? null}, ${caller.authority ?? null}, ${caller.area ?? null}, ${caller.role}, ${caller.selfIndex ?? null},
      ${wanted.customership}, ${[...wanted.categories]}, ${wanted.purpose === 'safetyContact'}, ${reason},
      ${purpose}, ${purposes[purpose].ground}, ${refusedBecause(reader, keys)}, ${decision.rule},
      ${line}, ${keys?.subjectOf(line) ?? null}, ${wanted.event}, ${policyVersion})`
}

function refusalOf(outcome: string | null | undefined): Problem {
  return isProblemCode(outcome)
    ? new Problem(outcome, 'The gate refused the read.')
    : new Problem('service-unavailable', 'The gate gave no verdict.')
}
