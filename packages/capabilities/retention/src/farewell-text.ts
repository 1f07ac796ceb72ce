import type { Language, LocalizedText } from '@tym/kernel'
import type { MessageContent } from './message.ts'

const titles: LocalizedText = {
  fi: 'Monialaisen tuen tietosi on poistettu',
  sv: 'Dina uppgifter om sektorsövergripande stöd har raderats',
  en: 'Your data on multidisciplinary support has been deleted',
}

const body = (deletion: string): LocalizedText => ({
  fi: `Kaikki sinua koskevat tiedot on poistettu monialaisen tuen yhteisestä asiakastietoaineistosta (381/2023 12 §). Poiston tunnus on ${deletion}. Sillä voit kysyä poistosta; tunnus ei kerro kenellekään, ketä se koskee. Myös tämän viestin lähettämiseen tarvittu osoitetieto hävitetään nyt.`,
  sv: `Alla uppgifter om dig har raderats ur det gemensamma kunddatamaterialet för det sektorsövergripande stödet (381/2023 12 §). Raderingens beteckning är ${deletion}. Med den kan du fråga om raderingen; beteckningen säger ingen vem den gäller. Även den adressuppgift som behövdes för att skicka detta meddelande förstörs nu.`,
  en: `All data on you has been deleted from the common customer data set of multidisciplinary support (Act 381/2023, section 12). The id of the deletion is ${deletion}. You can ask about the deletion by it; it tells nobody whom it concerns. The address that was needed to send this message is destroyed now as well.`,
})

/** Tells the customer that the deletion is done, with its id, in each of the languages. */
export function farewellText(deletion: string, languages: readonly Language[]): MessageContent[] {
  return languages.map((language) => ({
    language,
    title: titles[language],
    body: body(deletion)[language],
  }))
}
