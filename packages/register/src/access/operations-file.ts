import { text } from '../words/text.ts'
import type { OperationDeclaration, Reach } from './operation.ts'
import type { RoleId } from './roles.ts'

type Who = Readonly<Partial<Record<RoleId, Reach>>>

/** Each of the roles that work with customers, with one reach. */
export const caseWork = (reach: Reach): Who => ({
  employmentSpecialist: reach,
  socialWorker: reach,
  socialCounsellor: reach,
  nurse: reach,
  workAbilitySpecialist: reach,
})

/** What is done with one customer's file, and on the way to it. */
export const fileOperations = {
  'customership.start': {
    title: text('aloita yhteinen arviointi', 'inled gemensam bedömning', 'start the joint assessment'),
    reason: text(
      'Kuka tahansa kolmesta viranomaisesta voi katsoa yhteensovittamisen tarpeelliseksi (3–4 §).',
      'Vem som helst av de tre myndigheterna kan anse att samordning behövs (3–4 §).',
      'Any of the three authorities may find coordination necessary (sections 3–4).',
    ),
    roles: caseWork('ownOrganisation'),
  },
  'customership.confirmAge': {
    title: text(
      'vahvista alle 15-vuotiaan arvioinnin aloittaminen',
      'bekräfta att bedömningen av någon under 15 år inleds',
      'confirm that the assessment of somebody under 15 is started',
    ),
    reason: text(
      'Alle 15-vuotias on vain harvoin työtön työnhakija: toinen virkailija tarkistaa, ettei henkilötunnus ole väärä.',
      'Den som är under 15 år är sällan en arbetslös arbetssökande: en andra tjänsteman kontrollerar att beteckningen inte är fel.',
      'Somebody under 15 is seldom an unemployed jobseeker: a second officer makes sure that the code is not wrong.',
    ),
    roles: caseWork('ownOrganisation'),
  },
  'customership.read': {
    title: text('lue asiakkuuden tila', 'läs kundrelationens läge', 'read the customership'),
    reason: text(
      'Tila, osapuolet ja määräajat ovat työn runko; asiakas näkee omansa.',
      'Läget, parterna och fristerna är arbetets stomme; kunden ser sina egna.',
      'State, parties and time limits frame the work; the customer sees their own.',
    ),
    roles: { ...caseWork('caseTeam'), customer: 'own' },
  },
  'customership.openAfterEnd': {
    title: text(
      'avaa päättynyt asiakkuus perustellen',
      'öppna en avslutad kundrelation med motivering',
      'open an ended customership with a reason',
    ),
    reason: text(
      'Päättymisen jälkeen tietoja luetaan vain perustellusta syystä; syy näkyy lokissa (12 §).',
      'Efter upphörandet läses uppgifterna endast av en motiverad anledning; den syns i loggen (12 §).',
      'After the end the data is read only for a stated reason, which the log shows (section 12).',
    ),
    roles: caseWork('caseTeam'),
  },
  'customership.search': {
    title: text('hae henkilötunnuksella', 'sök med personbeteckning', 'search by identity code'),
    reason: text(
      'Asiakas on löydettävä ennen kuin arviointi aloitetaan tai pyyntöön vastataan; jokainen haku kirjataan.',
      'Kunden måste hittas innan en bedömning inleds eller en begäran besvaras; varje sökning loggas.',
      'The customer must be found before an assessment starts or a request is answered; each search is logged.',
    ),
    roles: { ...caseWork('caseTeam'), registrar: 'ownOrganisation' },
  },
  'safety.proposeLift': {
    title: text(
      'ehdota turvakiellon purkamista',
      'föreslå att spärrmarkeringen hävs',
      'propose to lift non-disclosure for safety',
    ),
    reason: text(
      'Turvakiellon asettaa yksi virkailija heti; sen purkaminen ja lyhentäminen vaativat kaksi henkilöä.',
      'En tjänsteman sätter spärrmarkeringen genast; att häva eller förkorta den kräver två personer.',
      'One officer sets non-disclosure at once; lifting and shortening it take two persons.',
    ),
    roles: caseWork('caseTeam'),
  },
  'safety.decideLift': {
    title: text(
      'päätä turvakiellon purkamisesta',
      'besluta om att häva spärrmarkeringen',
      'decide on lifting non-disclosure for safety',
    ),
    reason: text(
      'Päättäjä on tiimin muu jäsen kuin ehdottaja: erehdys voi vaarantaa hengen.',
      'Den som beslutar är en annan medlem av teamet än den som föreslog: ett misstag kan vara livsfarligt.',
      'Another member of the team than the proposer decides: a mistake may cost a life.',
    ),
    roles: caseWork('caseTeam'),
  },
  'safety.readLifts': {
    title: text(
      'lue turvakiellon purkuehdotukset',
      'läs förslag om att häva spärrmarkeringen',
      'read proposals to lift non-disclosure for safety',
    ),
    reason: text(
      'Päättäjän on nähtävä, mitä ehdotetaan ja miksi.',
      'Den som beslutar måste se vad som föreslås och varför.',
      'Whoever decides must see what is proposed and why.',
    ),
    roles: caseWork('caseTeam'),
  },
  'identity.proposeChange': {
    title: text(
      'ehdota henkilötunnuksen vaihtamista tai oikaisemista',
      'föreslå att personbeteckningen byts eller rättas',
      'propose to change or correct the identity code',
    ),
    reason: text(
      'Tunnus voi vaihtua, myös turvallisuuden vuoksi, tai se on kirjattu väärin (GDPR 16 art.).',
      'Beteckningen kan bytas, även av säkerhetsskäl, eller ha antecknats fel (GDPR art. 16).',
      'The code may be changed, also for safety, or was recorded wrong (GDPR 16).',
    ),
    roles: caseWork('caseTeam'),
  },
  'identity.decideOnChange': {
    title: text(
      'päätä henkilötunnuksen vaihtamisesta tai oikaisemisesta',
      'besluta om att personbeteckningen byts eller rättas',
      'decide on changing or correcting the identity code',
    ),
    reason: text(
      'Tunnus avaa asiakkuuden haltijalleen, joten toinen henkilö varmistaa, kenen se on.',
      'Beteckningen öppnar kundrelationen för sin innehavare, och därför säkerställer en annan person vems den är.',
      'The code opens the file to whoever has it, so a second person makes sure whose it is.',
    ),
    roles: caseWork('caseTeam'),
  },
  'identity.readChanges': {
    title: text(
      'lue henkilötunnuksen vaihtamisehdotukset',
      'läs förslag om att byta personbeteckningen',
      'read proposals to change the identity code',
    ),
    reason: text(
      'Päättäjän on nähtävä, mitä tunnusta ehdotetaan ja miksi.',
      'Den som beslutar måste se vilken beteckning som föreslås och varför.',
      'Whoever decides must see which code is proposed and why.',
    ),
    roles: caseWork('caseTeam'),
  },
  'contact.wish': {
    title: text('jätä yhteydenottopyyntö', 'lämna en kontaktbegäran', 'leave a wish to be contacted'),
    reason: text(
      'Vastaus ei saa kertoa, missä henkilön asiakkuus on; pyyntö välitetään asiakkuudesta vastaaville.',
      'Svaret får inte avslöja var personens kundrelation finns; begäran förmedlas till dem som ansvarar för den.',
      "No answer may tell where a person's customership is; the wish is passed on to those who answer for it.",
    ),
    roles: caseWork('network'),
  },
  'contact.read': {
    title: text('lue yhteydenottopyynnöt', 'läs kontaktbegäranden', 'read who wishes to be contacted'),
    reason: text(
      'Asiakkuudesta vastaavat päättävät, ottavatko he yhteyttä ja mitä he kertovat (15 §).',
      'De som ansvarar för kundrelationen avgör om de tar kontakt och vad de berättar (15 §).',
      'Those who answer for the customership decide whether to get in touch and what to tell (section 15).',
    ),
    roles: caseWork('caseTeam'),
  },
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
  'customership.take': {
    title: text(
      'ota asiakas osapuolen puolesta',
      'ta emot kunden för parten',
      'take a file that awaits the party',
    ),
    reason: text(
      'Kukin osapuoli nimeää vastuuvirkailijansa (2 ja 4 §).',
      'Varje part utser sin ansvariga tjänsteman (2 och 4 §).',
      'Each party names its responsible officer (sections 2 and 4).',
    ),
    roles: caseWork('party'),
  },
  'customership.advance': {
    title: text('vie asiakkuutta eteenpäin', 'för kundrelationen framåt', 'advance the customership'),
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
    title: text('ehdota asiakkuuden päättämistä', 'föreslå att kundrelationen upphör', 'propose the end'),
    reason: text(
      'Kuka tahansa kolmesta voi todeta tarpeen päättyneen; päätös on yhteinen (8 §).',
      'Vem som helst av de tre kan anse att behovet upphört; bedömningen är gemensam (8 §).',
      'Any of the three may find the need over; the judgement is joint (section 8).',
    ),
    roles: caseWork('caseTeam'),
  },
  'customership.giveOpinion': {
    title: text('anna päättämisarvio', 'ge bedömning om avslutande', 'give an opinion on the end'),
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
      'propose to undo a mistaken death',
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
      'decide on undoing a death',
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
    title: text('lisää tiimin jäsen', 'lägg till teammedlem', 'add a member to the team'),
    reason: text(
      'Tiimin jäsen tuo mukaan oman organisaationsa työntekijän, joka tarvitsee tietoja (15 §).',
      'En teammedlem tar med en kollega i den egna organisationen som behöver uppgifterna (15 §).',
      'A member brings in a colleague of the own organisation who needs the data (section 15).',
    ),
    roles: caseWork('caseTeam'),
  },
  'team.remove': {
    title: text('poista tiimin jäsen', 'ta bort teammedlem', 'remove a member from the team'),
    reason: text(
      'Pääsy päättyy, kun tehtävä päättyy (906/2019 16 §).',
      'Åtkomsten upphör när uppgiften upphör (906/2019 16 §).',
      'Access ends when the duty ends (906/2019, section 16).',
    ),
    roles: caseWork('caseTeam'),
  },
  'consent.read': {
    title: text('lue suostumukset', 'läs samtycken', 'read consents'),
    reason: text(
      'Jokainen tiimissä näkee, mitä asiakas on sallinut ja kieltänyt; asiakas näkee omansa.',
      'Alla i teamet ser vad kunden har tillåtit och förbjudit; kunden ser sina egna.',
      'Everybody on the team sees what the customer has allowed and forbidden; the customer sees their own.',
    ),
    roles: { ...caseWork('caseTeam'), customer: 'own' },
  },
  'consent.record': {
    title: text(
      'kirjaa suostumus tai kieltäytyminen',
      'anteckna samtycke eller vägran',
      'record a consent or refusal',
    ),
    reason: text(
      'Kolmikon ulkopuolelle tieto liikkuu vain asiakkaan yksilöidyllä suostumuksella, jonka virkailija ottaa vastaan.',
      'Utanför de tre rör sig uppgifter endast med kundens specificerade samtycke, som en tjänsteman tar emot.',
      'Beyond the three, data moves only by the customer’s individualised consent, which an officer receives.',
    ),
    roles: caseWork('caseTeam'),
  },
  'consent.withdraw': {
    title: text('peruuta suostumus', 'återkalla samtycke', 'withdraw a consent'),
    reason: text(
      'Peruuttaminen on yhtä helppoa kuin antaminen: kenen tahansa osapuolen kautta tai itse (GDPR 7 art. 3 kohta).',
      'Att återkalla är lika lätt som att ge: genom vilken part som helst eller själv (GDPR art. 7.3).',
      'Withdrawing is as easy as giving: through any party, or by oneself (GDPR 7(3)).',
    ),
    roles: { ...caseWork('caseTeam'), customer: 'own' },
  },
  'entry.record': {
    title: text('kirjaa tieto', 'anteckna en uppgift', 'record an entry'),
    reason: text(
      'Kukin kirjaa ne kentät, jotka matriisi sille antaa (11 §); asiakas omansa.',
      'Var och en antecknar de fält som matrisen anger (11 §); kunden sina egna.',
      'Each records the fields the matrix gives (section 11); the customer their own.',
    ),
    roles: { ...caseWork('caseTeam'), customer: 'own' },
  },
  'entry.correct': {
    title: text('oikaise oma kirjaus', 'rätta egen anteckning', 'correct an entry'),
    reason: text(
      'Tallentanut organisaatio vastaa tiedosta ja oikaisee sen (13 §); vanha arvo säilyy perusteluineen.',
      'Den organisation som lagrat uppgiften ansvarar för den och rättar den (13 §); det gamla värdet bevaras med motivering.',
      'The organisation that stored it answers for it and corrects it (section 13); the old value is kept with its reason.',
    ),
    roles: { ...caseWork('caseTeam'), customer: 'own' },
  },
  'entry.flag': {
    title: text('merkitse virhe-epäily', 'anmäl misstanke om fel', 'flag an entry'),
    reason: text(
      'Muut ja asiakas voivat kommentoida; tallentanut organisaatio ratkaisee (13 §, tietosuoja-asetus 16 art.).',
      'Andra och kunden kan kommentera; den organisation som lagrat uppgiften avgör (13 §, dataskyddsförordningen art. 16).',
      'Others and the customer may comment; the storing organisation decides (section 13, GDPR 16).',
    ),
    roles: { ...caseWork('caseTeam'), customer: 'own' },
  },
  'removal.read': {
    title: text('näe poistetut tiedot', 'se borttagna uppgifter', 'see what was removed'),
    reason: text(
      'Poistetusta tiedosta jää merkintä sen lukijoille ja asiakkaalle; arvoa ei näe enää kukaan (tietosuoja-asetus 17 art.).',
      'Av en borttagen uppgift återstår en markering för dem som läser den och för kunden; värdet ser ingen längre (dataskyddsförordningen art. 17).',
      'Of a removed fact a mark stays for its readers and the customer; its value nobody sees any more (GDPR 17).',
    ),
    roles: { ...caseWork('caseTeam'), registrar: 'ownOrganisation', customer: 'own' },
  },
  'removal.propose': {
    title: text(
      'ehdota virheellisen tiedon poistamista',
      'föreslå att en felaktig uppgift tas bort',
      'propose to remove a wrong fact',
    ),
    reason: text(
      'Tieto, jonka ei olisi koskaan pitänyt olla tässä asiakkuudessa, poistetaan; sen tallentanut organisaatio vastaa siitä (13 §, tietosuoja-asetus 17 art.).',
      'En uppgift som aldrig borde ha funnits i denna kundrelation tas bort; den organisation som lagrat den ansvarar för det (13 §, dataskyddsförordningen art. 17).',
      'A fact that should never have been in this file is removed; the organisation that stored it answers for that (section 13, GDPR 17).',
    ),
    roles: { ...caseWork('caseTeam'), registrar: 'ownOrganisation' },
  },
  'removal.decide': {
    title: text(
      'päätä virheellisen tiedon poistamisesta',
      'besluta om att en felaktig uppgift tas bort',
      'decide on the removal of a wrong fact',
    ),
    reason: text(
      'Poistettua ei saa takaisin, joten siitä päättää tallentaneen organisaation toinen henkilö (13 §).',
      'Det borttagna kan inte återställas, och därför beslutar en annan person vid den organisation som lagrat uppgiften (13 §).',
      'What is removed cannot be had back, so another person of the storing organisation decides (section 13).',
    ),
    roles: { ...caseWork('caseTeam'), registrar: 'ownOrganisation' },
  },
  'accessLog.read': {
    title: text('katso, kuka on lukenut', 'se vem som har läst', 'see who read what'),
    reason: text(
      'Vastuuvirkailijat seuraavat asiakkaansa tietojen käyttöä (906/2019 17 §).',
      'De ansvariga tjänstemännen följer användningen av kundens uppgifter (906/2019 17 §).',
      "Responsible officers watch over the use of their customer's data (906/2019 section 17).",
    ),
    roles: caseWork('responsibleOfficer'),
  },
  'referral.verify': {
    title: text('tarkista ohjaus', 'verifiera hänvisning', 'verify a referral'),
    reason: text(
      'Allekirjoitettu ohjaus tarkistetaan ennen arvioinnin aloittamista, mitään tallentamatta (3 ja 12 §).',
      'En signerad hänvisning verifieras innan bedömningen inleds, utan att något lagras (3 och 12 §).',
      'A signed referral is verified before the assessment starts, and nothing is stored (sections 3 and 12).',
    ),
    roles: { ...caseWork('ownOrganisation'), partySystem: 'ownOrganisation' },
  },
} as const satisfies Readonly<Record<string, OperationDeclaration>>
