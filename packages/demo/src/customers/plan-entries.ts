import { addDays, type PlainDate } from '@tym/kernel'
import { type DemoEntry, officer } from './demo-file.ts'

/** A plan of two parties: what each organises, the duty to seek work, and how it is followed (5, 7 §). */
export function planOf(specialist: string, social: string, today: PlainDate): readonly DemoEntry[] {
  return [
    officer(specialist, '7.02', {
      main: 'Osa-aikainen työ, jossa ei ole raskaita nostoja',
      steps: ['terveystarkastus', 'työkokeilu', 'palkkatuettu työ'],
    }),
    officer(specialist, '7.03', { kind: 'labour', service: 'työkokeilu' }),
    officer(specialist, '7.05', { service: 'työkokeilu', state: 'planned', on: addDays(today, -4) }),
    officer(specialist, '7.06', { service: 'työkokeilu', from: addDays(today, 14), to: addDays(today, 100) }),
    officer(social, '7.03', { kind: 'social', service: 'asumisneuvonta' }),
    officer(social, '7.05', { service: 'asumisneuvonta', state: 'ongoing', on: addDays(today, -10) }),
    officer(specialist, '7.07', { duty: 'applies', opportunities: 2, everyMonths: 1 }),
    officer(specialist, '7.08', 'Puhelu kahden viikon välein, Aino Työläs soittaa.'),
  ]
}
