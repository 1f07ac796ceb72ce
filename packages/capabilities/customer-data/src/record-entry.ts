import { getSafetyUntil, laterSafety } from '@tym/customerships/public'
import type { WriteTx } from '@tym/database'
import { decideWrite, type Principal, writeEndpoint } from '@tym/employment'
import { customershipId, newEntryId, type PlainDate, Problem, plainDate } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import {
  anyFieldsValue,
  categoryNumber,
  type FieldDeclaration,
  fieldId,
  getField,
  isCustomer,
  ordinaryPurpose,
  type SourceKind,
  sourceKind,
} from '@tym/register'
import { z } from 'zod'
import { checkSource, checkValue, getRecordableField, mustNotBeOver } from './check-value.ts'
import { type JsonValue, untilOf } from './current-document.ts'
import { dropDraft } from './drafts/discard-draft.ts'
import { newEntryPlace } from './drafts/draft-place.ts'
import { getFile, storingOrganisation } from './file.ts'
import { journalSafety } from './journal-safety.ts'
import { keepEntries } from './keep-documents.ts'
import { lockDocuments } from './lock-documents.ts'
import { mayWriteNow } from './may-read-field.ts'
import { type NewVersion, storeVersion } from './store-version.ts'

const body = z.strictObject({
  category: categoryNumber,
  field: fieldId,
  /** Of the form that the field's declaration gives. */
  value: z.unknown().meta(anyFieldsValue),
  source: sourceKind,
  /** When the fact itself happened; may lie before the start, never in the future. */
  occurredOn: plainDate.optional(),
  /** 11 § items 4 and 5: why the service cannot be arranged without this. */
  necessity: z.string().optional(),
  /** 11 § items 4 and 5: how this affects employment. */
  effect: z.string().optional(),
  /** Whether the whole team reads the effect, not only those who may read the fact. */
  effectOpen: z.boolean().optional(),
})
export type RecordedFact = z.infer<typeof body>

/**
 * Records one fact, with its effect and its necessity where the Act demands them (11 §), as entries of the
 * caller's own organisation, and writes them into the documents that are read. All of it in one transaction,
 * or nothing. Answers what was stored, the fact itself first.
 */
export async function recordEntry(
  tx: WriteTx,
  keys: CustomershipKeys,
  author: Principal,
  fact: RecordedFact,
): Promise<readonly NewVersion[]> {
  const field = getRecordableField(fact.field, fact.category)
  const file = await getFile(tx, keys.customership)
  if (!mayWriteNow(author, field.id, file))
    throw new Problem('condition-not-met', 'The condition of the cell does not hold on this file.')
  checkSource(field, fact.source)
  if (isCustomer(author.role) && fact.source !== 'customer')
    throw new Problem('source-not-allowed', 'A customer is the source of what they record.', '/source')
  mustHaveHappened(fact.occurredOn, tx.context.calendar)
  const main: NewVersion = {
    id: newEntryId(),
    version: 1,
    field: field.id,
    value: checkValue(field.id, fact.value),
    owner: storingOrganisation(author, file),
    source: fact.source,
    occurredOn: fact.occurredOn,
  }
  mustNotBeOver(main.field, main.value, tx.context.calendar)
  const versions = [main, ...statementsOf(field, fact, main)]
  await lockDocuments(tx, keys)
  if (field.id === '1.09') await mustNotProtectLess(tx, keys, main.value)
  const stored = []
  for (const version of versions) stored.push(await storeVersion(tx, keys, author, version))
  await keepEntries(tx, keys, stored)
  return versions
}

/**
 * Throws for a source that nobody may just claim: what came from outside with consent is taken in from
 * quarantine, where the consent is checked, and what the system says it says itself.
 */
export function mustNotClaim(source: SourceKind): void {
  if (source === 'consentedSource')
    throw new Problem('source-not-allowed', 'What came with consent is taken in from quarantine.', '/source')
  if (source === 'system')
    throw new Problem('source-not-allowed', 'Nobody records what the system says.', '/source')
}

/** Throws 'invalid-date' for a fact of a day that has not come. */
export function mustHaveHappened(occurredOn: PlainDate | undefined, calendar: PlainDate): void {
  if (occurredOn !== undefined && occurredOn > calendar)
    throw new Problem('invalid-date', 'The fact is dated in the future.', '/occurredOn')
}

