import type { Language, LocalizedText } from '@tym/kernel'
import type { MessageContent } from './message.ts'

const titles: LocalizedText = {
  fi: 'Monialaisen tuen tietosi on poistettu',
  sv: 'Dina uppgifter om sektorsövergripande stöd har raderats',
  en: 'Your data on multidisciplinary support has been deleted',
}

/** What a farewell says of one deletion. */
export interface Deleted {
  readonly deletion: string
  /** Whether no other customership of the person is kept. */
  readonly isLast: boolean
}

const whatIsGone = ({ isLast }: Deleted): LocalizedText =>
  isLast
    ? {
        fi: 'Kaikki sinua koskevat tiedot on poistettu monialaisen tuen yhteisestä asiakastietoaineistosta (381/2023 12 §).',
        sv: 'Alla uppgifter om dig har raderats ur det gemensamma kunddatamaterialet för det sektorsövergripande stödet (381/2023 12 §).',
        en: 'All data on you has been deleted from the common customer data set of multidisciplinary support (Act 381/2023, section 12).',
      }
    : {
        fi: 'Päättyneen asiakkuutesi tiedot on poistettu monialaisen tuen yhteisestä asiakastietoaineistosta (381/2023 12 §). Toisen asiakkuutesi tiedot säilyvät.',
        sv: 'Uppgifterna om din avslutade kundrelation har raderats ur det gemensamma kunddatamaterialet för det sektorsövergripande stödet (381/2023 12 §). Uppgifterna om din andra kundrelation bevaras.',
        en: 'The data on your ended customership has been deleted from the common customer data set of multidisciplinary support (Act 381/2023, section 12). The data on another customership of yours is kept.',
      }

const body = (deleted: Deleted): LocalizedText => ({
  fi: `${whatIsGone(deleted).fi} Poiston tunnus on ${deleted.deletion}. Sillä voit kysyä poistosta; tunnus ei kerro kenellekään, ketä se koskee. Myös tämän viestin lähettämiseen tarvittu osoitetieto hävitetään nyt.`,
  sv: `${whatIsGone(deleted).sv} Raderingens beteckning är ${deleted.deletion}. Med den kan du fråga om raderingen; beteckningen säger ingen vem den gäller. Även den adressuppgift som behövdes för att skicka detta meddelande förstörs nu.`,
  en: `${whatIsGone(deleted).en} The id of the deletion is ${deleted.deletion}. You can ask about the deletion by it; it tells nobody whom it concerns. The address that was needed to send this message is destroyed now as well.`,
})

/** Tells the customer that the deletion is done, with its id, in each of the languages. */
export function farewellText(deleted: Deleted, languages: readonly Language[]): MessageContent[] {
  return languages.map((language) => ({
    language,
    title: titles[language],
    body: body(deleted)[language],
  }))
}
