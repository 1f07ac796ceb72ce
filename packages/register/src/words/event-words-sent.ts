import { text } from './text.ts'

/**
 * What was sent outside, obtained from outside, and consented to, said to the person whose information it is.
 */
export const sentEventWords = {
  'consent.previewed': text(
    'Suostumuksesi teksti luonnosteltiin.',
    'Ett utkast till ditt samtycke gjordes.',
    'A draft of your consent was made.',
  ),
  'consent.recorded': text(
    'Suostumuksesi tai kieltäytymisesi kirjattiin.',
    'Ditt samtycke eller din vägran antecknades.',
    'Your consent or refusal was recorded.',
  ),
  'consent.renewed': text(
    'Suostumuksesi uusittiin.',
    'Ditt samtycke förnyades.',
    'Your consent was renewed.',
  ),
  'consent.withdrawn': text(
    'Suostumuksesi peruutettiin.',
    'Ditt samtycke återkallades.',
    'Your consent was withdrawn.',
  ),
  'consent.partyStopped': text(
    'Kaikki suostumuksesi yhden ulkopuolisen tahon kanssa peruutettiin kerralla.',
    'Alla dina samtycken med en utomstående instans återkallades på en gång.',
    'All your consents with one outside party were withdrawn at once.',
  ),
  'consent.listed': text(
    'Katsottiin, mitä suostumuksia olet antanut.',
    'Det kontrollerades vilka samtycken du har gett.',
    'Your consents were looked at.',
  ),
  'consent.read': text('Suostumuksesi luettiin.', 'Ditt samtycke lästes.', 'Your consent was read.'),
  'disclosure.prepared': text(
    'Tietojesi lähettämistä suostumuksellasi valmisteltiin.',
    'Sändning av dina uppgifter med ditt samtycke förbereddes.',
    'Sending your information with your consent was prepared.',
  ),
  'disclosure.preparedByStatute': text(
    'Tietojesi lähettämistä lain nojalla valmisteltiin.',
    'Sändning av dina uppgifter med stöd av lag förbereddes.',
    'Sending your information by law was prepared.',
  ),
  'disclosure.approved': text(
    'Tietojesi lähettäminen hyväksyttiin.',
    'Sändningen av dina uppgifter godkändes.',
    'Sending your information was approved.',
  ),
  'disclosure.cancelled': text(
    'Tietojesi lähettäminen peruutettiin ennen lähtöä.',
    'Sändningen av dina uppgifter avbröts innan de sändes.',
    'Sending your information was cancelled before it left.',
  ),
  'disclosure.left': text('Tietojasi lähetettiin.', 'Dina uppgifter sändes.', 'Your information was sent.'),
  'disclosure.delivered': text(
    'Vastaanottaja kuittasi saaneensa tietosi.',
    'Mottagaren kvitterade dina uppgifter.',
    'The recipient confirmed having received your information.',
  ),
  'disclosure.handedOver': text(
    'Tietosi annettiin vastaanottajalle suullisesti, paperilla tai turvapostilla.',
    'Dina uppgifter gavs till mottagaren muntligen, på papper eller per säker e-post.',
    'Your information was given to the recipient orally, on paper or by secure mail.',
  ),
  'disclosure.refused': text(
    'Tietojasi ei lähetetty, koska lähettämiselle oli este.',
    'Dina uppgifter sändes inte, eftersom det fanns ett hinder.',
    'Your information was not sent, because something prevented it.',
  ),
  'disclosure.failed': text(
    'Tietojesi lähettäminen epäonnistui.',
    'Sändningen av dina uppgifter misslyckades.',
    'Sending your information failed.',
  ),
  'disclosure.retried': text(
    'Tietojesi lähettämistä yritettiin uudelleen.',
    'Någon försökte sända dina uppgifter på nytt.',
    'Sending your information was tried again.',
  ),
  'disclosure.listed': text(
    'Katsottiin, mihin tietojasi on lähetetty.',
    'Det kontrollerades vart dina uppgifter har sänts.',
    'Somebody looked at where your information has been sent.',
  ),
  'disclosure.read': text(
    'Luettiin, mitä tietojasi on lähetetty tai lähetetään.',
    'De av dina uppgifter som har sänts eller ska sändas lästes.',
    'Which of your information was sent or is to be sent was read.',
  ),
  'disclosure.recallPlanned': text(
    'Vastaanottajaa päätettiin pyytää korjaamaan tai poistamaan sille lähetetyt tietosi.',
    'Det beslutades att be mottagaren rätta eller radera dina uppgifter.',
    'It was decided to ask the recipient to correct or delete your information.',
  ),
  'disclosure.recalled': text(
    'Vastaanottaja vahvisti, mitä se on tehnyt sille lähetetyille tiedoillesi.',
    'Mottagaren bekräftade vad den har gjort med dina uppgifter.',
    'The recipient confirmed what it has done with your information.',
  ),
  'disclosure.recallFailed': text(
    'Vastaanottaja ei vastannut pyyntöön korjata tai poistaa tietosi.',
    'Mottagaren svarade inte på begäran att rätta eller radera dina uppgifter.',
    'The recipient did not answer the request to correct or delete your information.',
  ),
  'recall.annulledListed': text(
    'Katsottiin, mitä mitätöidystä asiakkuudestasi oli annettu ulos ja mistä vastaanottaja ei ollut vastannut.',
    'Det kontrollerades vad som hade lämnats ut ur din ogiltigförklarade kundrelation och som mottagaren inte hade svarat om.',
    'Somebody checked what had been given out of your annulled customership without an answer from its recipient.',
  ),
  'recall.confirmedByHand': text(
    'Työntekijä kirjasi, mitä vastaanottaja on tehnyt tiedoillesi.',
    'En anställd antecknade vad mottagaren har gjort med dina uppgifter.',
    'It was recorded what the recipient has done with your information.',
  ),
  'exclusion.set': text(
    'Tietojesi lähettäminen yhdelle vastaanottajalle kiellettiin.',
    'Det förbjöds att sända dina uppgifter till en mottagare.',
    'Sending your information to one recipient was forbidden.',
  ),
  'exclusion.lifted': text(
    'Kielto lähettää tietojasi yhdelle vastaanottajalle poistettiin.',
    'Förbudet att sända dina uppgifter till en mottagare upphävdes.',
    'The ban on sending your information to one recipient was lifted.',
  ),
  'exclusion.listed': text(
    'Katsottiin, mille vastaanottajille tietojasi ei saa lähettää.',
    'Det kontrollerades till vilka mottagare dina uppgifter inte får sändas.',
    'Somebody looked at which recipients may not be sent your information.',
  ),
  'obtaining.requested': text(
    'Tietojesi hankkimista suostumuksellasi pyydettiin.',
    'Någon begärde att få inhämta uppgifter om dig med ditt samtycke.',
    'It was asked to obtain information on you with your consent.',
  ),
  'obtaining.asked': text(
    'Tietojasi pyydettiin toiselta organisaatiolta.',
    'Uppgifter om dig begärdes av en annan organisation.',
    'Information on you was asked of another organisation.',
  ),
  'obtaining.received': text(
    'Tietojasi saatiin toiselta organisaatiolta.',
    'Uppgifter om dig mottogs från en annan organisation.',
    'Information on you was received from another organisation.',
  ),
  'obtaining.recorded': text(
    'Suullisesti tai paperilla saadut tietosi kirjattiin.',
    'Uppgifter om dig som mottogs muntligt eller på papper antecknades.',
    'Information on you that came orally or on paper was recorded.',
  ),
  'obtaining.accepted': text(
    'Muualta saadut tietosi hyväksyttiin asiakkuutesi tietoihin.',
    'Uppgifter om dig från annat håll godkändes i din kundrelation.',
    'Information from elsewhere was accepted into your customership.',
  ),
  'obtaining.closed': text(
    'Muualta saatuja tietojasi ei otettu käyttöön.',
    'Uppgifter om dig från annat håll togs inte i bruk.',
    'Information from elsewhere was not taken into use.',
  ),
  'obtaining.discarded': text(
    'Muualta tulleet tietosi hylättiin, eikä niitä luettu.',
    'Uppgifter om dig från annat håll förkastades olästa.',
    'Information from elsewhere was discarded unread.',
  ),
  'obtaining.refused': text(
    'Tietojasi ei pyydetty, koska pyytämiselle oli este.',
    'Uppgifter om dig begärdes inte, eftersom det fanns ett hinder.',
    'Information on you was not asked for, as something stood against it.',
  ),
  'obtaining.failed': text(
    'Tietojesi hankkiminen epäonnistui.',
    'Inhämtandet av uppgifter om dig misslyckades.',
    'Obtaining information on you failed.',
  ),
  'obtaining.retried': text(
    'Tietojasi yritettiin hankkia uudelleen.',
    'Någon försökte inhämta uppgifter om dig på nytt.',
    'Obtaining information on you was tried again.',
  ),
  'obtaining.listed': text(
    'Katsottiin, mistä tietojasi on hankittu.',
    'Det kontrollerades varifrån uppgifter om dig har inhämtats.',
    'Somebody looked at where information on you was obtained from.',
  ),
  'obtaining.read': text(
    'Luettiin muualta saatuja tietojasi.',
    'Uppgifter om dig från annat håll lästes.',
    'Information on you from elsewhere was read.',
  ),
  'ownCopy.ordered': text(
    'Tiedoistasi tilattiin kopio toisen rekisterin omistajalle.',
    'En kopia av dina uppgifter beställdes till ett annat register.',
    'A copy of your information was ordered for another register.',
  ),
  'ownCopy.taken': text(
    'Tiedoistasi otettiin kopio toiseen rekisteriin.',
    'En kopia av dina uppgifter togs till ett annat register.',
    'A copy of your information was taken into another register.',
  ),
  'ownCopy.listed': text(
    'Katsottiin, mihin rekistereihin tiedoistasi on otettu kopio.',
    'Det kontrollerades till vilka register kopior av dina uppgifter har tagits.',
    'Somebody looked at the registers into which copies of your information were taken.',
  ),
  'ownCopy.read': text(
    'Toiseen rekisteriin otettavaa kopiota tiedoistasi luettiin.',
    'En kopia av dina uppgifter för ett annat register lästes.',
    'A copy of your information for another register was read.',
  ),
  'ownCopy.overviewed': text(
    'Katsottiin, mitä tiedoistasi on kopioitu organisaatioiden omiin rekistereihin.',
    'Det kontrollerades vad av dina uppgifter som har kopierats till organisationernas egna register.',
    "Somebody looked at what of your information has been copied into the organisations' own registers.",
  ),
} as const
