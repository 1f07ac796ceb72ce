import { notice } from './notice.ts'

/** Who the person is, and that they are not reached. */
export const identityNotices = {
  identityChangeProposed: notice('team', [
    'Asiakkaasi henkilötunnusta on ehdotettu vaihdettavaksi tai oikaistavaksi. Toinen henkilö päättää ehdotuksesta.',
    'Det har föreslagits att din kunds personbeteckning byts eller rättas. En annan person avgör förslaget.',
    "It has been proposed to change or correct your customer's identity code. Another person decides.",
  ]),
  identityChangeRefused: notice('team', [
    'Ehdottamaasi henkilötunnuksen muutosta ei hyväksytty.',
    'Ändringen av personbeteckningen som du föreslog godkändes inte.',
    'The change of an identity code that you proposed was not approved.',
  ]),
  identityChanged: notice('team', [
    'Asiakkaasi henkilötunnus asiakkuudessa on muuttunut. Tarkista oma rekisterisi.',
    'Din kunds personbeteckning i kundrelationen har ändrats. Kontrollera ditt eget register.',
    "Your customer's identity code in the customership has changed. Check your own register.",
  ]),
  identityChangedElsewhere: notice('team', [
    'Asiakkaasi henkilötunnus on vaihtunut toisaalla. Varmista uusi tunnus ja vaihda se tähän asiakkuuteen.',
    'Din kunds personbeteckning har bytts på annat håll. Säkerställ den nya och byt den i denna kundrelation.',
    "Your customer's identity code has been changed elsewhere. Make sure of the new one and change it in this customership.",
  ]),
}

export const reachingNotices = {
  customerNotReached: notice('team', [
    'Asiakkaallesi ei saatu lähetettyä viestiä uudesta tiedosta. Ota häneen yhteyttä muulla tavalla.',
    'Det gick inte att skicka ett meddelande om ny information till din kund. Kontakta kunden på något annat sätt.',
    'Your customer could not be sent a message that there is something new. Get in touch in another way.',
  ]),
}
