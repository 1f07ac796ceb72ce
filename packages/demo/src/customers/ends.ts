import { noteDeath, proposeEnd, record, start, take } from './acts.ts'
import { officer, told } from './demo-file.ts'
import { at, type DemoPerson, type Life } from './life.ts'

const [jukka, social] = ['lahti-specialist', 'paijat-hame-social-worker']
const found = 'Asiakas aloitti työn, eikä palveluja tarvitse enää sovittaa yhteen.'

const begun = (occupation: string) => [
  at(48, jukka, start()),
  at(47, social, take()),
  at(46, jukka, record(told(jukka, '1.11', 'fi'))),
  at(46, jukka, record(officer(jukka, '3.04', occupation))),
]

const matti: DemoPerson = { nationalId: '060271-926N', givenNames: 'Matti Olavi', familyName: 'Tarina' }
const aune: DemoPerson = { nationalId: '110374-928J', givenNames: 'Aune Kaarina', familyName: 'Keksitty' }

/** Two files of Lahti: the end of one is proposed and awaits judgements; the other's customer died. */
export const ends: readonly Life[] = [
  { person: matti, steps: [...begun('Kirvesmies'), at(6, jukka, proposeEnd('employed', found))] },
  { person: aune, steps: [...begun('Ompelija'), at(10, jukka, noteDeath())] },
]
