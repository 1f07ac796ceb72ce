import { notice } from './notice.ts'

/** What is kept past its time, annulled, or deleted. */
export const keepingNotices = {
  holdProposed: notice('party', [
    'Poistamisen esto odottaa toisen henkilön päätöstä.',
    'Ett hinder för radering väntar på en annan persons beslut.',
    "A stop on deletion awaits a second person's decision.",
  ]),
  holdReviewDue: notice('party', [
    'Poistamisen esto on tarkistettava pian.',
    'Ett hinder för radering ska snart ses över.',
    'A stop on deletion must be reviewed soon.',
  ]),
  holdReviewOverdue: notice('party', [
    'Poistamisen eston tarkistus on myöhässä.',
    'Översynen av ett hinder för radering är försenad.',
    'The review of a stop on deletion is overdue.',
  ]),
  annulmentProposed: notice('office', [
    'Asiakkuuden mitätöintiä on ehdotettu. Päätä siitä käytön valvojana.',
    'Det har föreslagits att en kundrelation ogiltigförklaras. Besluta om det som övervakare av användningen.',
    'It has been proposed to annul a customership. Decide on it as a supervisor of data use.',
  ]),
  annulmentAwaitsAgreement: notice('party', [
    'Asiakkuuden mitätöintiä on ehdotettu. Kerro organisaatiosi kanta, koska siinä on organisaatiosi kirjauksia.',
    'Det har föreslagits att en kundrelation ogiltigförklaras. Ange din organisations ståndpunkt, eftersom den har uppgifter i kundrelationen.',
    'It has been proposed to annul a customership. Say whether your organisation agrees, since it has entries in it.',
  ]),
  annulmentRefused: notice('party', [
    'Ehdottamaasi asiakkuuden mitätöintiä ei hyväksytty.',
    'Ogiltigförklaringen av en kundrelation som du föreslog godkändes inte.',
    'The annulment of a customership that you proposed was not approved.',
  ]),
  customershipAnnulled: notice('office', [
    'Asiakkuus on mitätöity ja suljettu. Arvioi, onko kyse tietoturvaloukkauksesta, josta on ilmoitettava 72 tunnissa.',
    'En kundrelation har ogiltigförklarats och stängts. Bedöm om det är en incident som ska anmälas inom 72 timmar.',
    'A customership has been annulled and closed. Assess whether it is a breach that must be reported within 72 hours.',
  ]),
  openedInError: notice('office', [
    'Asiakkuus, jonka tiimissä olit, oli avattu erehdyksessä. Se on suljettu kaikilta, eikä sen tietoja saa käyttää.',
    'En kundrelation i vars team du var hade inletts av misstag. Den är stängd för alla och dess uppgifter får inte användas.',
    'A customership in whose team you were had been opened in error. It is closed to everybody, and its data must not be used.',
  ]),
  annulledRecallByHand: notice('office', [
    'Pyydä vastaanottajaa poistamaan tiedot, jotka organisaatiosi luovutti mitätöidystä asiakkuudesta: se ei käy koneellisesti.',
    'Be mottagaren radera det som din organisation lämnade ut ur en ogiltigförklarad kundrelation: det kan inte göras automatiskt.',
    'Ask the recipient to delete what your organisation gave out of an annulled customership: it cannot be done automatically.',
  ]),
  annulledPersonNotReached: notice('office', [
    'Ilmoitusta ei saatu lähetettyä henkilölle, jonka tunnuksella asiakkuus oli avattu erehdyksessä. Sitä yritetään päivittäin.',
    'Meddelandet kunde inte skickas till den person med vars beteckning en kundrelation hade inletts av misstag. Det försöks dagligen.',
    'The person with whose code a customership had been opened in error could not be told of it. It is tried again daily.',
  ]),
  announcementFailed: notice('office', [
    'Asiakkaalle ei saatu lähetettyä ilmoitusta tulevasta poistamisesta.',
    'Meddelandet om den kommande raderingen kunde inte skickas till kunden.',
    'The message about a coming deletion could not be sent to a customer.',
  ]),
  farewellFailed: notice('office', [
    'Ilmoitusta tehdystä poistamisesta ei saatu lähetettyä.',
    'Meddelandet om den utförda raderingen kunde inte skickas.',
    'The message about a completed deletion could not be sent.',
  ]),
  recallOutstanding: notice('office', [
    'Vastaanottaja ei ole vahvistanut poistaneensa tietoja.',
    'En mottagare har inte bekräftat att uppgifterna har raderats.',
    'A recipient has not confirmed that it has deleted the data.',
  ]),
  deletionResidue: notice('office', [
    'Poistamisen jälkeen löytyi vielä tietoja.',
    'Efter raderingen hittades fortfarande uppgifter.',
    'Data was still found after a deletion.',
  ]),
}
