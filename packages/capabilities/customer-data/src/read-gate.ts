import type { Admission, Decision, Parts, Principal } from '@tym/employment'
import { type CustomershipId, isProblemCode, newLineId, type PlainDate, Problem } from '@tym/kernel'
import { type CustomershipKeys, lineReasonPlace } from '@tym/key-vault'
import {
  type CategoryNumber,
  documentLayout,
  type EventId,
  type FieldId,
  isCategoryNumber,
  isCustomer,
  ordinaryPurpose,
  type PurposeId,
  purposes,
  roles,
} from '@tym/register'
import { type AskedRead, callGate } from './call-gate.ts'
import type { OpenedDocument } from './compose-answer.ts'
import { withoutPersons } from './current-document.ts'
import { lockDocuments } from './lock-documents.ts'
import { maskDocument } from './mask-code.ts'
import { openDocument } from './open-document.ts'

/** What one read asks for. Reason and purpose come from a body, never from an address. */
export interface WantedRead {
  readonly customership: CustomershipId
  readonly categories: readonly CategoryNumber[]
  /** Only these fields, with the facts of a summary. */
  readonly fields?: readonly FieldId[]
  readonly reason?: string | undefined
  readonly purpose?: PurposeId | undefined
  readonly event: EventId
}

export interface Reader {
  readonly caller: Principal
  readonly admission: Admission
  readonly decision: Decision
  readonly instant: Date
  readonly calendar: PlainDate
  readonly parts: Pick<Parts, 'keys' | 'gate' | 'database'>
}

/** What the gate opened: the categories, the facts of the customership, and the documents in their order. */
export interface OpenedCategories {
  readonly version: number
  readonly open: readonly CategoryNumber[]
  readonly facts: string | undefined
  readonly documents: readonly OpenedDocument[]
}

/**
 * Reads categories of one customership through the gate (decision 4), in one round trip and one commit that
 * reads arriving at the same time share. When this returns, the log line is durable; when it throws a Problem
 * that the gate answered, the denial is.
 */
export async function readCategories(reader: Reader, wanted: WantedRead): Promise<OpenedCategories> {
  const keys = await reader.parts.keys.find(wanted.customership)
  const [head, ...documents] = await callGate(reader.parts.gate, askedOf(reader, wanted, keys))
  if (head?.outcome !== 'ok') throw refusalOf(head?.outcome)
  if (keys === undefined) throw new Error('the gate opened a customership that has no keys')
  if (head.layout !== null && head.layout < documentLayout) await layOutAgain(reader, wanted, keys)
  return {
    version: head.version,
    open: (head.open ?? '').split(',').map(Number).filter(isCategoryNumber),
    facts: head.facts ?? undefined,
    documents: documents.map((row) => ({
      category: row.category,
      text: textFor(reader.caller, row.held, openDocument(keys, row)),
    })),
  }
}

/**
 * Documents of an earlier layout are shown to nobody, since others may have read them: they are laid out
 * again at once, and the caller asks again. Throws 'service-unavailable', always.
 */
async function layOutAgain(
  { caller, instant, calendar, parts }: Reader,
  { customership, reason }: WantedRead,
  keys: CustomershipKeys,
): Promise<never> {
  const scope = { kind: 'customership', customership, outOfTeam: reason !== undefined } as const
  await parts.database.write({ instant, calendar, caller, scope }, (tx) => lockDocuments(tx, keys))
  throw new Problem('service-unavailable', 'The documents of the file were just laid out again.')
}

/**
 * Officers get a document's text as it was written, but for the identity code, which has a read of its own.
 * The customer learns who wrote by role, not by an officer's id.
 */
function textFor({ role }: Principal, held: readonly string[], text: string): string {
  if (isCustomer(role)) return withoutPersons(text)
  return held.includes('1.01') ? maskDocument(text) : text
}

/**
 * A reason counts only in the hands of a role that may open a file from outside its team; otherwise it is not
 * there.
 */
function reasonOf(
  { caller }: Reader,
  { reason }: WantedRead,
  keys: CustomershipKeys | undefined,
): Buffer | null {
  if (reason === undefined || !roles[caller.role].breakGlass) return null
  // Without keys there is no file: nothing of the reason is kept, only that there was one.
  return keys === undefined ? Buffer.alloc(0) : keys.encrypt(lineReasonPlace, reason)
}

/** Why the gate is to refuse whatever it finds; a customership without keys is not there. */
function refusedBecause({ decision }: Reader, keys: CustomershipKeys | undefined): string | null {
  if (!decision.allowed)
    return decision.rule === 'caller-kind' ? 'certificate-kind-not-allowed' : 'not-permitted'
  return keys === undefined ? 'not-found' : null
}

/** What the gate is told of one read. Bytes are told as hexadecimal text. */
function askedOf(reader: Reader, wanted: WantedRead, keys: CustomershipKeys | undefined): AskedRead {
  const { caller, admission, decision, instant, calendar } = reader
  const { certificate, replayKey, slot } = admission
  const granted = certificate.kind === 'customer' ? undefined : certificate
  const line = newLineId(instant)
  const reason = reasonOf(reader, wanted, keys)
  const purpose = wanted.purpose ?? ordinaryPurpose(caller.role, { outOfTeam: reason !== null })
  return {
    instant: instant.toISOString(),
    calendar,
    replay: bytes(replayKey),
    slot,
    kind: certificate.kind,
    person: certificate.person,
    usage_right: granted?.usageRight,
    right_version: granted?.usageRightVersion,
    issuer: certificate.issuer,
    key_id: certificate.keyId,
    grant_issuer: granted?.grantIssuer,
    grant_key_id: granted?.grantKeyId,
    certificate: certificate.id,
    employer: caller.employer,
    authority: caller.authority,
    area: caller.area,
    role: caller.role,
    self_index: caller.selfIndex && bytes(caller.selfIndex),
    customership: wanted.customership,
    categories: wanted.categories,
    fields: wanted.fields,
    safety: wanted.purpose === 'safetyContact',
    reason: reason && bytes(reason),
    purpose,
    ground: purposes[purpose].ground,
    refusal: refusedBecause(reader, keys),
    rule: decision.rule,
    line,
    subject: keys && bytes(keys.subjectOf(line)),
    event: wanted.event,
  }
}

const bytes = (value: Buffer) => `\\x${value.toString('hex')}`

function refusalOf(outcome: string | null | undefined): Problem {
  return isProblemCode(outcome)
    ? new Problem(outcome, 'The gate refused the read.')
    : new Problem('service-unavailable', 'The gate gave no verdict.')
}
