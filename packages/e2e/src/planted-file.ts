import { getCustomer } from '@tym/personas'
import {
  allFields,
  type FieldId,
  getField,
  isRecordedByHand,
  mayRecord,
  type RoleId,
  readCell,
  readReach,
  sourceKind,
  writeCell,
} from '@tym/register'
import { type Caller, callAs, type Written } from './caller.ts'
import { idOf, recordFact, startFile, takeFile } from './own-file.ts'
import { plantedText, plantedValue } from './planted-value.ts'

/** Who of the cast works with the planted file, each in a role of their own. */
export const plantedTeam = {
  employmentSpecialist: 'loviisa-specialist',
  socialWorker: 'county-social-worker',
  socialCounsellor: 'county-social-counsellor',
  nurse: 'county-nurse',
  workAbilitySpecialist: 'kela-specialist',
} as const
type TeamRole = keyof typeof plantedTeam

/** The customer whose file it is; no demo file and no other story is theirs. */
export const plantedCustomer = getCustomer('customer-mikko')

/** One entry of the file, with the mark that stands in each of its texts. */
export interface PlantedFact {
  readonly field: FieldId
  readonly by: TeamRole
  readonly entry: string
}

export interface PlantedFile {
  readonly id: string
  readonly facts: readonly PlantedFact[]
}

type Part = 'value' | 'effect' | 'necessity'

/** Every mark begins so. */
export const anyMark = 'merkki-'
const markOf = ({ field, by }: Pick<PlantedFact, 'field' | 'by'>, part: Part) =>
  `${anyMark}${field}-${by}-${part}.`
/** In a draft of the nurse's, which is nobody else's to read. */
export const draftMark = `${anyMark}luonnos`

const hands = ['employmentSpecialist', 'socialWorker', 'nurse', 'workAbilitySpecialist'] as const
/** What has another form in each role, or says more than a story may: here is no non-disclosure. */
const leftOut: readonly FieldId[] = ['1.01', '1.09', '7.04', '7.11']

/** Whether the role records the field on a file without Kela in the plan. */
const records = (role: RoleId, { id, category }: { id: FieldId; category: 1 | 2 | 3 | 4 | 5 | 6 | 7 }) =>
  mayRecord(role, id) && writeCell(role, category)?.condition === undefined

/** Every field with who records it: the first who may, and Kela besides where many values stand. */
function whoRecordsWhat(): readonly { readonly field: FieldId; readonly by: TeamRole }[] {
  return allFields
    .filter((field) => isRecordedByHand(field) && !field.linkedOnly && !leftOut.includes(field.id))
    .flatMap((field) => {
      const able = hands.filter((role) => records(role, field))
      const [first] = able
      const others = field.values === 'many' ? able.filter((role) => role === 'workAbilitySpecialist') : []
      const by = first === undefined ? [] : [...new Set([first, ...others])]
      return by.map((role) => ({ field: field.id, by: role }))
    })
}

/**
 * Opens a file in which every free text of the register is a script with a mark, and so are the reasons of
 * corrections, of suspected errors and their answers, of a search and of an opening, and a draft.
 */
export async function plantFile(): Promise<PlantedFile> {
  const callers: Record<string, Caller> = {}
  for (const role of hands) callers[role] = await callAs(plantedTeam[role])
  const by = (role: TeamRole): Caller => {
    const found = callers[role]
    if (found === undefined) throw new Error(`${role} has not signed in`)
    return found
  }
  const { nationalId, givenNames, familyName } = plantedCustomer
  const path = await startFile(by('employmentSpecialist'), { nationalId, givenNames, familyName })
  await takeFile(by('socialWorker'), path, [plantedTeam.nurse, plantedTeam.socialCounsellor])
  await takeFile(by('workAbilitySpecialist'), path)
  const facts: PlantedFact[] = []
  for (const each of whoRecordsWhat()) {
    const value = plantedValue(each.field, plantedText(markOf(each, 'value')))
    if (!JSON.stringify(value).includes(anyMark)) continue
    const { id } = await recordFact(by(each.by), path, { field: each.field, ...saidBeside(each), value })
    facts.push({ field: each.field, by: each.by, entry: id })
  }
  await plantReasons(by, path, facts)
  return { id: idOf(path), facts }
}

