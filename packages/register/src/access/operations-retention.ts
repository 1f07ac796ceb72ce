import { text } from '../words/text.ts'
import { caseWork } from './case-work.ts'
import type { OperationDeclaration } from './operation.ts'

/**
 * What is done about keeping and deleting: holds on a file, what outlives it, and the plan of deletions (12
 * §).
 */
export const retentionOperations = {
  'hold.read': {
    title: text('lue poiston estot', 'läs hinder för radering', 'see what stops a deletion'),
    reason: text(
      'Vastuuvirkailija ja rekisteriasioiden hoitaja näkevät, mikä pitää tietoja yli määräajan, ja asiakas samoin (12 §).',
      'Den ansvariga tjänstemannen och registerhandläggaren ser vad som håller kvar uppgifter efter fristen, och kunden likaså (12 §).',
      'The responsible officer and the registrar see what keeps data past its time, and so does the customer (section 12).',
    ),
    roles: { ...caseWork('responsibleOfficer'), registrar: 'ownOrganisation', customer: 'own' },
  },
  'hold.propose': {
    title: text('ehdota poiston estoa', 'föreslå hinder för radering', 'propose to stop a deletion'),
    reason: text(
      'Lakisääteisen tehtävän tai vireillä olevan asian tuntee viranomainen, jolla se on (12 §).',
      'Den lagstadgade uppgiften eller det anhängiga ärendet känner den myndighet som har det (12 §).',
      'The statutory task or pending matter is known to the authority that has it (section 12).',
    ),
    roles: { ...caseWork('responsibleOfficer'), registrar: 'ownOrganisation' },
  },
  'hold.decide': {
    title: text(
      'hyväksy, hylkää, tarkista tai pura poiston esto',
      'godkänn, avslå, granska eller häv hinder för radering',
      'approve, refuse, review or lift a stop on deletion',
    ),
    reason: text(
      'Esto tulee voimaan vasta saman viranomaisen toisen henkilön hyväksymänä, ja se puretaan heti, kun tarve päättyy (12 §).',
      'Hindret träder i kraft först när en annan person vid samma myndighet godkänt det, och hävs genast när behovet upphör (12 §).',
      'Deletion is stopped only once another person of the same authority approves it, and the stop is lifted as soon as the need ends (section 12).',
    ),
    roles: { ...caseWork('responsibleOfficer'), registrar: 'ownOrganisation' },
  },
  'annulment.read': {
    title: text(
      'näe mitätöinnit ja niitä koskevat ehdotukset',
      'se ogiltigförklaringar och förslag till sådana',
      'see annulments and proposals of them',
    ),
    reason: text(
      'Ehdottajan, siihen suostuvan ja siitä päättävän on nähtävä, mitä ehdotetaan ja miksi; mitätöinti voi olla tietoturvaloukkaus (tietosuoja-asetus 33 art.).',
      'Den som föreslår, samtycker eller beslutar måste se vad som föreslås och varför; en ogiltigförklaring kan gälla en personuppgiftsincident (dataskyddsförordningen art. 33).',
      'Whoever proposes, agrees or decides must see what is proposed and why; an annulment may be a breach (GDPR 33).',
    ),
    roles: {
      ...caseWork('caseTeam'),
      registrar: 'ownOrganisation',
      supervisor: 'ownOrganisation',
      dataProtectionOfficer: 'ownOrganisation',
      customer: 'own',
    },
  },
  'annulment.propose': {
    title: text(
      'ehdota asiakkuuden mitätöintiä',
      'föreslå att en kundrelation ogiltigförklaras',
      'propose to annul a customership',
    ),
    reason: text(
      'Väärälle henkilölle tai erehdyksessä avattu asiakkuus ei ole asiakkuus; sen avannut viranomainen vastaa siitä (tietosuoja-asetus 5 ja 17 art.).',
      'En kundrelation som inletts för fel person eller av misstag är ingen kundrelation; den myndighet som inlett den ansvarar för det (dataskyddsförordningen art. 5 och 17).',
      'What was opened for the wrong person or by mistake is no customership; the authority that opened it answers for that (GDPR 5 and 17).',
    ),
    roles: { ...caseWork('caseTeam'), registrar: 'ownOrganisation' },
  },
  'annulment.agree': {
    title: text(
      'ota kantaa asiakkuuden mitätöintiin',
      'ta ställning till att en kundrelation ogiltigförklaras',
      'say whether one agrees to an annulment',
    ),
    reason: text(
      'Toisen organisaation kirjauksia ei suljeta kysymättä siltä (13 §).',
      'En annan organisations anteckningar stängs inte utan att den tillfrågas (13 §).',
      "Another organisation's entries are not closed without asking it (section 13).",
    ),
    roles: { ...caseWork('caseTeam'), registrar: 'ownOrganisation' },
  },
  'annulment.decide': {
    title: text(
      'päätä asiakkuuden mitätöinnistä',
      'besluta om att en kundrelation ogiltigförklaras',
      'decide on an annulment',
    ),
    reason: text(
      'Asiakkuus sulkeutuu kaikilta, joten siitä päättää asiakkuuden avanneen viranomaisen käytön valvoja, joka ei ole tiimissä (tietosuoja-asetus 5 ja 33 art.).',
      'Kundrelationen stängs för alla, och därför beslutar en övervakare av användningen vid den myndighet som inlett den, som inte hör till teamet (dataskyddsförordningen art. 5 och 33).',
      'The file is closed to everybody, so a supervisor of the authority that opened it decides, who is not on its team (GDPR 5 and 33).',
    ),
    roles: { supervisor: 'ownOrganisation' },
  },
  'keptHold.read': {
    title: text(
      'lue, mitä poiston jälkeen on säilytetty',
      'läs vad som har behållits efter raderingen',
      'read what was kept after a deletion',
    ),
    reason: text(
      'Poiston jälkeen jäävät vain nimetyt tiedot sille viranomaiselle, joka tarvitsee niitä asiassaan (12 §).',
      'Efter raderingen finns endast de namngivna uppgifterna kvar hos den myndighet som behöver dem i sitt ärende (12 §).',
      'After the deletion only the named data remains, for the authority that needs it in its matter (section 12).',
    ),
    roles: { ...caseWork('own'), registrar: 'ownOrganisation' },
  },
  'keptHold.decide': {
    title: text(
      'tarkista pidetyt tiedot tai luovu niistä',
      'granska eller avstå från det som har behållits',
      'review or give up what was kept',
    ),
    reason: text(
      'Kun tehtävä tai asia päättyy, tiedot hävitetään (12 §).',
      'När uppgiften eller ärendet upphör förstörs uppgifterna (12 §).',
      'When the task or matter ends the data is destroyed (section 12).',
    ),
    roles: { ...caseWork('own'), registrar: 'ownOrganisation' },
  },
  'deletion.plan': {
    title: text('katso poistosuunnitelma', 'se planen för radering', 'see the plan of deletions'),
    reason: text(
      'Virasto poistaa tiedot ja näkee ennalta, mitä on poistumassa ja miksi, mutta ei sisältöä (12 §).',
      'Ämbetsverket raderar uppgifterna och ser på förhand vad som ska raderas och varför, men inte innehållet (12 §).',
      'The agency deletes, and sees beforehand what is due and why, but no content (section 12).',
    ),
    roles: { kehaOperator: 'network' },
  },
  'deletionCertificate.read': {
    title: text(
      'lue poistojen todistuksia',
      'läs intyg över raderingar',
      'read the certificates of deletions',
    ),
    reason: text(
      'Poistamisesta vastaava virasto ja rekisteriasioiden hoitaja osoittavat poiston tehdyksi, kun siitä kysytään; todistus ei kerro, kenestä (12 §).',
      'Ämbetsverket som svarar för raderingen och registerhandläggaren visar att den är gjord när någon frågar; intyget säger inte om vem (12 §).',
      'The agency that deletes and the registrar show that it was done when they are asked; the certificate does not say of whom (section 12).',
    ),
    roles: { kehaOperator: 'network', registrar: 'network' },
  },
  'outstandingRecall.close': {
    title: text(
      'seuraa vahvistamattomia poistopyyntöjä',
      'följ upp obekräftade raderingsbegäranden',
      'follow up recalls without confirmation',
    ),
    reason: text(
      'Kun asiakkuus on poistettu, kukaan muu ei enää tiedä, mitä vastaanottaja jätti vahvistamatta (tietosuoja-asetus 19 art.).',
      'När kundrelationen har raderats vet ingen annan längre vad mottagaren inte har bekräftat (dataskyddsförordningen art. 19).',
      'Once the file is gone nobody else knows what a recipient has not confirmed (GDPR 19).',
    ),
    roles: { kehaOperator: 'network' },
  },
} as const satisfies Readonly<Record<string, OperationDeclaration>>
