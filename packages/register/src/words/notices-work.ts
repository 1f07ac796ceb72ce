import { notice } from './notice.ts'

/** Work on a file, and what is done to what stands in it. */
export const workNotices = {
  customershipAwaits: notice('awaiting', [
    'Asiakkuus odottaa organisaatiosi vastuuvirkailijaa.',
    'En kundrelation väntar på en ansvarig tjänsteman i din organisation.',
    'A customership awaits a responsible officer of your organisation.',
  ]),
  customershipTaken: notice('team', [
    'Toinen osapuoli on ottanut asiakkuuden.',
    'En annan part har tagit emot kundrelationen.',
    'Another party has taken on the customership.',
  ]),
  customershipTransferred: notice('office', [
    'Asiakkuus on siirretty toiselle viranomaiselle tai alueelle. Omasta asiakkuudestasi näet sen, jos organisaatiosi hoitaa sitä edelleen.',
    'En kundrelation har överförts till en annan myndighet eller ett annat område. Du ser den bland dina kunder om din organisation fortfarande sköter den.',
    'A customership has been transferred to another authority or area. You see it among your customers if your organisation still has it.',
  ]),
  planDue: notice('team', [
    'Suunnitelman määräaika lähestyy.',
    'Tidsfristen för planen närmar sig.',
    'The plan is due soon.',
  ]),
  planOverdue: notice('team', [
    'Suunnitelman määräaika on ylittynyt.',
    'Tidsfristen för planen har överskridits.',
    'The plan is overdue.',
  ]),
  reviewDue: notice('team', [
    'Suunnitelman tarkistamisen määräaika lähestyy.',
    'Tidsfristen för revidering av planen närmar sig.',
    'The review of the plan is due soon.',
  ]),
  reviewOverdue: notice('team', [
    'Suunnitelman tarkistamisen määräaika on ylittynyt.',
    'Tidsfristen för revidering av planen har överskridits.',
    'The review of the plan is overdue.',
  ]),
  removalProposed: notice('party', [
    'Virheellisen tiedon poistaminen odottaa toisen henkilön päätöstä.',
    'Borttagningen av en felaktig uppgift väntar på en annan persons beslut.',
    "The removal of a wrong fact awaits another person's decision.",
  ]),
  removalRefused: notice('party', [
    'Ehdottamaasi tiedon poistamista ei hyväksytty.',
    'Borttagningen som du föreslog godkändes inte.',
    'The removal that you proposed was not approved.',
  ]),
  factRemoved: notice('team', [
    'Asiakkuudesta on poistettu tieto, jonka ei olisi pitänyt olla siinä. Älä käytä sitä.',
    'En uppgift som inte borde ha funnits i kundrelationen har tagits bort. Använd den inte.',
    'A fact that should not have been in the customership has been removed. Do not use it.',
  ]),
  copiedFactRemoved: notice('party', [
    'Omaan rekisteriin kopioiduissa tiedoissa saattaa olla tieto, joka on poistettu asiakkuudesta. Poista se myös omasta rekisteristä.',
    'Bland uppgifterna som har kopierats till det egna registret kan finnas en uppgift som har tagits bort ur kundrelationen. Ta bort den även ur det egna registret.',
    'What was copied into the own register may have a fact that has been removed from the customership. Remove it from the own register too.',
  ]),
  outOfTeamRead: notice('team', [
    'Asiakkuus on avattu tiimin ulkopuolelta.',
    'Kundrelationen har öppnats av någon utanför teamet.',
    'The customership has been opened from outside the team.',
  ]),
  readAfterEnd: notice('team', [
    'Päättynyt asiakkuus on avattu kirjatusta syystä.',
    'En avslutad kundrelation har öppnats av en antecknad anledning.',
    'An ended customership has been opened for a recorded reason.',
  ]),
  safetyLiftProposed: notice('team', [
    'Asiakkaasi turvakiellon purkamista tai lyhentämistä on ehdotettu. Toinen henkilö päättää ehdotuksesta.',
    'Det har föreslagits att din kunds spärrmarkering hävs eller förkortas. En annan person avgör förslaget.',
    "It has been proposed to lift or shorten your customer's non-disclosure. Another person decides.",
  ]),
  safetyLifted: notice('team', [
    'Asiakkaasi turvakielto on purettu tai sitä on lyhennetty.',
    'Din kunds spärrmarkering har hävts eller förkortats.',
    "Your customer's non-disclosure has been lifted or shortened.",
  ]),
  safetyRestored: notice('team', [
    'Asiakkaasi turvakielto on palautettu voimaan varmuuskopion palautuksen jälkeen, mutta sen kirjaus puuttuu. Kirjaa se uudelleen.',
    'Din kunds spärrmarkering gäller igen efter återläsningen av en säkerhetskopia, men anteckningen om den saknas. Anteckna den på nytt.',
    "Your customer's non-disclosure holds again after a backup was restored, but its entry is missing. Record it again.",
  ]),
  startTriedElsewhere: notice('team', [
    'Asiakkaallesi on yritetty aloittaa toinen yhteinen arviointi. Katso lokista, kuka yritti.',
    'Någon har försökt inleda en andra gemensam bedömning för din kund. Se i loggen vem det var.',
    'Somebody has tried to start a second joint assessment for your customer. The log says who.',
  ]),
  startedByFormerCode: notice('team', [
    'Yhteinen arviointi on aloitettu tunnuksella, joka asiakkaallasi oli ennen. Katso lokista, kuka aloitti, ja sopikaa, kumpi asiakkuus jatkuu.',
    'En gemensam bedömning har inletts med en personbeteckning som din kund hade förut. Se i loggen vem det var och kom överens om vilken kundrelation som fortsätter.',
    'A joint assessment has been started by an identity code that your customer had before. See in the log who started it, and agree which customership goes on.',
  ]),
  contactWished: notice('team', [
    'Virkailija pyytää sinua ottamaan yhteyttä asiakkaasi asiassa.',
    'En tjänsteman ber dig ta kontakt i ett ärende som gäller din kund.',
    'An officer asks you to get in touch about your customer.',
  ]),
  joinRequested: notice('team', [
    'Virkailija pyytää, että hänet lisätään asiakkaasi tiimiin. Vastaa pyyntöön tiimin sivulla.',
    'En tjänsteman ber om att få komma med i din kunds team. Besvara begäran på teamets sida.',
    'An officer asks to be added to the team of your customer. Answer on the page of the team.',
  ]),
  addedAsAsked: notice('team', [
    'Sinut on lisätty tiimiin, johon pyysit pääsyä.',
    'Du har lagts till i det team som du bad om att få komma med i.',
    'You have been added to a team as you asked.',
  ]),
  addedToTeam: notice('team', [
    'Sinut on lisätty asiakkaan tiimiin.',
    'Du har lagts till i en kunds team.',
    'You have been added to the team of a customer.',
  ]),
  madeResponsible: notice('team', [
    'Sinut on nimetty asiakkaan vastuuvirkailijaksi.',
    'Du har utsetts till ansvarig tjänsteman för en kund.',
    'You have been made the responsible officer of a customer.',
  ]),
  entryFlagged: notice('team', [
    'Organisaatiosi kirjauksessa epäillään virhettä.',
    'Det misstänks ett fel i en anteckning som din organisation gjort.',
    'An entry of your organisation is suspected to be wrong.',
  ]),
  leftEntryFlagged: notice('party', [
    'Virhettä epäillään kirjauksessa, jonka organisaatiosi teki ennen asiakkuuden siirtoa. Avaa kirjaus ja oikaise se tarvittaessa.',
    'Det misstänks ett fel i en anteckning som din organisation gjorde innan kundrelationen överfördes. Öppna anteckningen och rätta den vid behov.',
    'An error is suspected in an entry that your organisation made before the customership was transferred. Open the entry and correct it if need be.',
  ]),
  entryFlagAnswered: notice('team', [
    'Kirjaus, jossa epäilit virhettä, on oikaistu.',
    'En anteckning som du misstänkte vara fel har rättats.',
    'An entry that you suspected to be wrong has been corrected.',
  ]),
  entryKept: notice('team', [
    'Kirjaus, jossa epäilit virhettä, pysyy ennallaan. Lue perustelu kirjauksen versioista.',
    'En anteckning som du misstänkte vara fel ändras inte. Läs motiveringen bland anteckningens versioner.',
    'An entry that you suspected to be wrong stays as it is. Read why among the versions of the entry.',
  ]),
}
