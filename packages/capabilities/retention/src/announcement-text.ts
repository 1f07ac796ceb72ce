import type { Language, LocalizedText, PlainDate } from '@tym/kernel'
import type { Due } from './due-date.ts'
import type { MessageContent } from './message.ts'

/** What an announcement says of one file. */
export interface Announced extends Due {
  /** Sections on which an authority keeps some of it; usually none. */
  readonly kept: readonly string[]
  /** Where the customer signs in to read and save what there is. */
  readonly ownDataUrl: string
}

const titles: LocalizedText = {
  fi: 'Monialaisen tuen tietosi poistetaan',
  sv: 'Dina uppgifter om sektorsövergripande stöd raderas',
  en: 'Your data on multidisciplinary support will be deleted',
}

/** Tells the customer what is deleted when and why, and how to get a copy before, in each of the languages. */
export function announcementText(told: Announced, languages: readonly Language[]): MessageContent[] {
  return languages.map((language) => ({
    language,
    title: titles[language],
    body: paragraphs(told)
      .map((paragraph) => paragraph[language])
      .join('\n\n'),
  }))
}

function paragraphs({ dueOn, rule: { section, months }, kept, ownDataUrl }: Announced): LocalizedText[] {
  const day = (language: Language) => longDay(dueOn, language)
  return [
    {
      fi: `Asiakkuutesi monialaisessa tuessa on päättynyt. Kaikki sinua koskevat tiedot yhteisestä asiakastietoaineistosta poistetaan ${day('fi')} tai heti sen jälkeen.`,
      sv: `Din kundrelation inom det sektorsövergripande stödet har upphört. Alla uppgifter om dig i det gemensamma kunddatamaterialet raderas den ${day('sv')} eller genast därefter.`,
      en: `Your customership in multidisciplinary support has ended. All data on you in the common customer data set will be deleted on ${day('en')} or directly after.`,
    },
    {
      fi: `Poisto perustuu lakiin (${section}): tiedot poistetaan, kun asiakkuuden päättymisestä on kulunut ${period(months, 'fi')}. Sinun ei tarvitse tehdä mitään.`,
      sv: `Raderingen grundar sig på lag (${section}): uppgifterna raderas när det har gått ${period(months, 'sv')} sedan kundrelationen upphörde. Du behöver inte göra någonting.`,
      en: `The deletion rests on law (${section}): the data is deleted ${period(months, 'en')} after the end of the customership. You need not do anything.`,
    },
    ...(kept.length === 0 ? [] : [keptText(kept)]),
    {
      fi: `Siihen asti voit lukea tietosi ja tallentaa niistä kopion kirjautumalla palveluun ${ownDataUrl}. Poiston jälkeen kopiota ei voi enää saada.`,
      sv: `Fram till dess kan du läsa dina uppgifter och spara en kopia av dem genom att logga in i tjänsten ${ownDataUrl}. Efter raderingen går det inte längre att få en kopia.`,
      en: `Until then you can read your data and save a copy of it by signing in at ${ownDataUrl}. After the deletion no copy can be had any more.`,
    },
  ]
}

function keptText(kept: readonly string[]): LocalizedText {
  const sections = kept.join(', ')
  return {
    fi: `Osa tiedoista säilytetään, koska viranomainen tarvitsee niitä lakisääteisessä tehtävässään tai vireillä olevassa asiassa (${sections}).`,
    sv: `En del av uppgifterna bevaras, eftersom en myndighet behöver dem i sin lagstadgade uppgift eller i ett anhängigt ärende (${sections}).`,
    en: `Some of the data is kept, because an authority needs it for a statutory task or a pending matter (${sections}).`,
  }
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
