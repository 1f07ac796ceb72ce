import { text } from '../words/text.ts'
import { caseWork } from './case-work.ts'
import type { OperationDeclaration, Whose } from './operation.ts'

/** What is done with what passes between the register and others: each says whose act it is. */
export const outsideOperations = {
  'disclosure.read': {
    title: text('lue luovutukset', 'läs utlämnanden', 'read disclosures'),
    reason: text(
      'Jokainen luovutus on asiakkaan ja tiimin nähtävissä: mitä, kenelle, millä perusteella ja mikä kuittaus on saatu.',
      'Varje utlämnande kan ses av kunden och teamet: vad, till vem, på vilken grund och med vilket kvitto.',
      'Every disclosure can be seen by the customer and the team: what, to whom, on which ground, with which receipt.',
    ),
    roles: { ...caseWork('caseTeam'), customer: 'own' },
    whose: 'anyOfTeam',
  },
  'disclosure.prepare': {
    title: text('kokoa luovutus', 'sammanställ ett utlämnande', 'prepare a disclosure'),
    reason: text(
      'Luovutuksen kokoaa virkailija, joka saa itse lukea luovutettavat tiedot.',
      'Utlämnandet sammanställs av en tjänsteman som själv får läsa uppgifterna.',
      'A disclosure is put together by an officer who may read the data themself.',
    ),
    roles: caseWork('caseTeam'),
    whose: 'anyOfTeam',
  },
  'disclosure.approve': {
    title: text('hyväksy luovutus', 'godkänn ett utlämnande', 'approve a disclosure'),
    reason: text(
      'Tallentanut organisaatio vastaa tiedoistaan ja hyväksyy niiden luovuttamisen (13 §).',
      'Den organisation som lagrat uppgifterna ansvarar för dem och godkänner att de lämnas ut (13 §).',
      'The organisation that stored the data answers for it and approves its disclosure (section 13).',
    ),
    roles: caseWork('caseTeam'),
    whose: 'makerOrStoring',
  },
  'disclosure.cancel': {
    title: text('peru luovutus', 'avbryt ett utlämnande', 'cancel a disclosure'),
    reason: text(
      'Luovutuksen, joka ei ole lähtenyt, peruu sen koonnut organisaatio tai se, jonka tietoja siinä on (13 §).',
      'Ett utlämnande som inte har avgått avbryts av den organisation som sammanställt det eller vars uppgifter det gäller (13 §).',
      'What has not left is cancelled by the organisation that prepared it or whose data is in it (section 13).',
    ),
    roles: caseWork('caseTeam'),
    whose: 'makerOrStoring',
  },
  'disclosure.retry': {
    title: text('yritä luovutusta uudelleen', 'försök lämna ut på nytt', 'try a disclosure again'),
    reason: text(
      'Luovutuksesta vastaa sen koonnut organisaatio (13 §).',
      'Den organisation som sammanställt utlämnandet ansvarar för det (13 §).',
      'The organisation that prepared the disclosure answers for it (section 13).',
    ),
    roles: caseWork('caseTeam'),
    whose: 'maker',
  },
  'disclosure.handOver': {
    title: text('anna luovutus käsin', 'lämna ut för hand', 'hand a disclosure over'),
    reason: text(
      'Luovutuksen antaa suullisesti, paperilla tai turvapostilla sen koonnut organisaatio (13 §).',
      'Den organisation som sammanställt utlämnandet gör det muntligen, på papper eller per säker e-post (13 §).',
      'The organisation that prepared it gives it orally, on paper or by secure mail (section 13).',
    ),
    roles: caseWork('caseTeam'),
    whose: 'maker',
  },
  'recall.confirm': {
    title: text(
      'kirjaa, mitä poistopyynnöstä seurasi',
      'anteckna vad som följde av en begäran om radering',
      'record what came of a recall',
    ),
    reason: text(
      'Vastaanottaja kertoo sen luovuttaneelle organisaatiolle, joka vastaa kirjauksesta (tietosuoja-asetus 19 art.).',
      'Mottagaren berättar det för den organisation som lämnat ut uppgifterna, och den svarar för anteckningen (dataskyddsförordningen art. 19).',
      'The recipient tells it to the organisation that disclosed, which answers for the record (GDPR 19).',
    ),
    roles: caseWork('caseTeam'),
    whose: 'maker',
  },
  'recall.confirmAnnulled': {
    title: text(
      'kirjaa, mitä mitätöidystä asiakkuudesta annetuille tiedoille tehtiin',
      'anteckna vad som hände med uppgifter som lämnats ut ur en ogiltigförklarad kundrelation',
      'record what became of data that was given out of an annulled customership',
    ),
    reason: text(
      'Luovuttanut organisaatio pyytää tiedot takaisin ja kirjaa vastauksen, vaikka asiakkuus on suljettu (tietosuoja-asetus 17 ja 19 art.).',
      'Den organisation som lämnat ut uppgifterna begär att de raderas och antecknar svaret, fast kundrelationen är stängd (dataskyddsförordningen art. 17 och 19).',
      'The organisation that disclosed asks for the data back and records the answer, though the file is closed (GDPR 17 and 19).',
    ),
    roles: { ...caseWork('caseTeam'), registrar: 'ownOrganisation' },
    whose: 'maker',
  },
  'disclosure.prepareStatutory': {
    title: text(
      'kokoa luovutus lain nojalla',
      'sammanställ ett utlämnande med stöd av lag',
      'prepare a disclosure by statute',
    ),
    reason: text(
      'Ilman suostumusta vain pykälän ja yksilöidyn pyynnön nojalla, perustellen, ja toisen henkilön hyväksymänä.',
      'Utan samtycke endast med stöd av en paragraf och en individuell begäran, motiverat och godkänt av en annan person.',
      'Without consent only by a section of law and an individual request, with reasons, and approved by a second person.',
    ),
    roles: {
      employmentSpecialist: 'caseTeam',
      socialWorker: 'caseTeam',
      workAbilitySpecialist: 'caseTeam',
    },
    whose: 'anyOfTeam',
  },
  'exclusion.set': {
    title: text(
      'estä ulkopuolinen taho tai poista esto',
      'spärra en utomstående instans eller häv spärren',
      'shut out or let in a party',
    ),
    reason: text(
      'Asiakas voi estää tietojensa liikkumisen ulkopuolisen tahon kanssa suostumuksista huolimatta.',
      'Kunden kan spärra rörelsen av sina uppgifter till en utomstående instans oberoende av samtycken.',
      'The customer may stop data passing to or from an outside party whatever the consents say.',
    ),
    roles: { ...caseWork('caseTeam'), customer: 'own' },
    whose: 'anyOfTeam',
  },
  'exclusion.lift': {
    title: text('poista esto', 'häv en spärr', 'lift an exclusion'),
    reason: text(
      'Eston poistaa asiakas tai, jos virkailija on asettanut sen, saman organisaation virkailija.',
      'En spärr hävs av kunden eller, om en tjänsteman har satt den, av en tjänsteman vid samma organisation.',
      'The customer lifts an exclusion, or, where an officer set it, an officer of the same organisation.',
    ),
    roles: { ...caseWork('caseTeam'), customer: 'own' },
    whose: 'maker',
  },
  'ownCopy.list': {
    title: text(
      'lue omiin rekistereihin kopioidut',
      'läs vad som kopierats till egna register',
      'see what was copied into own registers',
    ),
    reason: text(
      'Asiakas ja tiimi näkevät, mitä tietoja on siirtynyt kenenkin omaan rekisteriin (14 §).',
      'Kunden och teamet ser vilka uppgifter som har gått till vems eget register (14 §).',
      'The customer and the team see which data has gone to whose own register (section 14).',
    ),
    roles: { ...caseWork('caseTeam'), customer: 'own' },
    whose: 'anyOfTeam',
  },
  'ownCopy.order': {
    title: text('kopioi omaan rekisteriin', 'kopiera till det egna registret', 'copy into the own register'),
    reason: text(
      'Osapuoli kopioi palveluissaan tarvitsemansa tiedot omaan rekisteriinsä; tarve kirjataan (14 §).',
      'En part kopierar de uppgifter som behövs i dess tjänster till sitt eget register; behovet antecknas (14 §).',
      'A party copies the data its services need into its own register; the need is written down (section 14).',
    ),
    roles: caseWork('caseTeam'),
    whose: 'anyOfTeam',
  },
  'ownCopy.take': {
    title: text('ota kopio omaan rekisteriin', 'för kopian till det egna registret', 'take a copy'),
    reason: text(
      'Osapuolen oma järjestelmä ottaa kopion, jonka sen virkailija on tilannut (14 §).',
      'Partens eget system tar den kopia som dess tjänsteman har beställt (14 §).',
      "The party's own system takes the copy that its officer has ordered (section 14).",
    ),
    roles: { partySystem: 'ownOrganisation' },
    whose: 'maker',
  },
  'obtaining.read': {
    title: text('lue hankitut tiedot', 'läs inhämtade uppgifter', 'read what was obtained'),
    reason: text(
      'Jokainen pyyntö ulkopuoliselle ja sen vastaus on asiakkaan ja tiimin nähtävissä.',
      'Varje begäran till en utomstående och svaret på den kan ses av kunden och teamet.',
      'Each request to an outside party and its answer can be seen by the customer and the team.',
    ),
    roles: { ...caseWork('caseTeam'), customer: 'own' },
    whose: 'anyOfTeam',
  },
  'obtaining.request': {
    title: text('hanki tietoja suostumuksella', 'inhämta uppgifter med samtycke', 'obtain data on a consent'),
    reason: text(
      'Tietoja pyydetään ulkopuoliselta vain suostumuksen laajuudessa.',
      'Uppgifter begärs av en utomstående endast i den omfattning samtycket anger.',
      'An outside party is asked for data only within the consent.',
    ),
    roles: caseWork('caseTeam'),
    whose: 'anyOfTeam',
  },
  'obtaining.retry': {
    title: text('pyydä uudelleen', 'begär på nytt', 'ask again'),
    reason: text(
      'Pyynnöstä vastaa se organisaatio, joka on pyytänyt.',
      'Den organisation som har begärt uppgifterna ansvarar för begäran.',
      'The organisation that asked answers for the request.',
    ),
    roles: caseWork('caseTeam'),
    whose: 'maker',
  },
  'obtaining.cancel': {
    title: text('peru pyyntö', 'avbryt en begäran', 'cancel a request'),
    reason: text(
      'Pyynnön, johon ei ole vastattu, peruu se organisaatio, joka on pyytänyt.',
      'En obesvarad begäran avbryts av den organisation som har begärt.',
      'A request that has not been answered is cancelled by the organisation that asked.',
    ),
    roles: caseWork('caseTeam'),
    whose: 'maker',
  },
  'obtaining.decide': {
    title: text('ota vastaan tai hylkää', 'ta emot eller avvisa', 'take in or refuse'),
    reason: text(
      'Saatu tieto on karanteenissa, kunnes virkailija, joka saa kirjata kentän, ottaa sen vastaan tai hylkää sen (13 §).',
      'Erhållna uppgifter står i karantän tills en tjänsteman som får anteckna fältet tar emot eller avvisar dem (13 §).',
      'What was received waits in quarantine until an officer who may record the field takes it in or refuses it (section 13).',
    ),
    roles: caseWork('caseTeam'),
    whose: 'makerOrRecorder',
  },
} as const satisfies Readonly<Record<string, OperationDeclaration & { readonly whose: Whose }>>
