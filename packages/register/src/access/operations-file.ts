import { text } from '../words/text.ts'
import { caseWork } from './case-work.ts'
import type { OperationDeclaration } from './operation.ts'

/** The course of a file: taking, stages, end, death, team. */
export const fileOperations = {
  'customership.list': {
    title: text(
      'omat asiakkaat ja odottavat',
      'egna kunder och väntande',
      'my caseload and what awaits my party',
    ),
    reason: text(
      'Virkailija näkee omat asiakkaansa; osapuolta odottavista vain numeron ja alkamispäivän.',
      'Tjänstemannen ser sina egna kunder; av dem som väntar på parten endast nummer och startdag.',
      'Officers see their own customers; of those that await the party only number and start.',
    ),
    roles: caseWork('party'),
  },
  'customership.followChanges': {
    title: text(
      'tiedä, että avoin asiakkuus on muuttunut',
      'få veta att en öppen kundrelation har ändrats',
      'be told that an open customership has changed',
    ),
    reason: text(
      'Sivu kertoo, kun toinen on muuttanut sitä, mitä siinä lukee, jottei työ perustu vanhaan tietoon.',
      'Sidan berättar när någon annan har ändrat det som står där, så att arbetet inte bygger på gamla uppgifter.',
      'A page tells when somebody else has changed what it says, so that no work rests on what is out of date.',
    ),
    roles: caseWork('caseTeam'),
  },
  'customership.take': {
    title: text(
      'ota asiakas osapuolen puolesta',
      'ta emot kunden för parten',
      'take on a customership that awaits the party',
    ),
    reason: text(
      'Kukin osapuoli nimeää vastuuvirkailijansa (2 ja 4 §).',
      'Varje part utser sin ansvariga tjänsteman (2 och 4 §).',
      'Each party names its responsible officer (sections 2 and 4).',
    ),
    roles: caseWork('party'),
  },
  'customership.advance': {
    title: text(
      'vie asiakkuus seuraavaan vaiheeseen (suunnitelma tekeille, voimaan tai tarkistettavaksi)',
      'för kundrelationen till nästa skede (planen görs upp, träder i kraft eller ses över)',
      'take the customership to its next stage (the plan begun, in force or under review)',
    ),
    reason: text(
      'Suunnitelman laativat työvoimaviranomainen ja hyvinvointialue asiakkaan kanssa (4–6 §).',
      'Arbetskraftsmyndigheten och välfärdsområdet gör upp planen med kunden (4–6 §).',
      'The labour authority and the county draw up the plan with the customer (sections 4–6).',
    ),
    roles: {
      employmentSpecialist: 'caseTeam',
      socialWorker: 'caseTeam',
      socialCounsellor: 'caseTeam',
      nurse: 'caseTeam',
    },
  },
  'customership.proposeEnd': {
    title: text(
      'ehdota asiakkuuden päättämistä',
      'föreslå att kundrelationen upphör',
      'propose that the customership ends',
    ),
    reason: text(
      'Kuka tahansa kolmesta voi todeta tarpeen päättyneen; päätös on yhteinen (8 §).',
      'Vem som helst av de tre kan anse att behovet upphört; bedömningen är gemensam (8 §).',
      'Any of the three may find the need over; the judgement is joint (section 8).',
    ),
    roles: caseWork('caseTeam'),
  },
  'customership.giveOpinion': {
    title: text(
      'anna päättämisarvio',
      'ge en bedömning av avslutandet',
      'give an opinion on ending the customership',
    ),
    reason: text(
      'Asiakkuus päättyy vasta, kun kaikki kolme ovat antaneet arvionsa (8 §).',
      'Kundrelationen upphör först när alla tre gett sin bedömning (8 §).',
      'The customership ends only when all three have given their opinions (section 8).',
    ),
    roles: caseWork('caseTeam'),
  },
  'death.record': {
    title: text('kirjaa asiakkaan kuolema', 'anteckna kundens död', "record a customer's death"),
    reason: text(
      'Kuolema päättää asiakkuuden ilman arvioita (8 §); kuka tahansa tiimistä kirjaa sen päivän ja lähteen.',
      'Dödsfallet avslutar kundrelationen utan bedömningar (8 §); vem som helst i teamet antecknar dagen och källan.',
      'A death ends the customership without opinions (section 8); anybody on the team records its day and source.',
    ),
    roles: caseWork('caseTeam'),
  },
  'death.read': {
    title: text('näe kirjattu kuolema', 'se ett antecknat dödsfall', 'see a recorded death'),
    reason: text(
      'Tiimi näkee, kuka kirjasi kuoleman ja mistä se tiedetään.',
      'Teamet ser vem som antecknade dödsfallet och varifrån det är känt.',
      'The team sees who recorded the death and from where it is known.',
    ),
    roles: caseWork('caseTeam'),
  },
  'death.proposeUndoing': {
    title: text(
      'ehdota virheellisen kuolinmerkinnän perumista',
      'föreslå att en felaktig anteckning om dödsfall upphävs',
      'propose to undo a mistaken record of death',
    ),
    reason: text(
      'Väärä merkintä katkaisee elävän ihmisen palvelun; sen huomaa kuka tahansa tiimistä (GDPR 5 art. 1 d kohta).',
      'En felaktig anteckning avbryter en levande människas service; vem som helst i teamet kan upptäcka den (GDPR art. 5.1 d).',
      'A mistaken notice cuts off the service of somebody who lives; anybody on the team may find it (GDPR 5(1)(d)).',
    ),
    roles: caseWork('caseTeam'),
  },
  'death.decideOnUndoing': {
    title: text(
      'päätä kuolinmerkinnän perumisesta',
      'besluta om att en anteckning om dödsfall upphävs',
      'decide on undoing a record of death',
    ),
    reason: text(
      'Toinen henkilö varmistaa, että asiakkuus saa jatkua: päättäjä on muu kuin ehdottaja.',
      'En annan person försäkrar sig om att kundrelationen får fortgå: den som beslutar är en annan än den som föreslog.',
      'A second person makes sure that the customership may go on: whoever decides is not who proposed.',
    ),
    roles: caseWork('caseTeam'),
  },
  'customership.countLateOpinions': {
    title: text(
      'näe myöhässä olevien päättämisarvioiden määrät',
      'se antalet försenade bedömningar om avslutande',
      'see how many opinions on an end are late',
    ),
    reason: text(
      'Organisointia johtava henkilö näkee, missä yhteinen arvio viipyy; hän näkee vain määrät (8 ja 9 §).',
      'Den person som leder organiseringen ser var den gemensamma bedömningen dröjer; hen ser endast antal (8 och 9 §).',
      'The lead person sees where the joint judgement is delayed, in numbers only (sections 8 and 9).',
    ),
    roles: { leadPerson: 'ownOrganisation' },
  },
  'team.add': {
    title: text('lisää tiimin jäsen', 'lägg till en teammedlem', 'add a member to the team'),
    reason: text(
      'Tiimin jäsen tuo mukaan oman organisaationsa työntekijän, joka tarvitsee tietoja (15 §).',
      'En teammedlem tar med en kollega i den egna organisationen som behöver uppgifterna (15 §).',
      'A member brings in a colleague of the own organisation who needs the data (section 15).',
    ),
    roles: caseWork('caseTeam'),
  },
  'joinRequest.make': {
    title: text('pyydä pääsyä tiimiin', 'be om att få komma med i teamet', 'ask to be added to a team'),
    reason: text(
      'Vastaus ei saa kertoa, onko henkilöllä asiakkuutta; pyyntö välitetään oman organisaation vastuuhenkilölle (15 §).',
      'Svaret får inte avslöja om personen har en kundrelation; begäran förmedlas till den ansvariga personen i den egna organisationen (15 §).',
      'No answer may tell whether a person has a customership; the request is passed on to who answers for it in the own organisation (section 15).',
    ),
    roles: caseWork('ownOrganisation'),
  },
  'joinRequest.answer': {
    title: text(
      'vastaa pyyntöihin päästä tiimiin',
      'besvara begäran om att få komma med i teamet',
      'answer requests to join the team',
    ),
    reason: text(
      'Vastuuhenkilö arvioi, tarvitseeko pyytäjä tietoja tehtävässään (15 §; 906/2019 16 §).',
      'Den ansvariga personen bedömer om den som ber behöver uppgifterna i sin uppgift (15 §; 906/2019 16 §).',
      'Whoever is responsible judges whether who asks needs the data for their duty (section 15; 906/2019, section 16).',
    ),
    roles: caseWork('responsibleOfficer'),
  },
  'team.remove': {
    title: text('poista tiimin jäsen', 'ta bort en teammedlem', 'remove a member from the team'),
    reason: text(
      'Pääsy päättyy, kun tehtävä päättyy (906/2019 16 §).',
      'Åtkomsten upphör när uppgiften upphör (906/2019 16 §).',
      'Access ends when the duty ends (906/2019, section 16).',
    ),
    roles: caseWork('caseTeam'),
  },
} as const satisfies Readonly<Record<string, OperationDeclaration>>
