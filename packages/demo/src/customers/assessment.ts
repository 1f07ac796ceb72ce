import { addDays } from '@tym/kernel'
import { add, record, start, take } from './acts.ts'
import type { Case } from './case.ts'
import { because, officer, told } from './demo-file.ts'
import type { Step } from './life.ts'

/** How far the joint assessment has come, and who has joined it. */
export interface Assessed {
  /** Days ago of the start, and of the end of the assessment (0 where it goes on). */
  readonly from: number
  readonly to: number
  readonly countyJoins: boolean
  readonly kelaJoins: boolean
}

/** Days that an assessment takes when nothing is in its way. */
const usualDays = 55

/** The steps of a joint assessment (4 §), as far as its time has let it come. */
export function assess(of: Case, { from, to, countyJoins, kelaJoins }: Assessed): Step[] {
  const { story, team, who, say } = of
  const { specialist, social, nurse, counsellor, kela } = team
  const progress = to > 0 ? 1 : Math.min(1, from / usualDays)
  const steps: Step[] = []
  /** A part of the assessment: left out where its time has not come. */
  const part = (share: number, make: (ago: number) => readonly Step[]): void => {
    if (share <= progress) steps.push(...make(Math.round(from - (share / progress) * (from - to) * 0.95)))
  }
  steps.push(of.at(from, specialist, start()))
  steps.push(of.at(from, specialist, record(told(specialist, '1.11', story.language))))
  part(0.02, (ago) => [
    of.at(ago, specialist, record(told(specialist, '1.04', who.calledBy))),
    of.at(ago, specialist, record(told(specialist, '1.06', who.municipality))),
    of.at(ago, specialist, record(told(specialist, '1.07', [who.phone]))),
    of.at(ago, specialist, record(told(specialist, '1.05', who.address))),
    of.at(
      ago,
      specialist,
      record(
        officer(specialist, '2.18', {
          on: of.day(ago),
          language: story.language,
          form: 'written',
          noticeVersion: '2026-1',
        }),
      ),
    ),
  ])
  if (countyJoins)
    part(0.06, (ago) => [
      of.at(ago, social, take()),
      of.at(ago, social, add(nurse)),
      ...(counsellor === undefined ? [] : [of.at(ago, social, add(counsellor))]),
    ])
  if (kelaJoins && kela !== undefined) part(0.12, (ago) => [of.at(ago, kela, take())])
  part(0.16, (ago) => [
    of.at(ago, specialist, record(told(specialist, '3.01', story.degree))),
    of.at(ago, specialist, record(told(specialist, '3.03', story.work))),
    of.at(ago, specialist, record(officer(specialist, '3.04', story.occupation))),
    of.at(
      ago,
      specialist,
      record(told(specialist, '3.08', { months: story.months, countedOn: of.day(ago) })),
    ),
  ])
  part(0.3, (ago) => [
    of.at(
      ago,
      specialist,
      record(
        officer(specialist, '2.12', {
          on: of.day(ago),
          participants: ['customer', 'labourAuthority', ...(countyJoins ? ['wellbeingCounty'] : [])],
          channel: 'visit',
          place: who.address.city,
        }),
      ),
    ),
    of.at(
      ago,
      specialist,
      record(officer(specialist, '2.17', { on: of.day(ago), language: story.language, form: 'oral' })),
    ),
    of.at(ago, specialist, record(told(specialist, '6.03', story.wish))),
  ])
  if (countyJoins) part(0.42, (ago) => situation(of, ago))
  part(0.6, (ago) =>
    story.needs
      .filter((kind) => countyJoins || kind === 'labour')
      .map((kind) => {
        const by = kind === 'labour' || kind === 'rehabilitation' ? specialist : social
        return of.at(ago, by, record(officer(by, '6.01', { kind, urgency: 'soon' })))
      }),
  )
  part(0.8, (ago) => [
    of.at(
      ago,
      specialist,
      record(
        officer(specialist, '6.04', {
          phase: 'start',
          on: of.day(ago),
          assessment: story.agreed,
          effect: say({
            fi: 'Työllistyminen edellyttää, että palvelut sovitetaan yhteen.',
            sv: 'Sysselsättning förutsätter att tjänsterna samordnas.',
          }),
        }),
      ),
    ),
    of.at(
      ago,
      specialist,
      record(
        officer(specialist, '2.11', {
          on: of.day(ago),
          agreed: story.agreed,
          nextContactOn: addDays(of.day(ago), 21),
        }),
        'agreed',
      ),
    ),
  ])
  return steps
}

/** What the county knows and must tell (11 §), each with its effect and its necessity. */
function situation(of: Case, ago: number): Step[] {
  const { story, team } = of
  const { social, nurse } = team
  const { field, situation: what, support, effect, necessity } = story.social
  const { limit, conclusion, effect: effectOnWork, necessity: why } = story.health
  const fact = { situation: what, ...(support === undefined ? {} : { support }) }
  return [
    of.at(ago, social, record(because(social, field, fact, effect, necessity), 'situation')),
    of.at(
      ago,
      nurse,
      record(because(nurse, '5.02', { on: of.day(ago), level: 'partial', conclusion }, effectOnWork, why)),
    ),
    of.at(ago, nurse, record(because(nurse, '5.04', { limit }, effectOnWork, why), 'limit')),
  ]
}
