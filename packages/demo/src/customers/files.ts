import { addDays } from '@tym/kernel'
import { getCustomer } from '@tym/personas'
import { because, type DemoFile, officer, told } from './demo-file.ts'
import { planOf } from './plan-entries.ts'

const aino = 'porvoo-specialist'
const sanna = 'county-social-worker'
const helena = 'county-nurse'
const kalle = 'kela-specialist'
const wholeTeam = [
  { key: sanna, adds: [helena, 'county-social-counsellor'] },
  { key: kalle, adds: [] },
]

const cast = (key: string) => {
  const { nationalId, givenNames, familyName } = getCustomer(key)
  return { nationalId, givenNames, familyName }
}

const tuula: DemoFile = {
  nationalId: '120578-921L',
  givenNames: 'Tuula Marjatta',
  familyName: 'Kuvitelma',
  startedDaysAgo: 82,
  specialist: aino,
  takenBy: wholeTeam,
  plan: 'draft',
  entries: (today) => [
    told(aino, '1.04', 'Tuula'),
    told(aino, '1.05', { street: 'Kokeilukatu 4 B 12', postalCode: '06100', city: 'Porvoo' }),
    told(aino, '1.06', 'Porvoo'),
    told(aino, '1.07', ['+358 40 000 0921']),
    told(aino, '1.11', 'fi'),
    officer(aino, '2.17', { on: addDays(today, -80), language: 'fi', form: 'oral' }),
    officer(aino, '2.18', {
      on: addDays(today, -82),
      language: 'fi',
      form: 'written',
      noticeVersion: '2026-1',
    }),
    officer(aino, '2.11', {
      on: addDays(today, -21),
      agreed: 'Työkokeilun ehdot selvitetään, terveydenhoitaja varaa ajan terveystarkastukseen.',
      nextContactOn: addDays(today, 2),
    }),
    told(aino, '3.01', { degree: 'Merkonomi', completedIn: 1999 }),
    told(aino, '3.03', {
      employer: 'Kuviteltu Tukku Oy',
      task: 'varastotyöntekijä',
      from: '2004',
      to: '2021',
    }),
    officer(aino, '3.04', 'Varastotyöntekijä'),
    told(aino, '3.08', { months: 31, countedOn: addDays(today, -82) }),
    because(
      sanna,
      '4.01',
      { situation: 'Määräaikainen vuokrasopimus päättyy keväällä.', support: 'Asumisneuvonta' },
      'Muutto voi siirtää työkokeilun aloitusta.',
      'Työkokeilun paikkaa ei voi valita ilman tietoa asuinkunnasta.',
    ),
    because(
      sanna,
      '4.03',
      { situation: 'Ulosotossa oleva velka, velkaneuvonta on aloitettu.' },
      'Palkan ulosmittaus on otettava huomioon työn kannattavuudessa.',
      'Palkkatuen mitoitusta ei voi suunnitella ilman tätä tietoa.',
    ),
    because(
      helena,
      '5.01',
      'Selän rasitusvaiva, hoito käynnissä.',
      'Raskaat työt eivät sovi.',
      'Työtehtäviä ei voi valita ilman tätä tietoa.',
    ),
    because(
      helena,
      '5.02',
      { on: addDays(today, -30), level: 'partial', conclusion: 'Osatyökyky, kevyt työ sopii.' },
      'Sopii osa-aikainen, vaihteleva työ.',
      'Palvelua ei voi mitoittaa ilman arviota työkyvystä.',
    ),
    because(
      helena,
      '5.04',
      { limit: 'Ei toistuvia raskaita nostoja.', until: addDays(today, 180) },
      'Rajaa varastotyön ulkopuolelle.',
      'Työkokeilun tehtäviä ei voi valita ilman tätä tietoa.',
    ),
    because(
      kalle,
      '5.06',
      {
        needed: true,
        kind: 'ammatillinen kuntoutus',
        conclusion: 'Ammatillinen kuntoutusselvitys aloitetaan.',
      },
      'Kuntoutus parantaa työssä jaksamista.',
      'Kela ei voi järjestää kuntoutusta ilman tätä tietoa.',
    ),
    officer(aino, '6.01', { kind: 'rehabilitation', urgency: 'soon' }),
    told(aino, '6.03', 'Haluan osa-aikaiseen työhön, jossa ei tarvitse nostaa.'),
    ...planOf(aino, sanna, today),
  ],
}

