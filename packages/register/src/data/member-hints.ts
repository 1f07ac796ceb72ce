import type { LocalizedText } from '@tym/kernel'
import { text } from '../words/text.ts'
import type { FieldId } from './field-ids.ts'

type Hints = Readonly<Record<string, LocalizedText>>

/** What a member of a field's value asks for, where its name alone leaves a doubt. */
const memberHints: Readonly<Partial<Record<FieldId, Hints>>> = {
  '1.05': {
    country: text(
      'Kaksi kirjainta, esimerkiksi SE. Jätä tyhjäksi, kun osoite on Suomessa.',
      'Två bokstäver, till exempel SE. Lämna tomt när adressen är i Finland.',
      'Two letters, such as SE. Leave empty for an address in Finland.',
    ),
  },
  '1.09': {
    validUntil: text(
      'Päivä, jona turvakielto päättyy. Jätä tyhjäksi, jos päivää ei tiedetä.',
      'Den dag då spärrmarkeringen upphör. Lämna tomt om dagen inte är känd.',
      'The day on which non-disclosure ends. Leave empty if the day is not known.',
    ),
  },
  '1.10': {
    country: text(
      'Kaksi kirjainta, esimerkiksi SE. Jätä tyhjäksi, kun osoite on Suomessa.',
      'Två bokstäver, till exempel SE. Lämna tomt när adressen är i Finland.',
      'Two letters, such as SE. Leave empty for an address in Finland.',
    ),
  },
  '2.05': {
    on: text(
      'Päivä, joka saatteessa lukee.',
      'Den dag som står i följebrevet.',
      'The day that stands in the letter.',
    ),
  },
  '2.07': {
    on: text(
      'Päivä, jona asiakas ohjattiin yhteiseen arviointiin.',
      'Den dag då kunden hänvisades till den gemensamma bedömningen.',
      'The day the customer was referred to the joint assessment.',
    ),
  },
  '2.11': {
    nextContactOn: text(
      'Päivä, jona sovittiin otettavan yhteyttä seuraavan kerran. Voi olla tulevaisuudessa.',
      'Den dag då ni kom överens om nästa kontakt. Dagen kan ligga i framtiden.',
      'The day agreed for the next contact. It may be in the future.',
    ),
  },
  '2.12': {
    place: text(
      'Osoite tai huone. Etätapaamisesta ei tarvita paikkaa.',
      'Adress eller rum. Ett distansmöte behöver ingen plats.',
      'Address or room. A remote meeting needs no place.',
    ),
  },
  '2.13': {
    on: text(
      'Päivä, jolle tapaaminen oli sovittu.',
      'Den dag som mötet var avtalat till.',
      'The day for which the meeting was agreed.',
    ),
    noticeGiven: text(
      'Kertoiko asiakas etukäteen, ettei pääse tulemaan.',
      'Om kunden meddelade på förhand att hen inte kan komma.',
      'Whether the customer said beforehand that they could not come.',
    ),
  },
  '2.16': {
    capacity: text(
      'Esimerkiksi edunvalvoja, huoltaja tai valtakirjalla valtuutettu.',
      'Till exempel intressebevakare, vårdnadshavare eller befullmäktigad.',
      'Such as guardian, parent or holder of a written mandate.',
    ),
    to: text(
      'Jätä tyhjäksi, jos valtuutus on voimassa toistaiseksi.',
      'Lämna tomt om fullmakten gäller tills vidare.',
      'Leave empty if the mandate has no end.',
    ),
  },
  '2.18': {
    noticeVersion: text(
      'Lukee selosteen alussa tai lopussa, esimerkiksi laatimispäivä.',
      'Står i början eller slutet av beskrivningen, till exempel dagen då den gjordes upp.',
      'It stands at the beginning or end of the notice, such as the day it was drawn up.',
    ),
  },
  '3.01': {
    completedIn: text(
      'Vuosi, jona asiakas valmistui, esimerkiksi 2009.',
      'Det år då examen avlades, till exempel 2009.',
      'The year in which it was completed, such as 2009.',
    ),
  },
  '3.02': {
    interruptedIn: text(
      'Vuosi, jona opinnot jäivät kesken, esimerkiksi 2009.',
      'Det år då studierna avbröts, till exempel 2009.',
      'The year in which the studies were left, such as 2009.',
    ),
  },
  '3.03': {
    to: text(
      'Jätä tyhjäksi, jos työ jatkuu.',
      'Lämna tomt om arbetet fortsätter.',
      'Leave empty if the work goes on.',
    ),
  },
  '3.07': {
    validUntil: text(
      'Jätä tyhjäksi, jos lupa on voimassa toistaiseksi.',
      'Lämna tomt om behörigheten gäller tills vidare.',
      'Leave empty if it has no end.',
    ),
  },
  '3.08': {
    months: text('Täydet kuukaudet yhteensä.', 'Hela månader sammanlagt.', 'Whole months in all.'),
    countedOn: text(
      'Päivä, johon asti kuukaudet on laskettu.',
      'Den dag till vilken månaderna har räknats.',
      'The day up to which the months are counted.',
    ),
  },
  '5.02': {
    on: text(
      'Päivä, jona arvio tehtiin.',
      'Den dag då bedömningen gjordes.',
      'The day on which the assessment was made.',
    ),
  },
  '5.03': {
    on: text(
      'Päivä, jona arvio tehtiin.',
      'Den dag då bedömningen gjordes.',
      'The day on which the assessment was made.',
    ),
  },
  '5.04': {
    until: text(
      'Jätä tyhjäksi, jos rajoite on pysyvä tai kestoa ei tiedetä.',
      'Lämna tomt om begränsningen är bestående eller tiden inte är känd.',
      'Leave empty if the limit is lasting or its length is not known.',
    ),
  },
  '5.07': {
    givenBy: text(
      'Ammattinimike ja toimipaikka. Nimeä ei tarvita.',
      'Yrkesbeteckning och verksamhetsställe. Namnet behövs inte.',
      'Profession and place of work. The name is not needed.',
    ),
    on: text(
      'Päivä, joka lausunnossa lukee.',
      'Den dag som står i utlåtandet.',
      'The day that stands in the statement.',
    ),
    reference: text(
      'Tunnus, jolla lausunto löytyy antajan omasta rekisteristä.',
      'Den kod som utlåtandet hittas med i utfärdarens eget register.',
      "The code by which it is found in the giver's own register.",
    ),
  },
  '6.04': {
    on: text(
      'Päivä, jona arvio tehtiin.',
      'Den dag då bedömningen gjordes.',
      'The day on which the assessment was made.',
    ),
  },
  '6.05': {
    on: text(
      'Päivä, jona organisaatiosi antoi kantansa.',
      'Den dag då din organisation gav sin ståndpunkt.',
      'The day on which your organisation gave its view.',
    ),
  },
  '7.04': {
    service: text(
      'Sama nimi kuin kohdassa 7.03.',
      'Samma namn som i punkt 7.03.',
      'The same name as in 7.03.',
    ),
  },
  '7.05': {
    service: text(
      'Sama nimi kuin kohdassa 7.03.',
      'Samma namn som i punkt 7.03.',
      'The same name as in 7.03.',
    ),
  },
  '7.06': {
    service: text(
      'Sama nimi kuin kohdassa 7.03.',
      'Samma namn som i punkt 7.03.',
      'The same name as in 7.03.',
    ),
    to: text(
      'Jätä tyhjäksi, jos palvelu jatkuu toistaiseksi.',
      'Lämna tomt om tjänsten fortsätter tills vidare.',
      'Leave empty if the service has no end yet.',
    ),
    dueOn: text(
      'Päivä, johon mennessä tehtävän on oltava valmis.',
      'Den dag då uppgiften senast ska vara utförd.',
      'The day by which the task must be done.',
    ),
  },
  '7.09': {
    what: text(
      'Esimerkiksi haetut työpaikat tai palveluun osallistuminen.',
      'Till exempel sökta arbetsplatser eller deltagande i tjänsten.',
      'Such as jobs applied for, or taking part in a service.',
    ),
  },
  '7.11': {
    on: text(
      'Päivä, jona suunnitelma hyväksyttiin.',
      'Den dag då planen godkändes.',
      'The day on which the plan was approved.',
    ),
  },
  '7.13': {
    on: text(
      'Päivä, jona toteutumista arvioitiin.',
      'Den dag då måluppfyllelsen bedömdes.',
      'The day on which the attainment was assessed.',
    ),
  },
  '7.14': {
    reference: text(
      'Tunnus, jolla aktivointisuunnitelma löytyy osapuolen omasta rekisteristä.',
      'Den kod som aktiveringsplanen hittas med i partens eget register.',
      "The code by which it is found in the party's own register.",
    ),
  },
  '7.15': {
    on: text(
      'Päivä, joka asiakirjassa lukee.',
      'Den dag som står i handlingen.',
      'The day that stands in the document.',
    ),
    reference: text(
      'Tunnus, jolla asiakirja löytyy osapuolen omasta rekisteristä.',
      'Den kod som handlingen hittas med i partens eget register.',
      "The code by which it is found in the party's own register.",
    ),
  },
}

/** Of the members of a field's value, those that are explained, each with its explanation. */
export function hintsOf(field: FieldId): Hints {
  return memberHints[field] ?? {}
}
