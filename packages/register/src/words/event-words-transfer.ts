import { text } from './text.ts'

/**
 * What is done when the customer moves, and when a restore has lost that they are protected, said to the
 * person whose information it is.
 */
export const transferEventWords = {
  'customership.transferred': text(
    'Asiakkuutesi siirrettiin toiselle viranomaiselle tai alueelle, koska olet muuttanut.',
    'Din kundrelation överfördes till en annan myndighet eller ett annat område, eftersom du har flyttat.',
    'Your customership was transferred to another authority or area, because you have moved.',
  ),
  'leftEntry.listed': text(
    'Katsottiin, missä aiemmin asiakkuuttasi hoitaneen organisaation kirjauksissa epäillään virhettä.',
    'Det kontrollerades i vilka anteckningar av en organisation som tidigare skötte din kundrelation det misstänks fel.',
    'Somebody looked up in which entries of an organisation that had your customership before an error is suspected.',
  ),
  'leftEntry.read': text(
    'Aiemmin asiakkuuttasi hoitanut organisaatio avasi oman kirjauksensa, jossa epäillään virhettä.',
    'En organisation som tidigare skötte din kundrelation öppnade sin egen anteckning som misstänks vara fel.',
    'An organisation that had your customership before opened its own entry that is suspected to be wrong.',
  ),
  'leftEntry.corrected': text(
    'Aiemmin asiakkuuttasi hoitanut organisaatio oikaisi oman kirjauksensa.',
    'En organisation som tidigare skötte din kundrelation rättade sin egen anteckning.',
    'An organisation that had your customership before corrected its own entry.',
  ),
  'leftEntry.flagAnswered': text(
    'Aiemmin asiakkuuttasi hoitanut organisaatio vastasi virhe-epäilyyn: sen kirjaus pysyy ennallaan.',
    'En organisation som tidigare skötte din kundrelation besvarade misstanken om fel: dess anteckning ändras inte.',
    'An organisation that had your customership before answered that its entry stays as it is.',
  ),
  'safety.restored': text(
    'Turvakieltosi palautettiin voimaan, kun tiedot oli palautettu varmuuskopiosta.',
    'Din spärrmarkering återställdes efter att uppgifterna hade återlästs från en säkerhetskopia.',
    'Your non-disclosure for safety was put in force again after data had been restored from a backup.',
  ),
} as const
