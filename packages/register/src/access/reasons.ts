import type { LocalizedText } from '@tym/kernel'
import { text } from '../words/text.ts'

/** Why a cell of the access matrix is what it is. Numbers are the notes of the published matrix. */
export const reasons = {
  1: text(
    'Tarvitaan asiakkaan tunnistamiseen ja palvelemiseen; työvoimaviranomainen ylläpitää perustietoja.',
    'Behövs för att identifiera och betjäna kunden; arbetskraftsmyndigheten ansvarar för huvudprocessen.',
    'Needed to identify and serve the customer; the labour authority keeps the main process.',
  ),
  2: text(
    'Työvoimaviranomaisen asiantuntemusta; muut tarvitsevat tiedon palvelujen suunnitteluun.',
    'Arbetskraftsmyndighetens sakkunskap; de andra behöver uppgifterna för att planera tjänster.',
    "The labour authority's expertise; the others need it to plan services.",
  ),
  3: text(
    'Tarvitaan palvelujen yhteensovittamiseen, mutta kirjaaminen ei kuulu roolin tehtäviin.',
    'Behövs för att samordna tjänsterna, men det hör inte till rollens uppgifter att anteckna dem.',
    "Needed to fit services together, but recording it is not the role's task.",
  ),
  4: text(
    'Näkee johtopäätökset ja rajoitteet (5.02–5.06, 5.09), ei lausuntoja eikä terveystarkastuksen tekstiä: välttämättömyys (11 § 5 kohta, 15 §, tietosuoja-asetus 5 art. 1 c).',
    'Ser slutsatser och begränsningar (5.02–5.06, 5.09), inte utlåtanden eller hälsoundersökningens text: nödvändighet (11 § 5 punkten, 15 §, dataskyddsförordningen art. 5.1 c).',
    'Sees conclusions and limits (5.02–5.06, 5.09), not statements or health-check text: necessity (section 11 item 5, section 15, GDPR 5(1)(c)).',
  ),
  5: text(
    'Palvelutarve arvioidaan yhdessä (4 §).',
    'Servicebehovet bedöms gemensamt (4 §).',
    'The need is assessed jointly (section 4).',
  ),
  6: text(
    'Suunnitelma on yhteinen: kukin kirjaa järjestämänsä palvelut, työvoimaviranomainen vastaa tarkistamisesta (5–6 §).',
    'Planen är gemensam: var och en antecknar de tjänster den ordnar, arbetskraftsmyndigheten ansvarar för revideringen (5–6 §).',
    'The plan is common: each records the services it arranges, the labour authority owns the review (sections 5–6).',
  ),
  7: text(
    'Kuuluu sosiaalihuollon tehtäviin.',
    'Hör till socialvårdens uppgifter.',
    'Belongs to the field of social care.',
  ),
  8: text(
    'Kuuluu terveydenhuollon tehtäviin; sosiaalityöntekijä lukee tiedot kokonaisarviota varten.',
    'Hör till hälso- och sjukvårdens uppgifter; socialarbetaren läser uppgifterna för helhetsbedömningen.',
    'Belongs to the field of health care; the social worker reads it for the integrated assessment.',
  ),
  9: text(
    'Kela osallistuu aina arviointiin, mutta suunnitelmaan vain, kun sen kuntoutusta tarvitaan (4 ja 6 §).',
    'FPA deltar alltid i bedömningen men i planen endast när dess rehabilitering behövs (4 och 6 §).',
    'Kela always takes part in the assessment, but in the plan only when its rehabilitation is needed (sections 4 and 6).',
  ),
  10: text(
    'Johtaa tai ohjaa verkostoa eikä tarvitse yksittäisten asiakkaiden tietoja; seurantaan riittävät koosteet (11 §).',
    'Leder eller styr nätverket och behöver inte enskilda kunders uppgifter; sammanställningar räcker för uppföljningen (11 §).',
    'Leads or steers the network and needs no single customer; aggregates serve the follow-up (section 11).',
  ),
  11: text(
    'Hoitaa vain oman organisaation henkilöstön käyttöoikeuksia.',
    'Sköter endast den egna organisationens personals åtkomsträttigheter.',
    "Handles the user rights of the organisation's own staff only.",
  ),
  12: text(
    'Viraston vastuu on tekninen (13 §); asiakkaiden tietoihin se ei pääse.',
    'Ämbetsverkets ansvar är tekniskt (13 §); det har inte tillgång till kundernas uppgifter.',
    "The agency's responsibility is technical (section 13); it has no access to customers' data.",
  ),
  13: text(
    'Määräaikaisesti ja vain yksilöityä rekisteröidyn pyyntöä tai lokiselvitystä varten.',
    'Tidsbegränsat och endast för en specificerad begäran av den registrerade eller en loggutredning.',
    "Time-limited and only for an identified data subject's request or a log inquiry.",
  ),
  14: text(
    'Oikeus tutustua omiin tietoihin ja oikaista niitä (tietosuoja-asetus 15–16 art.); tieto voidaan jättää antamatta tietosuojalain 34 §:n perusteella.',
    'Rätt att ta del av och rätta egna uppgifter (dataskyddsförordningen art. 15–16); uppgifter kan undanhållas enligt 34 § i dataskyddslagen.',
    'Right to see and rectify own data (GDPR 15–16); data may be withheld under section 34 of the Data Protection Act.',
  ),
  15: text(
    'Ei ole kunnan, kuntayhtymän, hyvinvointialueen eikä Kelan palveluksessa, joten käyttöoikeutta ei ole (12 §); saa vain luovutuksia.',
    'Är inte anställd hos en kommun, samkommun, ett välfärdsområde eller FPA och har därför ingen åtkomsträtt (12 §); får endast utlämnade uppgifter.',
    'Not employed by a municipality, joint municipal authority, county or Kela, so section 12 gives no right; receives disclosures only.',
  ),
  16: text(
    '16 § ei anna oikeutta asiakastietoihin.',
    '16 § ger ingen rätt till kunduppgifter.',
    'Section 16 gives no right to customer data.',
  ),
  17: text(
    'Järjestelmä ei arvioi välttämättömyyttä (15 §); asiakastietoja käyttää henkilö, jolla on rooli.',
    'Ett system bedömer inte nödvändighet (15 §); kunduppgifter används av en person med en roll.',
    'A system does not judge necessity (section 15); customer data is used by a person with a role.',
  ),
  18: text(
    'Valvoo, miten oman organisaation henkilöstö käyttää rekisteriä, eikä tarvitse sen sisältöä (906/2019 17 §).',
    'Övervakar hur den egna organisationens personal använder registret och behöver inte innehållet (906/2019 17 §).',
    'Watches over how the own organisation’s people use the register, and needs none of its content (906/2019 section 17).',
  ),
  19: text(
    'Seuraa ja neuvoo riippumattomasti eikä päätä mistään (tietosuoja-asetus 38 art. 6 kohta ja 39 art.).',
    'Följer upp och ger råd oberoende och beslutar ingenting (dataskyddsförordningen art. 38.6 och 39).',
    'Monitors and advises independently and decides nothing (GDPR 38(6) and 39).',
  ),
  20: text(
    'Käyttää vain julkaistuja lukuja; niitä ei vielä ole (11 §).',
    'Använder endast publicerade siffror; sådana finns ännu inte (11 §).',
    'Uses released figures only; there are none yet (section 11).',
  ),
  21: text(
    'Asioi asiakkaan puolesta vain kirjatun edustusoikeuden laajuudessa ja sen voimassa ollessa; palvelu ei vielä tunnista edustajia.',
    'Uträttar ärenden för kunden endast inom den antecknade behörighetens omfattning och giltighet; tjänsten identifierar ännu inte företrädare.',
    'Acts for the customer only within the scope and period of a recorded mandate; the service does not recognise representatives yet.',
  ),
  22: text(
    'Näkee sen, mitä Kelan osuus arvioinnista ja kuntoutuksen suunnittelusta edellyttää, ei velkoja, läheissuhteita, verkostoja, terveydentilan johtopäätöstä, päihteiden käyttöä eikä terveystarkastuksia: välttämättömyys (4 §, 11 § 4 ja 5 kohta, 15 §, tietosuoja-asetus 5 art. 1 c).',
    'Ser det som FPA:s del av bedömningen och planeringen av rehabilitering förutsätter, inte skulder, närstående, nätverk, slutsatsen om hälsotillståndet, bruk av rusmedel eller hälsoundersökningar: nödvändighet (4 §, 11 § 4 och 5 punkten, 15 §, dataskyddsförordningen art. 5.1 c).',
    'Sees what Kela needs for its part in the assessment and in planning rehabilitation, but not debts, relations, networks, the health conclusion, substance use or health checks: necessity (section 4, section 11 items 4 and 5, section 15, GDPR 5(1)(c)).',
  ),
} as const satisfies Readonly<Record<number, LocalizedText>>

export type ReasonNumber = keyof typeof reasons
