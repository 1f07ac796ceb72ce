import { addDays } from '@tym/kernel'
import { advance, judgeEnd, proposeEnd, record } from './acts.ts'
import type { Case } from './case.ts'
import { officer, told } from './demo-file.ts'
import type { Step } from './life.ts'

interface Planned {
  readonly countyJoins: boolean
  readonly kelaJoins: boolean
}

/** A plan is put together, and drafted (5, 7 §). */
export function draftPlan(of: Case, ago: number, { countyJoins, kelaJoins }: Planned): Step[] {
  const { story, team } = of
  const { specialist, social } = team
  const by = (who: string, field: Parameters<typeof officer>[1], value: unknown): Step =>
    of.at(ago, who, record(officer(who, field, value)))
  return [
    by(specialist, '7.02', story.goal),
    by(specialist, '7.03', { kind: 'labour', service: story.service }),
    of.at(
      ago,
      specialist,
      record(
        officer(specialist, '7.05', { service: story.service, state: 'planned', on: of.day(ago) }),
        'state',
      ),
    ),
    by(specialist, '7.06', {
      service: story.service,
      from: addDays(of.day(ago), 14),
      to: addDays(of.day(ago), 120),
    }),
    ...(countyJoins
      ? [
          by(social, '7.03', { kind: 'social', service: story.countyService }),
          by(social, '7.05', { service: story.countyService, state: 'ongoing', on: of.day(ago) }),
        ]
      : []),
    by(specialist, '7.07', { duty: 'applies', opportunities: 2, everyMonths: 1 }),
    by(specialist, '7.08', story.followUp),
    of.at(ago, specialist, advance('planDraft', { kelaTakesPart: kelaJoins })),
  ]
}

/** The customer and the parties approve, and the plan is in force. */
export function bringIntoForce(of: Case, ago: number, { countyJoins, kelaJoins }: Planned): Step[] {
  const { team, say } = of
  const { specialist, social, kela } = team
  const understanding = say({
    fi: 'Kävimme suunnitelman läpi yhdessä, ja asiakas kertoi omin sanoin, mitä hän tekee.',
    sv: 'Vi gick igenom planen tillsammans och kunden berättade med egna ord vad hen gör.',
  })
  const approval = (by: string, who: string): Step =>
    of.at(ago, by, record(officer(by, '7.11', { by: who, on: of.day(ago), mode: 'online' })))
  return [
    of.at(
      ago,
      specialist,
      record(told(specialist, '7.11', { by: 'customer', on: of.day(ago), mode: 'signed', understanding })),
    ),
    approval(specialist, 'labourAuthority'),
    ...(countyJoins ? [approval(social, 'wellbeingCounty')] : []),
    ...(kelaJoins && kela !== undefined ? [approval(kela, 'kela')] : []),
    of.at(ago, specialist, advance('planInForce')),
  ]
}

/** What an ordinary call says, in turn; what is particular to a story comes last. */
const calls = [
  { fi: 'Sovittu, että suunnitelmaa jatketaan.', sv: 'Avtalat att planen fortsätter.' },
  { fi: 'Asiakas kertoo viikkojen sujuneen hyvin.', sv: 'Klienten berättar att veckorna har gått bra.' },
  { fi: 'Käyty läpi seuraavat askeleet.', sv: 'Gått igenom de följande stegen.' },
  { fi: 'Siirretty sovittu aika viikolla eteenpäin.', sv: 'Flyttat den avtalade tiden en vecka framåt.' },
] as const

/** Contacts from the day the plan was in force, by those who have joined. */
export function keepInTouch(
  of: Case,
  from: number,
  { until, joins }: { readonly until: number; readonly joins: Planned },
): Step[] {
  const { story, team, say } = of
  const steps: Step[] = []
  const isLast = (ago: number) => ago - 34 <= until + 4
  for (let ago = from - 20; ago > until + 4; ago -= 34) {
    const by = joins.countyJoins && steps.length % 2 === 1 ? team.social : team.specialist
    const call = calls[steps.length % calls.length]
    const note = isLast(ago) || call === undefined ? story.contact : say(call)
    const contact = { on: of.day(ago), channel: 'phone', withWhom: 'customer', note }
    steps.push(of.at(ago, by, record(officer(by, '2.10', contact))))
  }
  return steps
}

/** A review (6 §): begun, the services looked through, and the plan in force again. */
export function review(of: Case, ago: number): Step[] {
  const { story, team, say } = of
  const { specialist } = team
  return [
    of.at(ago + 4, specialist, advance('underReview')),
    of.at(
      ago,
      specialist,
      record(
        officer(specialist, '7.13', {
          on: of.day(ago),
          goal: story.goal.steps[0] ?? story.goal.main,
          attainment: 'partly',
          note: say({ fi: 'Etenee sovitusti, jatketaan.', sv: 'Framskrider som avtalat, vi fortsätter.' }),
        }),
      ),
    ),
    of.at(ago, specialist, advance('planInForce')),
  ]
}

/** The need is over (8 §), says the specialist; each other party judges on a day of its own, or not yet. */
export function end(
  of: Case,
  ago: number,
  { county, kela }: { readonly county?: number; readonly kela?: number },
): Step[] {
  const { team, say } = of
  const grounds = say({
    fi: 'Asiakas aloitti työn, eikä palveluja tarvitse enää sovittaa yhteen.',
    sv: 'Kunden har börjat arbeta och tjänsterna behöver inte längre samordnas.',
  })
  return [
    of.at(ago, team.specialist, proposeEnd('employed', grounds)),
    ...(county === undefined ? [] : [of.at(county, team.social, judgeEnd(true, grounds))]),
    ...(kela === undefined || team.kela === undefined
      ? []
      : [of.at(kela, team.kela, judgeEnd(true, grounds))]),
  ]
}
