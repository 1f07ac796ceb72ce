import { notice } from './notice.ts'

/** Consents, and what passes between the register and parties outside. */
export const sharingNotices = {
  consentExpiring: notice('team', [
    'Asiakkaan suostumuksen voimassaolo päättyy pian.',
    'Kundens samtycke upphör snart att gälla.',
    "A customer's consent ends soon.",
  ]),
  consentWithdrawn: notice('team', [
    'Asiakas on peruuttanut suostumuksen.',
    'Kunden har återkallat ett samtycke.',
    'A customer has withdrawn a consent.',
  ]),
  disclosureAwaits: notice('team', [
    'Luovutus odottaa organisaatiosi hyväksyntää.',
    'Ett utlämnande väntar på din organisations godkännande.',
    "A disclosure awaits your organisation's approval.",
  ]),
  disclosureStopped: notice('team', [
    'Luovutus on pysäytetty.',
    'Ett utlämnande har stoppats.',
    'A disclosure has been stopped.',
  ]),
  disclosureFailed: notice('team', [
    'Luovutusta ei saatu toimitettua.',
    'Ett utlämnande kunde inte levereras.',
    'A disclosure could not be delivered.',
  ]),
  recallByHand: notice('team', [
    'Pyydä vastaanottajaa poistamaan luovutetut tiedot: se ei käy koneellisesti.',
    'Be mottagaren radera de utlämnade uppgifterna: det kan inte göras automatiskt.',
    'Ask the recipient to delete what it was given: it cannot be done automatically.',
  ]),
  recallFailed: notice('team', [
    'Poistopyyntöä ei saatu toimitettua vastaanottajalle.',
    'Begäran om radering kunde inte levereras till mottagaren.',
    'A request to delete could not be delivered to the recipient.',
  ]),
  obtainingReceived: notice('team', [
    'Pyydetyt tiedot ovat saapuneet ja odottavat tarkastusta.',
    'De begärda uppgifterna har kommit och väntar på granskning.',
    'The data that was asked for has arrived and waits to be examined.',
  ]),
  obtainingAwaits: notice('team', [
    'Asiakkaastasi saapuneissa tiedoissa on kohta, jonka vastaanottamisesta roolisi päättää.',
    'Bland uppgifterna som har kommit om din kund finns en punkt vars mottagande din roll avgör.',
    'Among the data that has arrived about your customer there is an item that your role decides on.',
  ]),
  obtainingFailed: notice('team', [
    'Pyydettyjä tietoja ei saatu.',
    'De begärda uppgifterna kunde inte fås.',
    'The data that was asked for could not be obtained.',
  ]),
}
