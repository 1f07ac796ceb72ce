import { text } from '../words/text.ts'
import { caseWork } from './case-work.ts'
import type { OperationDeclaration } from './operation.ts'

/** What is done with organisations, user rights, keys, notices and jobs; never with a customer's data. */
export const networkOperations = {
  'usageRight.apply': {
    title: text('hae käyttöoikeutta', 'ansök om åtkomsträtt', 'apply for a user right'),
    reason: text(
      'Työnantaja hakee oikeuden nimetylle työntekijälleen ja vakuuttaa perehdytyksen.',
      'Arbetsgivaren ansöker om rätten för en namngiven anställd och intygar introduktionen.',
      'The employer applies for a named employee and vouches for the induction.',
    ),
    roles: { accessOfficer: 'ownOrganisation' },
  },
  'usageRight.decide': {
    title: text(
      'myönnä tai hylkää käyttöoikeus',
      'bevilja eller avslå åtkomsträtt',
      'grant or refuse a user right',
    ),
    reason: text(
      'Käyttöoikeuden myöntää virasto (12 § 4 mom.), eikä kukaan itselleen.',
      'Åtkomsträtten beviljas av ämbetsverket (12 § 4 mom.), och ingen beviljar sig själv.',
      'The agency grants the right (section 12(4)), and nobody to themselves.',
    ),
    roles: { kehaGrantor: 'network' },
  },
  'usageRight.change': {
    title: text('muuta käyttöoikeutta', 'ändra åtkomsträtt', 'change a user right'),
    reason: text(
      'Oikeus pidetään tehtävän mukaisena; laajennus on uusi hakemus.',
      'Rätten hålls i linje med uppgiften; en utvidgning är en ny ansökan.',
      'The right follows the duty; widening it is a new application.',
    ),
    roles: { accessOfficer: 'ownOrganisation' },
  },
  'usageRight.end': {
    title: text('päätä käyttöoikeus', 'avsluta åtkomsträtt', 'end a user right'),
    reason: text(
      'Oikeus päätetään heti, kun tehtävä päättyy (906/2019 16 §).',
      'Rätten avslutas genast när uppgiften upphör (906/2019 16 §).',
      'The right ends at once when the duty ends (906/2019, section 16).',
    ),
    roles: { accessOfficer: 'ownOrganisation', partySystem: 'ownOrganisation', kehaGrantor: 'network' },
  },
  'usageRight.list': {
    title: text('lue käyttöoikeudet', 'läs åtkomsträttigheter', 'list user rights'),
    reason: text(
      'Työnantaja valvoo oman henkilöstönsä oikeuksia, virasto kaikkia.',
      'Arbetsgivaren övervakar sina anställdas åtkomsträttigheter, ämbetsverket alla.',
      'The employer watches over its own staff, the agency over all.',
    ),
    roles: { accessOfficer: 'ownOrganisation', partySystem: 'ownOrganisation', kehaGrantor: 'network' },
  },
  'usageRight.listUnstaffed': {
    title: text(
      'näe osapuolet, joilla ei ole asiakastyöhön oikeutettuja',
      'se parter där ingen har rätt att arbeta med kunder',
      'see parties without anybody entitled to work with customers',
    ),
    reason: text(
      'Virasto huolehtii siitä, että jokaisella osapuolella on joku, joka voi ottaa asiakkuuden ja arvioida sen päättämistä (8 ja 12 §).',
      'Ämbetsverket ser till att varje part har någon som kan ta emot en kundrelation och bedöma dess avslutande (8 och 12 §).',
      'The agency sees to it that each party has somebody who can take a file and judge its end (sections 8 and 12).',
    ),
    roles: { kehaGrantor: 'network' },
  },
  'organisation.read': {
    title: text(
      'lue organisaatiot ja alueet',
      'läs organisationer och områden',
      'read organisations and areas',
    ),
    reason: text(
      'Osapuolten nimet ja alueet ovat julkisia ja kaikkien tarvitsemia.',
      'Parternas namn och områden är offentliga och behövs av alla.',
      'The names and areas of the parties are public and needed by all.',
    ),
    roles: {
      employmentSpecialist: 'network',
      socialWorker: 'network',
      socialCounsellor: 'network',
      nurse: 'network',
      workAbilitySpecialist: 'network',
      leadPerson: 'network',
      steeringMember: 'network',
      accessOfficer: 'network',
      kehaGrantor: 'network',
      kehaOperator: 'network',
      registrar: 'network',
      supervisor: 'network',
      dataProtectionOfficer: 'network',
      customer: 'network',
      partySystem: 'network',
    },
  },
  'register.read': {
    title: text(
      'lue rekisterin kentät ja säännöt',
      'läs registrets fält och regler',
      'read the fields and rules of the register',
    ),
    reason: text(
      'Mitä rekisteriin kirjataan ja kuka näkee sen, on julkista (11–12 §); tieto ei koske ketään henkilöä.',
      'Vad som antecknas i registret och vem som ser det är offentligt (11–12 §); det gäller ingen person.',
      'What the register holds and who sees it is public (sections 11–12); it concerns no person.',
    ),
    roles: {
      employmentSpecialist: 'network',
      socialWorker: 'network',
      socialCounsellor: 'network',
      nurse: 'network',
      workAbilitySpecialist: 'network',
      leadPerson: 'network',
      steeringMember: 'network',
      accessOfficer: 'network',
      kehaGrantor: 'network',
      kehaOperator: 'network',
      registrar: 'network',
      supervisor: 'network',
      dataProtectionOfficer: 'network',
      customer: 'network',
      partySystem: 'network',
    },
  },
  'session.read': {
    title: text(
      'lue oma tehtävä ja sen oikeudet',
      'läs den egna uppgiften och dess rättigheter',
      "read one's own duty and what it allows",
    ),
    reason: text(
      'Jokainen saa tietää, missä tehtävässä hän on, mihin asti ja mitä siinä saa tehdä (906/2019 16 §).',
      'Var och en har rätt att veta sin uppgift, hur länge den varar och vad som får göras i den (906/2019 16 §).',
      'Everybody may know in which duty they are, until when, and what may be done in it (906/2019, section 16).',
    ),
    roles: {
      employmentSpecialist: 'own',
      socialWorker: 'own',
      socialCounsellor: 'own',
      nurse: 'own',
      workAbilitySpecialist: 'own',
      leadPerson: 'own',
      steeringMember: 'own',
      accessOfficer: 'own',
      kehaGrantor: 'own',
      kehaOperator: 'own',
      registrar: 'own',
      supervisor: 'own',
      dataProtectionOfficer: 'own',
      customer: 'own',
      partySystem: 'own',
    },
  },
  'savedFilter.keep': {
    title: text('säilytä omia rajauksia', 'spara egna avgränsningar', "save list filters of one's own"),
    reason: text(
      'Luettelon rajaus säilyy tekijälleen koodeina; se ei koske ketään asiakasta ja poistuu oikeuden päättyessä.',
      'En avgränsning av en lista sparas som koder för den som gjort den; den gäller ingen kund och raderas när rätten upphör.',
      'A filter of a list is kept as codes for whoever made it; it concerns no customer and goes with the right.',
    ),
    roles: caseWork('own'),
  },
  'signingKey.register': {
    title: text('rekisteröi allekirjoitusavain', 'registrera signeringsnyckel', 'register a signing key'),
    reason: text(
      'Virasto vastaa tietoturvasta ja siitä, kenen avaimiin luotetaan (13 §).',
      'Ämbetsverket ansvarar för säkerheten och för vilka nycklar som är betrodda (13 §).',
      'The agency answers for security and for whose keys are trusted (section 13).',
    ),
    roles: { kehaOperator: 'network' },
  },
  'signingKey.confirm': {
    title: text(
      'vahvista rekisteröity allekirjoitusavain',
      'bekräfta en registrerad signeringsnyckel',
      'confirm a registered signing key',
    ),
    reason: text(
      'Avaimeen luotetaan vasta, kun toinen henkilö on vahvistanut sen: omistajan käyttöoikeusvastaava, viraston myöntämis- ja asiakasavaimissa myös myöntäjä (906/2019 13, 16 §).',
      'En nyckel är betrodd först när en annan person har bekräftat den: ägarens åtkomstansvariga, för ämbetsverkets bevilje- och kundnycklar även beviljaren (906/2019 13, 16 §).',
      "A key is trusted only when a second person has confirmed it: the owner's access officer, for the agency's grant and customer keys its grantor as well (906/2019, sections 13 and 16).",
    ),
    roles: { accessOfficer: 'ownOrganisation', kehaGrantor: 'ownOrganisation' },
  },
  'signingKey.revoke': {
    title: text('poista allekirjoitusavain käytöstä', 'återkalla signeringsnyckel', 'revoke a signing key'),
    reason: text(
      'Vuotanut avain on suljettava heti, myös avaimen omistajan toimesta.',
      'En läckt nyckel måste spärras genast, även av nyckelns ägare.',
      'A leaked key must be closed at once, by its owner too.',
    ),
    roles: { kehaOperator: 'network', accessOfficer: 'ownOrganisation' },
  },
  'outsideParty.read': {
    title: text(
      'lue ulkopuolisten tahojen luettelo',
      'läs förteckningen över utomstående instanser',
      'read the registry of outside parties',
    ),
    reason: text(
      'Se, joka kirjaa suostumuksen, valitsee tahon luettelosta; tahon tiedot eivät koske ketään asiakasta.',
      'Den som antecknar ett samtycke väljer instansen i förteckningen; uppgifterna gäller ingen kund.',
      'Whoever records a consent chooses the party from the registry; it concerns no customer.',
    ),
    roles: {
      employmentSpecialist: 'network',
      socialWorker: 'network',
      socialCounsellor: 'network',
      nurse: 'network',
      workAbilitySpecialist: 'network',
      registrar: 'network',
      kehaGrantor: 'network',
      kehaOperator: 'network',
    },
  },
  'outsideParty.readKinds': {
    title: text(
      'lue ulkopuolisten tahojen lajit',
      'läs slagen av utomstående instanser',
      'read the kinds of outside parties',
    ),
    reason: text(
      'Lajin nimi näkyy suostumuksessa; lajit eivät koske ketään asiakasta.',
      'Slagets namn syns i samtycket; slagen gäller ingen kund.',
      'The name of the kind is shown in a consent; kinds concern no customer.',
    ),
    roles: {
      employmentSpecialist: 'network',
      socialWorker: 'network',
      socialCounsellor: 'network',
      nurse: 'network',
      workAbilitySpecialist: 'network',
      registrar: 'network',
      customer: 'own',
      kehaGrantor: 'network',
      kehaOperator: 'network',
    },
  },
  'outsideParty.proposeKind': {
    title: text(
      'esitä uutta ulkopuolisten tahojen lajia',
      'föreslå ett nytt slag av utomstående instanser',
      'propose a new kind of outside parties',
    ),
    reason: text(
      'Lain luettelot ovat avoimia; virasto pitää lajit yhteisinä kaikille alueille (13 §).',
      'Lagens förteckningar är öppna; ämbetsverket håller slagen gemensamma för alla områden (13 §).',
      "The law's lists are open; the agency keeps the kinds common to all areas (section 13).",
    ),
    roles: { kehaOperator: 'network' },
  },
  'outsideParty.decideOnKind': {
    title: text(
      'hyväksy tai hylkää ulkopuolisten tahojen laji',
      'godkänn eller avslå ett slag av utomstående instanser',
      'approve or refuse a kind of outside parties',
    ),
    reason: text(
      'Uusi laji tulee käyttöön vasta, kun toinen henkilö on hyväksynyt sen.',
      'Ett nytt slag tas i bruk först när en annan person har godkänt det.',
      'A new kind comes into use only when a second person has approved it.',
    ),
    roles: { kehaGrantor: 'network' },
  },
  'outsideParty.propose': {
    title: text(
      'esitä ulkopuolista tahoa tai sen muutosta',
      'föreslå en utomstående instans eller en ändring',
      'propose an outside party or a change of one',
    ),
    reason: text(
      'Virasto vastaa yhteisen järjestelmän tietoturvasta ja siitä, mihin se voi luovuttaa tietoja (13 §).',
      'Ämbetsverket ansvarar för det gemensamma systemets säkerhet och vart det kan lämna ut uppgifter (13 §).',
      'The agency answers for the security of the common system and for where it can send data (section 13).',
    ),
    roles: { kehaOperator: 'network' },
  },
  'outsideParty.enterByHand': {
    title: text(
      'lisää käsin tavoitettava ulkopuolinen taho',
      'lägg till en utomstående instans som nås för hand',
      'enter an outside party reached by hand',
    ),
    reason: text(
      'Taho, jolle mitään ei välitetä koneellisesti (esimerkiksi pieni työnantaja), ei vaadi viraston hyväksyntää.',
      'En instans som inte får något maskinellt (till exempel en liten arbetsgivare) kräver inte ämbetsverkets godkännande.',
      'A party that gets nothing by machine, such as a small employer, needs no approval of the agency.',
    ),
    roles: {
      employmentSpecialist: 'ownOrganisation',
      socialWorker: 'ownOrganisation',
      socialCounsellor: 'ownOrganisation',
      nurse: 'ownOrganisation',
      workAbilitySpecialist: 'ownOrganisation',
    },
  },
  'outsideParty.decide': {
    title: text(
      'hyväksy tai hylkää ulkopuolinen taho',
      'godkänn eller avslå en utomstående instans',
      'approve or refuse an outside party',
    ),
    reason: text(
      'Taho ja sen avaimet tulevat käyttöön vasta, kun toinen henkilö on hyväksynyt ne.',
      'Instansen och dess nycklar tas i bruk först när en annan person har godkänt dem.',
      'A party and its keys come into use only when a second person has approved them.',
    ),
    roles: { kehaGrantor: 'network' },
  },
  'outsideParty.suspend': {
    title: text(
      'keskeytä tietojen välitys ulkopuoliseen tahoon',
      'avbryt utbytet med en utomstående instans',
      'suspend the exchange with an outside party',
    ),
    reason: text(
      'Epäilyttävä vastaanottaja tai vuotanut avain pysäytetään heti, yhdenkin henkilön päätöksellä.',
      'En misstänkt mottagare eller en läckt nyckel stoppas genast, även på en enda persons beslut.',
      'A doubtful recipient or a leaked key is stopped at once, on one person’s word.',
    ),
    roles: { kehaOperator: 'network', kehaGrantor: 'network' },
  },
  'notification.read': {
    title: text('lue omat ilmoitukset', 'läs egna meddelanden', "read one's own notices"),
    reason: text(
      'Määräajat, päättyvät käyttöoikeudet ja tiimin ulkopuoliset lukemiset ilmoitetaan sille, jota ne koskevat.',
      'Frister, åtkomsträttigheter som upphör och läsningar utanför teamet meddelas den det gäller.',
      'Time limits, expiring rights and reads from outside the team are told to those concerned.',
    ),
    roles: {
      employmentSpecialist: 'own',
      socialWorker: 'own',
      socialCounsellor: 'own',
      nurse: 'own',
      workAbilitySpecialist: 'own',
      accessOfficer: 'own',
      kehaGrantor: 'own',
      kehaOperator: 'own',
      registrar: 'own',
      supervisor: 'own',
      dataProtectionOfficer: 'own',
      leadPerson: 'own',
    },
  },
  'operations.read': {
    title: text('lue ajojen tila', 'läs körningarnas läge', 'read the state of jobs'),
    reason: text(
      'Ylläpito näkee ajastetut työt ja niiden tuloksen, ei asiakkaiden tietoja (13 §).',
      'Driften ser schemalagda jobb och deras resultat, inte kundernas uppgifter (13 §).',
      "Operation sees scheduled jobs and their results, not customers' data (section 13).",
    ),
    roles: { kehaOperator: 'network' },
  },
  'operations.retry': {
    title: text(
      'käynnistä keskeytynyt ajo uudelleen',
      'starta om en körning som getts upp',
      'start a given-up job again',
    ),
    reason: text(
      'Ylläpito korjaa häiriön ja vie luvatun työn loppuun näkemättä sen sisältöä (13 §).',
      'Driften avhjälper felet och slutför det utlovade arbetet utan att se dess innehåll (13 §).',
      'Operation mends a fault and lets the promised work finish, without seeing its content (section 13).',
    ),
    roles: { kehaOperator: 'network' },
  },
} as const satisfies Readonly<Record<string, OperationDeclaration>>
