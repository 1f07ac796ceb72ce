import { z } from 'zod'
import { text } from '../words/text.ts'
import { type CategoryFields, type LinkedFields, linkedField, necessaryField } from './field.ts'
import { situationSources } from './sources.ts'
import { longText, statementText } from './values.ts'

const linked: LinkedFields = { effect: '4.07', necessity: '4.08' }

const situation = z.strictObject({ situation: longText, support: longText.optional() })

/**
 * 11 § item 4: the social situation, only as far as it affects employment and is necessary. So each of
 * 4.01-4.06 is recorded together with its effect (4.07) and its necessity (4.08), by the same author.
 */
export const category4: CategoryFields<4> = {
  '4.01': necessaryField(linked, {
    identifier: 'housing',
    label: text('asumistilanne', 'boendesituation', 'housing situation'),
    help: text(
      'Asumisen vakaus siltä osin kuin se vaikuttaa työllistymiseen. Osoite kuuluu kohtaan 1.05.',
      'Boendets stabilitet i den mån det inverkar på sysselsättningen. Adressen hör till punkt 1.05.',
      'How stable housing is, as far as it affects employment. The address belongs in 1.05.',
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: ['wellbeingCounty'],
    sources: situationSources,
    value: situation,
  }),
  '4.02': necessaryField(linked, {
    identifier: 'livelihood',
    label: text('toimeentulo ja talous', 'utkomst och ekonomi', 'livelihood and finances'),
    help: text(
      'Mistä asiakas saa toimeentulonsa ja mitä etuuksia on vireillä. Ei tilinumeroa eikä yksittäisiä summia.',
      'Vad kunden lever av och vilka förmåner som är anhängiga. Inte kontonummer eller enskilda belopp.',
      'What the customer lives on and which benefits are pending. No account number or single sums.',
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: ['wellbeingCounty', 'kela'],
    sources: situationSources,
    value: situation,
  }),
  '4.03': necessaryField(linked, {
    identifier: 'indebtedness',
    label: text('velkaantuminen', 'skuldsättning', 'indebtedness'),
    help: text(
      'Velkatilanne ja velkaneuvonta, jos ne vaikuttavat työn vastaanottamiseen.',
      'Skuldläget och skuldrådgivning, om de inverkar på möjligheten att ta emot arbete.',
      'Debts and debt counselling, if they affect taking up work.',
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: ['wellbeingCounty'],
    sources: situationSources,
    value: situation,
  }),
  '4.04': necessaryField(linked, {
    identifier: 'familyAndRelations',
    label: text('perhe ja läheissuhteet', 'familj och närstående', 'family and social relations'),
    help: text(
      'Perhetilanne siltä osin kuin se vaikuttaa työllistymiseen. Ei toisten nimiä eikä henkilötunnuksia.',
      'Familjesituationen i den mån den inverkar på sysselsättningen. Inte andras namn eller personbeteckningar.',
      "The family situation as it affects employment. No other person's name or identity code.",
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: ['wellbeingCounty'],
    sources: situationSources,
    value: situation,
  }),
  '4.05': necessaryField(linked, {
    identifier: 'lifeManagement',
    label: text('elämänhallinta ja arki', 'livshantering och vardag', 'life management'),
    help: text(
      'Arjen sujuminen: päivärytmi, asioiden hoitaminen ja tarvittava tuki.',
      'Hur vardagen fungerar: dygnsrytm, förmåga att sköta ärenden och det stöd som behövs.',
      'How daily life works: rhythm of the day, dealing with matters, support needed.',
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: ['wellbeingCounty'],
    sources: situationSources,
    value: situation,
  }),
  '4.06': necessaryField(linked, {
    identifier: 'inclusion',
    label: text('osallisuus ja verkostot', 'delaktighet och nätverk', 'inclusion and networks'),
    help: text(
      'Ihmiset, yhteisöt ja toiminta, jotka tukevat asiakasta, ja mitä niistä puuttuu. Ei nimiä.',
      'Människor, gemenskaper och verksamhet som stöder kunden, och vad som saknas. Inga namn.',
      'People, communities and activities that support the customer, and what is missing. No names.',
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: ['wellbeingCounty'],
    sources: situationSources,
    value: situation,
  }),
  '4.07': linkedField({
    identifier: 'socialEffect',
    label: text('vaikutus työllistymiseen', 'inverkan på sysselsättningen', 'effect on employment'),
    help: text(
      'Pakollinen: miten tilanne vaikuttaa työllistymiseen (11 § 4 kohta). Näkyy niille, jotka näkevät itse tiedon, ellei sitä avata tiimille.',
      'Obligatorisk: hur situationen inverkar på sysselsättningen (11 § 4 punkten). Ses av dem som ser själva uppgiften, om den inte öppnas för teamet.',
      'Mandatory: how it affects employment (section 11, item 4). Read by those who read the fact, unless it is opened to the team.',
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: ['wellbeingCounty', 'kela'],
    sources: ['officer', 'customer'],
    value: statementText,
  }),
  '4.08': linkedField({
    identifier: 'socialNecessity',
    label: text('välttämättömyyden perustelu', 'motivering till nödvändighet', 'necessity statement'),
    help: text(
      'Pakollinen: miksi palvelua ei voi järjestää ilman tätä tietoa.',
      'Obligatorisk: varför servicen inte kan ordnas utan denna uppgift.',
      'Mandatory: why the service cannot be arranged without this data.',
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: ['wellbeingCounty', 'kela'],
    sources: ['officer'],
    value: statementText,
  }),
}