/** From where a fact is, and what the Act demands beside it. */
function saidBeside(fact: Pick<PlantedFact, 'field' | 'by'>) {
  const { sources, requires } = getField(fact.field)
  const source = sources.includes('officer') ? 'officer' : sources.find((each) => each === 'customer')
  const said = { source: source ?? sourceKind.parse(sources[0]) }
  if (requires === undefined) return said
  const text = (part: Part) => plantedText(markOf(fact, part))
  return { ...said, effect: text('effect'), necessity: text('necessity') }
}

/** Reasons and drafts are texts too. */
async function plantReasons(by: (role: TeamRole) => Caller, path: string, facts: readonly PlantedFact[]) {
  const correctable = facts.filter(({ field }) => field === '3.05' || field === '4.01' || field === '5.01')
  const reason = plantedText(`${anyMark}syy`)
  for (const fact of correctable) {
    const entry = `${path}/entries/${fact.entry}`
    const value = plantedValue(fact.field, plantedText(`${markOf(fact, 'value')} Oikaistu.`))
    await by(fact.by).write('POST', `${entry}/corrections`, { value, reason }, 1)
    const flagger = fact.field === '3.05' ? 'nurse' : 'socialWorker'
    const flag: Written = await by(flagger).write('POST', `${entry}/flags`, { reason })
    if (fact.field === '3.05')
      await by(fact.by).write('POST', `${entry}/flags/${flag.id}/answer`, { answer: reason })
  }
  const form = {
    value: { '': plantedText(draftMark) },
    beside: { effect: plantedText(draftMark), necessity: '', occurredOn: '', reason: '' },
    source: 'officer',
    effectOpen: false,
  }
  await by('nurse').write('PUT', `${path}/drafts/new-5.05`, { content: JSON.stringify(form), seen: 0 })
  const outsider = await callAs('porvoo-specialist-two')
  await outsider.ask('/v1/customerships/search', { nationalId: plantedCustomer.nationalId, reason })
  const opening = await outsider.write('POST', `${path}/openings`, { kind: 'dutyCover', reason })
  await outsider.write('POST', `${path}/openings/${opening.id}/closing`, {})
}

/** Where a role's organisation is the one that stored what another role recorded. */
const kindOf: Readonly<Record<TeamRole, string>> = {
  employmentSpecialist: 'labourAuthority',
  socialWorker: 'wellbeingCounty',
  socialCounsellor: 'wellbeingCounty',
  nurse: 'wellbeingCounty',
  workAbilitySpecialist: 'kela',
}

/** What the matrix gives a role of the file, and what it does not: the marks of both. */
export function marksFor(role: RoleId, { facts }: PlantedFile): { seen: string[]; hidden: string[] } {
  const seen: string[] = []
  const hidden: string[] = []
  for (const fact of facts) {
    const { requires } = getField(fact.field)
    const isRead = reads(role, fact.field, fact.by)
    const parts: [Part, FieldId | undefined][] = [
      ['value', fact.field],
      ['effect', requires?.effect],
      ['necessity', requires?.necessity],
    ]
    for (const [part, field] of parts) {
      if (field === undefined) continue
      const list = isRead && reads(role, field, fact.by) ? seen : hidden
      list.push(markOf(fact, part))
    }
  }
  return { seen, hidden }
}

function reads(role: RoleId, field: FieldId, by: TeamRole): boolean {
  const condition = readCell(role, getField(field).category)?.condition
  if (condition === 'rightsRequest' || condition === 'kelaInPlan') return false
  const reach = readReach(role, field, { kelaInPlan: false })
  if (reach === 'own') return kindOf[by] === (isTeamRole(role) ? kindOf[role] : undefined)
  return reach === 'all'
}

const isTeamRole = (role: RoleId): role is TeamRole => role in plantedTeam
