import type { PlainDate } from '@tym/kernel'
import { areas, organisations } from '@tym/personas'
import { approveAnnulment, proposeAnnulment, record, start, take, transfer } from './acts.ts'
import { type Case, inOrder, openCase, type Team } from './case.ts'
import { officer, told } from './demo-file.ts'
import { ends } from './ends.ts'
import { demoFiles } from './files.ts'
import type { Life, Step } from './life.ts'
import { lifeOf } from './life-of-file.ts'
import { resident } from './people.ts'
import { lifeOfRow, type Row } from './row.ts'
import { ofJukka, ofPekka } from './rows-lahti.ts'
import { ofKaisa } from './rows-loviisa.ts'
import { ofAino, ofJohanna, ofOskar } from './rows-porvoo.ts'
import { storiesFi } from './stories-fi.ts'

const county = {
  social: 'county-social-worker',
  nurse: 'county-nurse',
  counsellor: 'county-social-counsellor',
  kela: 'kela-specialist',
}
const paijatHame = { social: 'paijat-hame-social-worker', nurse: 'paijat-hame-nurse' }

const caseloads: readonly { readonly team: Team; readonly rows: readonly Row[] }[] = [
  { team: { specialist: 'porvoo-specialist', ...county }, rows: ofAino },
  { team: { specialist: 'lahti-specialist', ...paijatHame }, rows: ofJukka },
  { team: { specialist: 'loviisa-specialist', ...county }, rows: ofKaisa },
  { team: { specialist: 'porvoo-specialist-two', ...county }, rows: ofOskar },
  { team: { specialist: 'porvoo-lead', ...county }, rows: ofJohanna },
  { team: { specialist: 'heinola-specialist', ...paijatHame }, rows: ofPekka },
]

/** The first few, which are there soon after the start; stories and the README speak of them. */
export const fewLives = (today: PlainDate): readonly Life[] => [
  ...demoFiles.map((file) => lifeOf(file, today)),
  ...ends,
]

/** Every life of the demo area, the first few first. The order is fixed: a load that goes on counts on it. */
export function allLives(today: PlainDate): readonly Life[] {
  const rows = caseloads.flatMap(({ team, rows: own }) => own.map((row) => ({ team, row })))
  return [
    ...fewLives(today),
    ...rows.map(({ team, row }, n) => lifeOfRow(row, { n, team, today })),
    moved(today, rows.length),
    openedInError(today, rows.length + 1),
  ]
}

/** Somebody who has moved from Porvoo to Lahti, where the customership goes on. */
function moved(today: PlainDate, n: number): Life {
  const [aino, jukka] = ['porvoo-specialist', 'lahti-specialist']
  return special(today, n, 'Porvoo', (of) => [
    of.at(70, aino, start()),
    of.at(69, aino, record(told(aino, '1.11', 'fi'))),
    of.at(66, county.social, take()),
    of.at(60, aino, record(officer(aino, '3.04', of.story.occupation))),
    of.at(19, aino, transfer({ area: areas['paijat-hame'].id, labourAuthority: organisations.lahti.id })),
    of.at(17, jukka, take()),
    of.at(17, jukka, record(told(jukka, '1.06', 'Lahti'))),
    of.at(12, paijatHame.social, take()),
  ])
}

/** A file that was opened with the code of somebody else, and closed to everybody by two persons. */
function openedInError(today: PlainDate, n: number): Life {
  const aino = 'porvoo-specialist'
  const grounds = 'Henkilötunnus luettiin toisen asiakkaan paperista.'
  return special(today, n, 'Porvoo', (of) => [
    of.at(48, aino, start()),
    of.at(48, aino, record(told(aino, '1.11', 'fi'))),
    of.at(47, aino, proposeAnnulment('wrongPerson', grounds)),
    of.at(46, 'porvoo-supervisor', approveAnnulment()),
  ])
}

function special(today: PlainDate, n: number, city: string, tell: (of: Case) => readonly Step[]): Life {
  const who = resident(n, city)
  const [story] = storiesFi
  if (story === undefined) throw new Error('there is no story')
  const of = openCase(today, { who, story, team: { specialist: 'porvoo-specialist', ...county } })
  const { nationalId, givenNames, familyName } = who
  return { person: { nationalId, givenNames, familyName }, steps: inOrder(tell(of)) }
}
