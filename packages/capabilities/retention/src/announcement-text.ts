import type { Language, LocalizedText, PlainDate } from '@tym/kernel'
import { type DaysOfKeeping, parseSectionOfLaw, renderSectionOfLaw } from '@tym/register'
import type { MessageContent } from './message.ts'

/** What an announcement says of one file. */
export interface Announced extends DaysOfKeeping {
  /** Sections on which an authority keeps some of it; usually none. */
  readonly kept: readonly string[]
  /** Whether no other customership of the person is kept. */
  readonly isLast: boolean
  /** Where the customer signs in to read and save what there is. */
  readonly ownDataUrl: string
}

const titles: LocalizedText = {
  fi: 'Monialaisen tuen tietosi poistetaan',
  sv: 'Dina uppgifter om sektorsövergripande stöd raderas',
  en: 'Your data on multidisciplinary support will be deleted',
}

/**
 * Tells the customer what is deleted when and why, and how to get a copy before, in each of the languages.
 */
export function announcementText(told: Announced, languages: readonly Language[]): MessageContent[] {
  return languages.map((language) => ({
    language,
    title: titles[language],
    body: paragraphs(told)
      .map((paragraph) => paragraph[language])
      .join('\n\n'),
  }))
}

function paragraphs({ keptUntil, deletionOn, rule, kept, isLast, ownDataUrl }: Announced): LocalizedText[] {
  const { section, months } = rule
  const day: Day = (language) => longDay(deletionOn, language)
  const lastDay = (language: Language) => longDay(keptUntil, language)
  return [
    isLast ? allText(day) : oneText(day),
    {
      fi: `Poisto perustuu lakiin (${section}): tietoja säilytetään ${period(months, 'fi')} asiakkuuden päättymisestä. Viimeinen säilytyspäivä on ${lastDay('fi')}, ja tiedot poistetaan seuraavana päivänä. Sinun ei tarvitse tehdä mitään.`,
      sv: `Raderingen grundar sig på lag (${section}): uppgifterna bevaras i ${period(months, 'sv')} från det att kundrelationen upphörde. Den sista bevaringsdagen är den ${lastDay('sv')}, och uppgifterna raderas följande dag. Du behöver inte göra någonting.`,
      en: `The deletion rests on law (${section}): the data is kept for ${period(months, 'en')} from the end of the customership. The last day of keeping is ${lastDay('en')}, and the data is deleted on the following day. You need not do anything.`,
    },
    ...(kept.length === 0 ? [] : [keptText(kept)]),
    {
      fi: `Voit lukea tietosi ja tallentaa niistä kopion viimeiseen säilytyspäivään asti kirjautumalla palveluun ${ownDataUrl}. Poiston jälkeen kopiota ei voi enää saada.`,
      sv: `Till och med den sista bevaringsdagen kan du läsa dina uppgifter och spara en kopia av dem genom att logga in i tjänsten ${ownDataUrl}. Efter raderingen går det inte längre att få en kopia.`,
      en: `Until the end of the last day of keeping you can read your data and save a copy of it by signing in at ${ownDataUrl}. After the deletion no copy can be had any more.`,
    },
  ]
}

type Day = (language: Language) => string

const allText = (day: Day): LocalizedText => ({
  fi: `Asiakkuutesi monialaisessa tuessa on päättynyt. Kaikki sinua koskevat tiedot yhteisestä asiakastietoaineistosta poistetaan ${day('fi')} tai heti sen jälkeen.`,
  sv: `Din kundrelation inom det sektorsövergripande stödet har upphört. Alla uppgifter om dig i det gemensamma kunddatamaterialet raderas den ${day('sv')} eller genast därefter.`,
  en: `Your customership in multidisciplinary support has ended. All data on you in the common customer data set will be deleted on ${day('en')} or directly after.`,
})

const oneText = (day: Day): LocalizedText => ({
  fi: `Asiakkuutesi monialaisessa tuessa on päättynyt aiemmin. Sen tiedot poistetaan yhteisestä asiakastietoaineistosta ${day('fi')} tai heti sen jälkeen. Poisto ei koske toista asiakkuuttasi.`,
  sv: `En kundrelation som du har haft inom det sektorsövergripande stödet har upphört. Uppgifterna om den i det gemensamma kunddatamaterialet raderas den ${day('sv')} eller genast därefter. Raderingen gäller inte din andra kundrelation.`,
  en: `A customership of yours in multidisciplinary support has ended. The data on it in the common customer data set will be deleted on ${day('en')} or directly after. The deletion does not concern your other customership.`,
})

function keptText(kept: readonly string[]): LocalizedText {
  const sections = (language: Language) => kept.map((section) => writtenIn(section, language)).join(', ')
  return {
    fi: `Osa tiedoista säilytetään, koska viranomainen tarvitsee niitä lakisääteisessä tehtävässään tai vireillä olevassa asiassa (${sections('fi')}).`,
    sv: `En del av uppgifterna bevaras, eftersom en myndighet behöver dem i sin lagstadgade uppgift eller i ett anhängigt ärende (${sections('sv')}).`,
    en: `Some of the data is kept, because an authority needs it for a statutory task or a pending matter (${sections('en')}).`,
  }
}

function writtenIn(section: string, language: Language): string {
  const place = parseSectionOfLaw(section)
  return place === undefined ? section : renderSectionOfLaw(place, language)
}

/** How long the rule says, in whole years where it is so. */
function period(months: number, language: Language): string {
  const isYears = months % 12 === 0
  const number = isYears ? months / 12 : months
  const words = isYears
    ? { fi: ['vuosi', 'vuotta'], sv: ['år', 'år'], en: ['year', 'years'] }
    : { fi: ['kuukausi', 'kuukautta'], sv: ['månad', 'månader'], en: ['month', 'months'] }
  return `${number} ${words[language][number === 1 ? 0 : 1]}`
}

const locales = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' } as const

/** A day as people write it. */
export function longDay(day: PlainDate, language: Language): string {
  const format = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(new Date(`${day}T00:00:00Z`))
}