/**
 * Throws 'safety-takes-two' for turvakielto that says less than what the file says today: one value holds,
 * and lifting or shortening takes two persons. One that protects for as long or longer is recorded.
 */
async function mustNotProtectLess(tx: WriteTx, keys: CustomershipKeys, value: JsonValue): Promise<void> {
  const present = await getSafetyUntil(tx, keys.customership)
  if (present === null || (present !== 'infinity' && present < tx.context.calendar)) return
  const said = untilOf(value)
  if (laterSafety(said, present) !== said)
    throw new Problem('safety-takes-two', 'The file says more of it than this would.', '/value')
}

/** The effect and the necessity of a fact of category 4 or 5, as entries of their own that support it. */
function statementsOf(
  { requires }: FieldDeclaration,
  { effect, necessity, effectOpen }: RecordedFact,
  { id, owner, field: about }: NewVersion,
): NewVersion[] {
  if (requires === undefined) {
    if (effect !== undefined) throw new Problem('unknown-field', 'The field takes no effect.', '/effect')
    if (effectOpen !== undefined)
      throw new Problem('unknown-field', 'The field takes no effect to open.', '/effectOpen')
    if (necessity !== undefined)
      throw new Problem('unknown-field', 'The field takes no necessity statement.', '/necessity')
    return []
  }
  if (effect === undefined) throw new Problem('effect-required', 'The effect is missing.', '/effect')
  if (necessity === undefined)
    throw new Problem('necessity-required', 'The necessity statement is missing.', '/necessity')
  const common = { version: 1, owner, source: 'officer', supports: { entry: id, field: about } } as const
  return [
    {
      ...common,
      id: newEntryId(),
      field: requires.effect,
      value: checkValue(requires.effect, effect, 'effect'),
      opened: effectOpen === true,
    },
    {
      ...common,
      id: newEntryId(),
      field: requires.necessity,
      value: checkValue(requires.necessity, necessity, 'necessity'),
    },
  ]
}

export const recordEntryEndpoint = writeEndpoint({
  id: 'recordEntry',
  method: 'POST',
  path: '/v1/customerships/{customership}/entries',
  tag: 'Customer data',
  summary: { fi: 'Kirjaa tieto', sv: 'Anteckna en uppgift', en: 'Record an entry' },
  caller: ['person', 'customer'],
  operation: 'entry.record',
  scope: 'customership',
  afterEnd: 'open',
  success: 201,
  ifMatch: false,
  params: { customership: customershipId },
  query: {},
  body,
  audit: { event: 'entry.recorded', ground: 'tym-11' },
  problems: [
    'not-found',
    'invalid-input',
    'invalid-text',
    'says-nothing',
    'invalid-date',
    'field-not-recordable',
    'source-not-allowed',
    'not-own-word',
    'necessity-required',
    'no-room',
    'effect-required',
    'condition-not-met',
    'customership-ended',
    'safety-takes-two',
    'before-start',
  ],
  example: {
    params: { customership: '0198f0a0-0000-7000-8000-00000000c001' },
    body: {
      category: 5,
      field: '5.04',
      value: { limit: 'Ei toistuvia raskaita nostoja.' },
      source: 'officer',
      occurredOn: '2026-10-01',
      effect: 'Rajaa työtehtäviä, joihin asiakas voi hakea.',
      necessity: 'Työtä ja valmennusta ei voi valita ilman tietoa rajoitteesta.',
    },
  },
  // By the field's own category: whether the body names the same is a matter of form, not of access.
  decide: ({ caller, body: { field } }) => decideWrite(caller.role, getField(field).category, field),
  handler: async (tx, { caller, params, body: fact, parts }) => {
    mustNotClaim(fact.source)
    const keys = await getKeys(parts, params.customership)
    const [main, ...statements] = await recordEntry(tx, keys, caller, fact)
    if (main === undefined) throw new Error('nothing was recorded')
    await dropDraft(tx, params.customership, newEntryPlace(main.field))
    if (main.field === '1.09') await journalSafety(parts, keys, main.id, main.value)
    const all = [main, ...statements]
    return {
      id: main.id,
      version: main.version,
      touched: [
        {
          customership: params.customership,
          purpose: ordinaryPurpose(caller.role),
          categories: [fact.category],
          fields: all.map(({ field }) => field),
          resources: all.map(({ id }) => id),
        },
      ],
    }
  },
})
