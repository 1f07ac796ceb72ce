import type { PlainDate } from '@tym/kernel'

/** What the demo records: who, and the body of the request. Every one of the seven categories is there. */
export interface DemoFact {
  readonly by: string
  readonly body: {
    readonly category: number
    readonly field: string
    readonly value: unknown
    readonly source: string
    readonly effect?: string
    readonly necessity?: string
  }
}

const because = {
  effect: 'Rajaa työtehtäviä, joihin asiakas voi hakea.',
  necessity: 'Palveluja ei voi sovittaa yhteen ilman tätä tietoa.',
}

/** The facts of one fictitious customer, each recorded by the party that the declaration names. */
export function demoFacts(today: PlainDate): readonly DemoFact[] {
  const fact = (
    by: string,
    category: number,
    field: string,
    value: unknown,
    more: object = {},
  ): DemoFact => ({
    by,
    body: { category, field, value, source: 'officer', ...more },
  })
  const customer = { source: 'customer' }
  return [
    fact('porvoo-specialist', 1, '1.11', 'fi', customer),
    fact('porvoo-specialist', 2, '2.17', { on: today, language: 'fi', form: 'oral' }),
    fact('porvoo-specialist', 3, '3.04', 'Varastotyöntekijä', customer),
    fact('county-social-worker', 4, '4.01', { situation: 'Määräaikainen asunto päättyy keväällä.' }, because),
    fact('county-nurse', 5, '5.01', 'Selän rasitusvaiva, hoito käynnissä.', because),
    fact(
      'county-nurse',
      5,
      '5.02',
      { on: today, level: 'partial', conclusion: 'Osatyökyky, kevyt työ sopii.' },
      because,
    ),
    fact(
      'kela-specialist',
      5,
      '5.06',
      { needed: true, conclusion: 'Ammatillinen kuntoutus selvitetään.' },
      because,
    ),
    fact('porvoo-specialist', 6, '6.01', { kind: 'rehabilitation', urgency: 'soon' }),
    fact('porvoo-specialist', 7, '7.02', { main: 'Paluu osa-aikaiseen työhön', steps: ['Työkokeilu'] }),
  ]
}
