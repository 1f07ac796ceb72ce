import { summaryFacts, toSummaryFacts } from '@tym/customerships/public'
import { decideRead, gateEndpoint, noBody, type Principal } from '@tym/employment'
import { customershipId, entryId, organisationId, type PlainDate } from '@tym/kernel'
import { categoryNumbers, fieldId, roleId, summaryConclusions, summaryFields } from '@tym/register'
import { z } from 'zod'
import type { OpenedDocument } from './compose-answer.ts'
import { jsonValue, shownEntry } from './current-document.ts'
import { displayNameOf } from './display-name.ts'
import { readCategories } from './read-gate.ts'

/** Of a category a summary shows no more than this many conclusions. */
const most = 3
/** What the customer says themselves stands apart, and is never pushed out by what officers conclude. */
const ownView = '6.03'

/** Of a document as the gate's caller is shown it. */
const shownEntries = z.array(shownEntry)

const conclusion = z.strictObject({
  id: entryId,
  field: fieldId,
  value: jsonValue,
  owner: organisationId,
  author: z.strictObject({
    role: roleId,
    /** As on the team; absent for whoever has left it. */
    name: z.string().optional(),
  }),
  recordedAt: z.iso.datetime(),
})
const summary = z.strictObject({
  customership: customershipId,
  ...summaryFacts.shape,
  person: z.strictObject({
    displayName: z.string(),
    /** Phone numbers (1.07); absent under non-disclosure for safety, and where there are none. */
    phones: jsonValue.optional(),
    /** Code of the language of contact (1.11). */
    contactLanguage: jsonValue.optional(),
    /** Special arrangements (2.14) and the need of an interpreter (2.15). */
    arrangements: z.array(z.strictObject({ field: fieldId, value: jsonValue })),
  }),
  /** By category the latest conclusions that the caller may read, the newest first. */
  situation: z.array(
    z.strictObject({
      category: z.int().min(1).max(7),
      conclusions: z.array(conclusion),
      /** How many there are that the caller may read, the customer's own view (6.03) apart. */
      total: z.int().min(0),
    }),
  ),
})
type Summary = z.infer<typeof summary>

/** The summary of what the gate has opened: only fields of a summary, and nothing that was removed. */
function toSummary(
  customership: z.infer<typeof customershipId>,
  facts: string,
  documents: readonly OpenedDocument[],
  { caller, calendar }: { readonly caller: Principal; readonly calendar: PlainDate },
): Summary {
  const entries = documents
    .flatMap(({ text }) => shownEntries.parse(JSON.parse(text)))
    .filter(({ field, removed }) => removed === undefined && summaryFields.includes(field))
  const told = toSummaryFacts(facts, caller, calendar)
  const valueAt = (field: string) => entries.find((entry) => entry.field === field)?.value
  const optional = <Name extends string>(name: Name, field: string) => {
    const value = valueAt(field)
    return value === undefined ? {} : { [name]: value }
  }
  return summary.parse({
    customership,
    ...told,
    person: {
      displayName: displayNameOf(entries),
      ...optional('phones', '1.07'),
      ...optional('contactLanguage', '1.11'),
      arrangements: entries
        .filter(({ field }) => field === '2.14' || field === '2.15')
        .map(({ field, value }) => ({ field, value })),
    },
    situation: situationOf(entries, new Map(told.team.map(({ person, name }) => [person, name]))),
  })
}

function situationOf(entries: z.infer<typeof shownEntries>, names: ReadonlyMap<string, string>) {
  return categoryNumbers.flatMap((category) => {
    const concluding = summaryConclusions[category] ?? []
    const latestFirst = entries
      .filter(({ field }) => concluding.includes(field))
      .sort((left, right) => right.recordedAt.localeCompare(left.recordedAt))
    const concluded = latestFirst.filter(({ field }) => field !== ownView)
    const own = latestFirst.filter(({ field }) => field === ownView)
    const conclusions = [...concluded.slice(0, most), ...own.slice(0, 1)].map(
      ({ id, field, value, owner, author: { person, role }, recordedAt }) => {
        const name = person === undefined ? undefined : names.get(person)
        return { id, field, value, owner, recordedAt, author: name === undefined ? { role } : { role, name } }
      },
    )
    return conclusions.length === 0 ? [] : [{ category, conclusions, total: concluded.length }]
  })
}

const audit = { event: 'customership.summaryRead', ground: 'tym-15' } as const

/** GET …/summary: all that a file's first page shows, in one call of the gate and one line of the log. */
export const readSummaryEndpoint = gateEndpoint({
  id: 'readSummary',
  method: 'GET',
  path: '/v1/customerships/{customership}/summary',
  tag: 'Customer data',
  summary: {
    fi: 'Asiakkuuden yhteenveto',
    sv: 'Sammandrag av kundrelationen',
    en: 'Summary of a customership',
  },
  caller: ['person'],
  operation: 'customership.read',
  params: { customership: customershipId },
  query: {},
  body: noBody,
  output: summary,
  audit,
  problems: ['not-found', 'reason-required', 'condition-not-met'],
  example: { params: { customership: '0198f0a0-0000-7000-8000-00000000c001' } },
  decide: ({ caller }) => decideRead(caller.role, categoryNumbers),
  gate: async (request, admission, decision) => {
    const { customership } = request.params
    const wanted = { customership, categories: categoryNumbers, fields: summaryFields, event: audit.event }
    const { version, facts, documents } = await readCategories({ ...request, admission, decision }, wanted)
    if (facts === undefined) throw new Error('the gate opened a file without its facts')
    return { json: JSON.stringify(toSummary(customership, facts, documents, request)), version }
  },
})
