import { readTypedDay } from '../../i18n/typed-day.ts'

/** A referral whose signature the service has verified. */
export interface CheckedReferral {
  readonly document: string
  readonly referringParty: string
  readonly referredOn: string
}

/** What is typed of a start. It lives on the page only: nothing is stored before the start (12 §). */
export interface StartDraft {
  readonly code: string | undefined
  readonly givenNames: string
  readonly familyName: string
  readonly unemployed: boolean
  readonly referral: CheckedReferral | undefined
  readonly ability: boolean
  readonly lifeManagement: boolean
  readonly why: string
  readonly contactIsNotEnough: boolean
  readonly labourAuthority: string
  readonly startedOn: string
  readonly ageConfirmation: string
}

/** Where something is missing: the id of the control, and which sentence says so. */
export interface Fault {
  readonly id: keyof StartDraft
  readonly text: 'required' | 'unemployed' | 'ground' | 'notEnough' | 'day' | 'future' | 'beforeReferral'
}

interface Known {
  readonly today: string
  /** Whether the area has several labour authorities to choose from. */
  readonly choosesLabour: boolean
}

/** What keeps the draft from being sent, in the order of the page. The service judges the same again. */
export function faultsOf(draft: StartDraft, { today, choosesLabour }: Known): readonly Fault[] {
  const when = (isMissing: boolean, id: Fault['id'], text: Fault['text']): readonly Fault[] =>
    isMissing ? [{ id, text }] : []
  const needsGround = draft.referral === undefined
  return [
    ...when(draft.givenNames.trim() === '', 'givenNames', 'required'),
    ...when(draft.familyName.trim() === '', 'familyName', 'required'),
    ...when(!draft.unemployed, 'unemployed', 'unemployed'),
    ...when(needsGround && !draft.ability && !draft.lifeManagement, 'ability', 'ground'),
    ...when(!draft.contactIsNotEnough, 'contactIsNotEnough', 'notEnough'),
    ...when(needsGround && draft.why.trim() === '', 'why', 'required'),
    ...when(choosesLabour && draft.labourAuthority === '', 'labourAuthority', 'required'),
    ...dayFaults(draft, today),
  ]
}

function dayFaults({ startedOn, referral }: StartDraft, today: string): readonly Fault[] {
  const day = readTypedDay(startedOn)
  if (day === undefined) return [{ id: 'startedOn', text: 'day' }]
  if (day > today) return [{ id: 'startedOn', text: 'future' }]
  if (referral !== undefined && referral.referredOn > day)
    return [{ id: 'startedOn', text: 'beforeReferral' }]
  return []
}

/** The body of the start, from a draft without faults. */
export function startBody(draft: StartDraft, code: string, startedOn: string) {
  const { referral, ageConfirmation, labourAuthority } = draft
  return {
    nationalId: code,
    givenNames: draft.givenNames,
    familyName: draft.familyName,
    identitySource: referral === undefined ? ('customer' as const) : ('referrer' as const),
    startedOn,
    unemployedConfirmed: true as const,
    ...(labourAuthority === '' ? {} : { labourAuthority }),
    ...(ageConfirmation.trim() === '' ? {} : { ageConfirmation: ageConfirmation.trim() }),
    ...(referral === undefined
      ? { ground: { on: startedOn, ground: groundCode(draft), whyConsultationIsNotEnough: draft.why } }
      : { referral: referral.document }),
  }
}

function groundCode({ ability, lifeManagement }: StartDraft): 'ability' | 'lifeManagement' | 'both' {
  if (ability && lifeManagement) return 'both'
  return ability ? 'ability' : 'lifeManagement'
}

/** Nothing but whom it may concern, and today. */
export function emptyDraft(code: string | undefined, startedOn: string): StartDraft {
  return {
    code,
    givenNames: '',
    familyName: '',
    unemployed: false,
    referral: undefined,
    ability: false,
    lifeManagement: false,
    why: '',
    contactIsNotEnough: false,
    labourAuthority: '',
    startedOn,
    ageConfirmation: '',
  }
}
