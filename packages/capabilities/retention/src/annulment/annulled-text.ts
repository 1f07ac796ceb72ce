import type { Language, LocalizedText } from '@tym/kernel'
import type { MessageContent } from '../message.ts'

const title: LocalizedText = {
  fi: 'Henkilötunnustasi on käytetty virheellisesti',
  sv: 'Din personbeteckning har använts felaktigt',
  en: 'Your identity code has been used in error',
}

/**
 * Tells a person that a customership was opened with their identity code in error, and how to take its log,
 * in each of the languages.
 */
export function annulledText(
  { logDays, ownDataUrl }: { readonly logDays: number; readonly ownDataUrl: string },
  among: readonly Language[],
): MessageContent[] {
  const body: LocalizedText = {
    fi: `Viranomainen on avannut asiakkuuden henkilötunnuksellasi erehdyksessä. Asiakkuus on mitätöity ja suljettu kaikilta. Voit nähdä, kuka sitä on käyttänyt, ja ottaa lokin todisteineen vähintään ${logDays} päivän ajan kirjautumalla palveluun ${ownDataUrl}. Sen jälkeen kaikki tiedot hävitetään. Sinun ei tarvitse tehdä mitään.`,
    sv: `En myndighet har av misstag inlett en kundrelation med din personbeteckning. Kundrelationen har ogiltigförklarats och stängts för alla. Du kan se vem som har använt den och ta ut loggen med bevis i minst ${logDays} dagar genom att logga in i tjänsten ${ownDataUrl}. Därefter förstörs alla uppgifter. Du behöver inte göra någonting.`,
    en: `An authority has opened a customership with your identity code in error. It has been annulled and closed to everybody. For at least ${logDays} days you can see who has used it, and take its log with proofs, by signing in at ${ownDataUrl}. After that all of it is destroyed. You need not do anything.`,
  }
  return among.map((language) => ({ language, title: title[language], body: body[language] }))
}
