import { type Decision, decideRead, type Endpoint, gateEndpoint, noBody } from '@tym/employment'
import { customershipId } from '@tym/kernel'
import {
  type CategoryNumber,
  categoryNumbers,
  mayUseFor,
  type PurposeId,
  purposeId,
  type RoleId,
  tellingText,
} from '@tym/register'
import { z } from 'zod'
import { composeCategory, composeWhole } from './compose-answer.ts'
import { shownEntry } from './current-document.ts'
import { readCategories } from './read-gate.ts'

/** 2.01-2.04, 2.06 and 2.08: kept by the customership itself, answered where category 2 is open. */
const facts = z.looseObject({
  number: z.string(),
  state: z.string(),
  startedOn: z.iso.date(),
  endedOn: z.iso.date().nullable(),
  version: z.int(),
})
const oneCategory = z.strictObject({
  customership: customershipId,
  category: z.int().min(1).max(7),
  facts: facts.optional(),
  entries: z.array(shownEntry),
})
const wholeFile = z.strictObject({
  customership: customershipId,
  facts: facts.optional(),
  categories: z.array(z.strictObject({ category: z.int().min(1).max(7), entries: z.array(shownEntry) })),
})

/**
 * Why and for what a read is made; in a body, so that neither is ever in an address or a log of addresses.
 */
const why = z.strictObject({
  /** Opens a file outside the caller's own team, for the roles that may; told to the case's owners. */
  reason: tellingText(500, 10).optional(),
  /** 'safetyContact' opens contact data under turvakielto to members of the team. */
  purpose: purposeId.optional(),
})

const categoryByText = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7 } as const
const categoryParam = z
  .enum(['1', '2', '3', '4', '5', '6', '7'])
  .transform((text): CategoryNumber => categoryByText[text])

/**
 * May the role read anything in these categories, for this purpose? The file's own conditions are the gate's.
 */
function decide(role: RoleId, categories: readonly CategoryNumber[], purpose?: PurposeId): Decision {
  if (purpose !== undefined && !mayUseFor(role, purpose)) return { allowed: false, rule: 'no-rule' }
  return decideRead(role, categories)
}

const common = {
  tag: 'Customer data',
  caller: ['person', 'customer'],
  operation: 'customership.read',
  query: {},
  audit: { event: 'category.read', ground: 'tym-15' },
  problems: ['not-found', 'reason-required', 'condition-not-met'],
} as const
const wholeAudit = { event: 'customership.contentRead', ground: 'tym-15' } as const
const exampleFile = '0198f0a0-0000-7000-8000-00000000c001'

export const readCategoryEndpoint = gateEndpoint({
  ...common,
  id: 'readCategory',
  method: 'GET',
  path: '/v1/customerships/{customership}/categories/{category}',
  summary: { fi: 'Lue yksi tietoryhmä', sv: 'Läs en uppgiftsgrupp', en: 'Read one category' },
  params: { customership: customershipId, category: categoryParam },
  body: noBody,
  output: oneCategory,
  example: { params: { customership: exampleFile, category: '5' } },
  decide: ({ caller, params }) => decide(caller.role, [params.category]),
  gate: async (request, admission, decision) => {
    const { customership, category } = request.params
    const wanted = { customership, categories: [category], event: common.audit.event }
    const { version, facts, documents } = await readCategories({ ...request, admission, decision }, wanted)
    return { json: composeCategory(customership, category, facts, documents), version }
  },
})

export const readCategoryForReasonEndpoint = gateEndpoint({
  ...common,
  id: 'readCategoryForReason',
  method: 'POST',
  path: '/v1/customerships/{customership}/categories/{category}/read',
  summary: {
    fi: 'Lue yksi tietoryhmä perustellen',
    sv: 'Läs en uppgiftsgrupp med motivering',
    en: 'Read one category with a reason or a purpose',
  },
  params: { customership: customershipId, category: categoryParam },
  body: why,
  output: oneCategory,
  example: {
    params: { customership: exampleFile, category: '5' },
    body: { reason: 'Sijaistan vastuuvirkailijaa, asiakas on vastaanotolla.' },
  },
  decide: ({ caller, params, body }) => decide(caller.role, [params.category], body.purpose),
  gate: async (request, admission, decision) => {
    const { customership, category } = request.params
    const wanted = { ...request.body, customership, categories: [category], event: common.audit.event }
    const { version, facts, documents } = await readCategories({ ...request, admission, decision }, wanted)
    return { json: composeCategory(customership, category, facts, documents), version }
  },
})

export const readWholeEndpoint = gateEndpoint({
  ...common,
  id: 'readWhole',
  method: 'GET',
  path: '/v1/customerships/{customership}/categories',
  summary: {
    fi: 'Lue kaikki avoimet tietoryhmät',
    sv: 'Läs alla öppna uppgiftsgrupper',
    en: 'Read every category that is open to the caller',
  },
  audit: wholeAudit,
  params: { customership: customershipId },
  body: noBody,
  output: wholeFile,
  example: { params: { customership: exampleFile } },
  decide: ({ caller }) => decide(caller.role, categoryNumbers),
  gate: async (request, admission, decision) => {
    const { customership } = request.params
    const wanted = { customership, categories: categoryNumbers, event: wholeAudit.event }
    const { version, open, facts, documents } = await readCategories(
      { ...request, admission, decision },
      wanted,
    )
    return { json: composeWhole(customership, open, facts, documents), version }
  },
})

export const readWholeForReasonEndpoint = gateEndpoint({
  ...common,
  id: 'readWholeForReason',
  method: 'POST',
  path: '/v1/customerships/{customership}/read',
  summary: {
    fi: 'Lue kaikki avoimet tietoryhmät perustellen',
    sv: 'Läs alla öppna uppgiftsgrupper med motivering',
    en: 'Read every category that is open, with a reason or a purpose',
  },
  audit: wholeAudit,
  params: { customership: customershipId },
  body: why,
  output: wholeFile,
  example: {
    params: { customership: exampleFile },
    body: { reason: 'Päivystys: asiakas otti yhteyttä kiireellisessä asiassa.' },
  },
  decide: ({ caller, body }) => decide(caller.role, categoryNumbers, body.purpose),
  gate: async (request, admission, decision) => {
    const { customership } = request.params
    const wanted = { ...request.body, customership, categories: categoryNumbers, event: wholeAudit.event }
    const { version, open, facts, documents } = await readCategories(
      { ...request, admission, decision },
      wanted,
    )
    return { json: composeWhole(customership, open, facts, documents), version }
  },
})

/** Every read of category content goes through the gate. */
export const readEndpoints: readonly Endpoint[] = [
  readCategoryEndpoint,
  readCategoryForReasonEndpoint,
  readWholeEndpoint,
  readWholeForReasonEndpoint,
]