const reijo: DemoFile = {
  nationalId: '030369-922W',
  givenNames: 'Reijo Antero',
  familyName: 'Harjoitus',
  startedDaysAgo: 94,
  specialist: aino,
  takenBy: wholeTeam,
  plan: 'none',
  entries: (today) => [
    told(aino, '1.11', 'fi'),
    told(aino, '1.06', 'Porvoo'),
    told(aino, '3.04', 'Hitsaaja'),
    officer(aino, '2.13', { on: addDays(today, -12), noticeGiven: true }),
    because(
      sanna,
      '4.05',
      {
        situation: 'Päivärytmi on kääntynyt, asiat hoituvat iltapäivällä.',
        support: 'Sosiaaliohjaus viikoittain',
      },
      'Aamuvuorot eivät vielä onnistu.',
      'Palvelun aikoja ei voi sopia ilman tätä tietoa.',
    ),
    officer(aino, '6.01', { kind: 'social', urgency: 'soon' }),
  ],
}

const suvi: DemoFile = {
  ...cast('customer-safe'),
  startedDaysAgo: 20,
  specialist: aino,
  takenBy: wholeTeam,
  plan: 'none',
  entries: () => [
    told(aino, '1.09', { active: true }),
    told(aino, '1.10', { street: 'PL 100', postalCode: '06101', city: 'Porvoo' }),
    told(aino, '1.11', 'fi'),
    officer(aino, '3.04', 'Kirjanpitäjä'),
    officer(aino, '6.01', { kind: 'labour', urgency: 'soon' }),
  ],
}

const alva: DemoFile = {
  ...cast('customer-young'),
  startedDaysAgo: 40,
  specialist: aino,
  takenBy: [{ key: sanna, adds: ['county-social-counsellor'] }],
  plan: 'none',
  entries: (today) => [
    told(aino, '1.04', 'Alva'),
    told(aino, '1.11', 'sv'),
    told(aino, '1.06', 'Porvoo'),
    officer(aino, '2.17', { on: addDays(today, -39), language: 'sv', form: 'oral' }),
    officer(aino, '3.02', { studies: 'Närvårdare' }),
    told(aino, '6.03', 'Jag vill göra klart min utbildning till närvårdare.'),
    officer(aino, '6.01', { kind: 'labour', urgency: 'soon' }),
  ],
}

const amina: DemoFile = {
  nationalId: '241088-9231',
  givenNames: 'Amina Leyla',
  familyName: 'Näyte',
  startedDaysAgo: 5,
  specialist: aino,
  takenBy: [],
  plan: 'none',
  entries: () => [
    told(aino, '1.11', 'other'),
    told(aino, '2.15', { language: 'ar', signLanguage: false }),
    told(aino, '1.06', 'Porvoo'),
  ],
}

const anders: DemoFile = {
  nationalId: '170974-9255',
  givenNames: 'Anders Johan',
  familyName: 'Påhitt',
  startedDaysAgo: 60,
  specialist: 'loviisa-specialist',
  takenBy: [{ key: sanna, adds: [helena] }],
  plan: 'none',
  entries: (today) => [
    told('loviisa-specialist', '1.11', 'sv'),
    told('loviisa-specialist', '1.06', 'Lovisa'),
    officer('loviisa-specialist', '3.04', 'Snickare'),
    because(
      helena,
      '5.08',
      { on: addDays(today, -15), conclusion: 'Arbetsförmågan är god i lätt arbete.' },
      'Lätt arbete kan börja genast.',
      'Tjänsten kan inte väljas utan denna uppgift.',
    ),
  ],
}

const laura: DemoFile = {
  ...cast('customer-lahti'),
  startedDaysAgo: 33,
  specialist: 'lahti-specialist',
  takenBy: [],
  plan: 'none',
  entries: () => [told('lahti-specialist', '1.11', 'fi'), told('lahti-specialist', '1.06', 'Lahti')],
}

/** The first files of the demo area, each in another state; the safest to look at comes first. */
export const demoFiles: readonly DemoFile[] = [tuula, reijo, suvi, alva, amina, anders, laura]
