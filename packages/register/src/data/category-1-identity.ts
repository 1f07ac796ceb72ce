import { nationalId, plainDate } from '@tym/kernel'
import { z } from 'zod'
import { text } from '../words/text.ts'
import { codeOf, contactLanguages } from './code-lists.ts'
import { type CategoryFields, entryField } from './field.ts'
import { customerOrOfficer, eachParty } from './recorders.ts'
import { emailAddress, languageCode, phoneNumber, postalAddress, shortText } from './values.ts'

/**
 * 11 § item 1. The labour authority keeps the identity; the population system and the customer are its
 * sources.
 */
export const category1: CategoryFields<1> = {
  '1.01': entryField({
    identifier: 'nationalId',
    label: text('henkilötunnus', 'personbeteckning', 'personal identity code'),
    help: text(
      'Tunnista asiakas. Älä kirjoita tunnusta muihin kenttiin äläkä tulosta sitä tarpeettomasti.',
      'Identifiera kunden. Skriv inte beteckningen i andra fält och skriv inte ut den i onödan.',
      'Identifies the customer. Do not write it in other fields or print it needlessly.',
    ),
    sensitivity: 'I',
    values: 'one',
    recorders: ['labourAuthority', 'populationRegister'],
    sources: ['populationRegister', 'customer', 'referrer'],
    value: nationalId,
  }),
  '1.02': entryField({
    identifier: 'givenNames',
    label: text('etunimet', 'förnamn', 'given names'),
    help: text(
      'Kaikki etunimet siten kuin ne ovat väestötietojärjestelmässä.',
      'Alla förnamn så som de står i befolkningsdatasystemet.',
      'All given names as they stand in the population information system.',
    ),
    sensitivity: 'P',
    values: 'one',
    recorders: ['labourAuthority', 'populationRegister'],
    sources: ['populationRegister', 'customer', 'referrer'],
    value: shortText,
  }),
  '1.03': entryField({
    identifier: 'familyName',
    label: text('sukunimi', 'efternamn', 'family name'),
    help: text(
      'Nykyinen sukunimi väestötietojärjestelmän mukaan.',
      'Nuvarande efternamn enligt befolkningsdatasystemet.',
      'Present family name as in the population information system.',
    ),
    sensitivity: 'P',
    values: 'one',
    recorders: ['labourAuthority', 'populationRegister'],
    sources: ['populationRegister', 'customer', 'referrer'],
    value: shortText,
  }),
  '1.04': entryField({
    identifier: 'preferredName',
    label: text('kutsumanimi', 'tilltalsnamn', 'preferred name'),
    help: text(
      'Nimi, jolla asiakas haluaa itseään puhuteltavan.',
      'Det namn som kunden vill bli tilltalad med.',
      'The name by which the customer wants to be addressed.',
    ),
    sensitivity: 'P',
    values: 'one',
    recorders: ['customer', 'labourAuthority'],
    sources: ['customer'],
    value: shortText,
  }),
  '1.05': entryField({
    identifier: 'address',
    label: text('osoite', 'adress', 'postal address'),
    help: text(
      'Kotiosoite. Turvakiellon aikana näkyy vain tiimille; käytä silloin yhteysosoitetta.',
      'Hemadress. Visas vid spärrmarkering endast för teamet; använd då kontaktadressen.',
      'Home address. Under non-disclosure only the team sees it; use the contact address instead.',
    ),
    sensitivity: 'T',
    values: 'one',
    recorders: [...customerOrOfficer, 'populationRegister'],
    sources: ['populationRegister', 'customer'],
    value: postalAddress,
  }),
  '1.06': entryField({
    identifier: 'municipality',
    label: text('kotikunta', 'hemkommun', 'municipality of residence'),
    help: text(
      'Kunta, jossa asiakas asuu. Se on turvakiellon aikana suojattu.',
      'Den kommun där kunden bor. Uppgiften är skyddad vid spärrmarkering.',
      'The municipality where the customer lives. Protected under non-disclosure.',
    ),
    sensitivity: 'T',
    values: 'one',
    recorders: [...customerOrOfficer, 'populationRegister'],
    sources: ['populationRegister', 'customer'],
    value: shortText,
  }),
  '1.07': entryField({
    identifier: 'phoneNumbers',
    label: text('puhelinnumerot', 'telefonnummer', 'phone numbers'),
    help: text(
      'Numerot, joista asiakkaan tavoittaa. Ensimmäisenä se, johon hän toivoo soitettavan.',
      'De nummer där kunden nås. Först det som kunden helst vill bli uppringd på.',
      'Numbers where the customer is reached, the one they prefer first.',
    ),
    sensitivity: 'T',
    values: 'one',
    recorders: customerOrOfficer,
    sources: ['customer'],
    value: z.array(phoneNumber).min(1).max(5),
  }),
  '1.08': entryField({
    identifier: 'email',
    label: text('sähköposti', 'e-post', 'e-mail'),
    help: text(
      'Osoite, johon saa lähettää tiedon uudesta viestistä, ei salassa pidettävää asiaa.',
      'Adress dit besked om ett nytt meddelande får skickas, inte sekretessbelagda uppgifter.',
      'Where notice of a new message may be sent; never secret matters.',
    ),
    sensitivity: 'T',
    values: 'one',
    recorders: customerOrOfficer,
    sources: ['customer'],
    value: emailAddress,
  }),
  '1.09': entryField({
    identifier: 'safetyBlock',
    label: text('turvakieltomerkintä', 'spärrmarkering', 'non-disclosure flag'),
    help: text(
      'Onko asiakkaalla turvakielto ja mihin asti. Kysy myös asiakkaalta, sillä yksittäiselle viranomaiselle tehty pyyntö sitoo vain sitä viranomaista.',
      'Om kunden har spärrmarkering och till vilken dag. Fråga även kunden, eftersom en begäran till en enskild myndighet binder bara den myndigheten.',
      'Whether non-disclosure is in force and until when. Ask the customer too: a request to one authority binds only it.',
    ),
    sensitivity: 'T',
    values: 'one',
    recorders: [...eachParty, 'populationRegister'],
    sources: ['populationRegister', 'customer'],
    value: z.strictObject({ active: z.boolean(), validUntil: plainDate.optional() }),
  }),
  '1.10': entryField({
    identifier: 'contactAddress',
    label: text('yhteysosoite', 'kontaktadress', 'safe contact address'),
    help: text(
      'Osoite, johon postin voi turvallisesti lähettää ja jota voi näyttää turvakiellonkin aikana.',
      'En adress dit post tryggt kan skickas och som kan visas även vid spärrmarkering.',
      'An address that is safe for letters and may be shown even under non-disclosure.',
    ),
    sensitivity: 'P',
    values: 'one',
    recorders: [...customerOrOfficer, 'populationRegister'],
    sources: ['populationRegister', 'customer'],
    value: postalAddress,
  }),
  '1.11': entryField({
    identifier: 'contactLanguage',
    label: text('asiointikieli', 'kontaktspråk', 'service language'),
    help: text(
      'Kieli, jolla asiakas haluaa asioida ja saada päätökset ja kirjeet.',
      'Det språk på vilket kunden vill få service, beslut och brev.',
      'The language in which the customer wants service, decisions and letters.',
    ),
    sensitivity: 'P',
    values: 'one',
    recorders: ['customer', 'labourAuthority'],
    sources: ['customer', 'populationRegister'],
    value: codeOf(contactLanguages),
  }),
  '1.12': entryField({
    identifier: 'motherTongue',
    label: text('äidinkieli', 'modersmål', 'mother tongue'),
    help: text(
      'Väestötietojärjestelmän kielikoodi, esimerkiksi fi, sv tai ar. Muu kieli on mis, tuntematon und.',
      'Språkkoden i befolkningsdatasystemet, till exempel fi, sv eller ar. Övrigt språk är mis, okänt und.',
      'Language code of the population information system, such as fi, sv or ar. Other is mis, unknown und.',
    ),
    sensitivity: 'P',
    values: 'one',
    recorders: ['labourAuthority', 'populationRegister'],
    sources: ['populationRegister', 'customer'],
    value: languageCode,
  }),
}
