import { text } from './text.ts'

/** What was done that concerns no single file. */
export const platformEventWords = {
  'accessFlag.listed': text(
    'Poikkeamailmoitukset luettiin.',
    'Avvikelseanmälningar lästes.',
    'Flags were read.',
  ),
  'accessFlag.answered': text(
    'Poikkeamailmoitukseen vastattiin.',
    'En avvikelseanmälan besvarades.',
    'A flag was answered.',
  ),
  'unstaffedParties.supervisorsListed': text(
    'Katsottiin, millä työnantajilla ei ole käytön valvojaa.',
    'Det kontrollerades vilka arbetsgivare som saknar övervakare av användningen.',
    'It was checked which employers have no supervisor of data use.',
  ),
  'unstaffedParties.listed': text(
    'Katsottiin, millä osapuolilla ei ole asiakastyöhön oikeutettuja.',
    'Det kontrollerades vilka parter som saknar personer med rätt att arbeta med kunder.',
    'It was checked which parties have nobody entitled to work with customers.',
  ),
  'customership.lateOpinionsCounted': text(
    'Katsottiin, kuinka monta päättämisarviota on myöhässä.',
    'Det kontrollerades hur många bedömningar om avslutande som är försenade.',
    'Somebody checked how many opinions on an end are late.',
  ),
  'lineDelay.proposed': text(
    'Lokirivin näyttämistä myöhemmin ehdotettiin.',
    'Det föreslogs att en loggrad visas senare.',
    'It was proposed to show a line of the log later.',
  ),
  'lineDelay.decided': text(
    'Lokirivin näyttämisestä myöhemmin päätettiin.',
    'Det beslutades om att visa en loggrad senare.',
    'It was decided whether to show a line of the log later.',
  ),
  'lineDelay.ended': text(
    'Viivästetty lokirivi vapautettiin näytettäväksi.',
    'En fördröjd loggrad frigavs för visning.',
    'A delayed line of the log was released to be shown.',
  ),
  'lineDelay.listed': text(
    'Viivästetyt lokirivit lueteltiin.',
    'Fördröjda loggrader listades.',
    'Delayed lines of the log were listed.',
  ),
  'accessLog.reviewOpened': text(
    'Käytön tarkastelu avattiin.',
    'En granskning av användningen öppnades.',
    'A review of the use was opened.',
  ),
  'accessLog.reviewsListed': text(
    'Käytön tarkastelut lueteltiin.',
    'Granskningar av användningen listades.',
    'Reviews of the use were listed.',
  ),
  'cooperationAreas.listed': text(
    'Yhteistoiminta-alueet lueteltiin.',
    'Samarbetsområden listades.',
    'Cooperation areas were listed.',
  ),
  'organisation.read': text(
    'Organisaation tiedot luettiin.',
    'Uppgifter om en organisation lästes.',
    'An organisation was read.',
  ),
  'deadlines.read': text(
    'Katsottiin, mitkä määräpäivät aloituspäivästä seuraavat.',
    'Det kontrollerades vilka frister som följer av en startdag.',
    'It was checked which due days follow from a start day.',
  ),
  'register.read': text(
    'Katsottiin rekisterin kenttiä ja sääntöjä.',
    'Registrets fält och regler lästes.',
    'The fields and rules of the register were looked at.',
  ),
  'rule.explained': text(
    'Katsottiin, mikä sääntö ratkaisee, mitä omassa tehtävässä saa tehdä.',
    'Det kontrollerades vilken regel som avgör vad som får göras i den egna uppgiften.',
    'It was checked which rule decides what may be done in the own duty.',
  ),
  'savedFilter.listed': text(
    'Työntekijä katsoi tallentamiaan rajauksia.',
    'En anställd tittade på sina sparade avgränsningar.',
    'Somebody looked at the filters they have saved.',
  ),
  'savedFilter.saved': text(
    'Työntekijä tallensi luettelon rajauksen.',
    'En anställd sparade en avgränsning av en lista.',
    'Somebody saved a filter of a list.',
  ),
  'savedFilter.changed': text(
    'Työntekijä muutti tallentamaansa rajausta.',
    'En anställd ändrade en sparad avgränsning.',
    'Somebody changed a filter they had saved.',
  ),
  'savedFilter.deleted': text(
    'Työntekijä poisti tallentamansa rajauksen.',
    'En anställd tog bort en sparad avgränsning.',
    'Somebody deleted a filter they had saved.',
  ),
  'session.read': text(
    'Katsottiin, missä tehtävässä ollaan ja mitä siinä saa tehdä.',
    'Det kontrollerades i vilken uppgift man är och vad som får göras i den.',
    'Somebody checked which duty they are in and what they may do in it.',
  ),
  'organisations.listed': text(
    'Organisaatiot lueteltiin.',
    'Organisationer listades.',
    'Organisations were listed.',
  ),
  'deletion.runsListed': text(
    'Poistoajot lueteltiin.',
    'Raderingskörningar listades.',
    'Deletion runs were listed.',
  ),
  'deletionCertificate.listed': text(
    'Poistotodistukset lueteltiin.',
    'Raderingsintyg listades.',
    'Certificates of deletion were listed.',
  ),
  'deletionCertificate.read': text(
    'Poistotodistus luettiin.',
    'Ett raderingsintyg lästes.',
    'A certificate of deletion was read.',
  ),
  'keptHold.listed': text(
    'Poiston yli säilytetyt tiedot lueteltiin.',
    'Uppgifter som bevaras efter radering listades.',
    'What is kept beyond deletion was listed.',
  ),
  'keptHold.read': text(
    'Poiston yli säilytettyjä tietoja luettiin.',
    'Uppgifter som bevaras efter radering lästes.',
    'What is kept beyond deletion was read.',
  ),
  'keptHold.reviewed': text(
    'Tarkistettiin, onko poiston yli säilytettyjä tietoja yhä säilytettävä.',
    'Det kontrollerades om uppgifter ännu måste bevaras efter radering.',
    'It was reviewed whether what is kept beyond deletion must still be.',
  ),
  'keptHold.released': text(
    'Poiston yli säilytetyt tiedot vapautettiin.',
    'Uppgifter som bevarades efter radering frigavs.',
    'What was kept beyond deletion was released.',
  ),
  'outstandingRecall.listed': text(
    'Vastaamatta jääneet poistopyynnöt lueteltiin.',
    'Obesvarade återkallelser listades.',
    'Recalls without an answer were listed.',
  ),
  'outstandingRecall.closed': text(
    'Vastaamatta jäänyt poistopyyntö suljettiin.',
    'En obesvarad återkallelse stängdes.',
    'A recall without an answer was closed.',
  ),
  'operations.jobsRead': text(
    'Ajojen tila luettiin.',
    'Körningarnas tillstånd lästes.',
    'The state of the jobs was read.',
  ),
  'operations.jobRetried': text(
    'Ajo käynnistettiin uudelleen.',
    'En körning startades om.',
    'A job was started again.',
  ),
  'operations.logAlarmsRead': text(
    'Lokin hälytykset luettiin.',
    'Loggens larm lästes.',
    'Alarms of the log were read.',
  ),
  'outsideParty.kindsListed': text(
    'Ulkopuolisten tahojen lajit lueteltiin.',
    'Slagen av utomstående instanser listades.',
    'The kinds of outside parties were listed.',
  ),
  'outsideParty.kindProposed': text(
    'Uutta ulkopuolisten tahojen lajia ehdotettiin.',
    'Ett nytt slag av utomstående instanser föreslogs.',
    'A new kind of outside parties was proposed.',
  ),
  'outsideParty.kindDecided': text(
    'Ulkopuolisten tahojen lajista päätettiin.',
    'Det fattades beslut om ett slag av utomstående instanser.',
    'A kind of outside parties was decided on.',
  ),
  'outsideParty.listed': text(
    'Ulkopuoliset tahot lueteltiin.',
    'Utomstående instanser listades.',
    'Outside parties were listed.',
  ),
  'outsideParty.read': text(
    'Ulkopuolisen tahon tiedot luettiin.',
    'En utomstående instans lästes.',
    'An outside party was read.',
  ),
  'outsideParty.proposed': text(
    'Ulkopuolista tahoa ehdotettiin.',
    'En utomstående instans föreslogs.',
    'An outside party was proposed.',
  ),
  'outsideParty.enteredByHand': text(
    'Ulkopuolinen taho lisättiin.',
    'En utomstående instans lades till.',
    'An outside party was entered.',
  ),
  'outsideParty.changeProposed': text(
    'Ulkopuolisen tahon muutosta ehdotettiin.',
    'En ändring av en utomstående instans föreslogs.',
    'A change to an outside party was proposed.',
  ),
  'outsideParty.decided': text(
    'Ulkopuolisesta tahosta päätettiin.',
    'Det fattades beslut om en utomstående instans.',
    'An outside party was decided on.',
  ),
  'outsideParty.suspended': text(
    'Tietojen välitys ulkopuoliseen tahoon keskeytettiin.',
    'Utbytet av uppgifter med en utomstående instans avbröts.',
    'An outside party was suspended.',
  ),
  'outsideParty.resumed': text(
    'Tietojen välitys ulkopuoliseen tahoon sallittiin taas.',
    'Utbytet av uppgifter med en utomstående instans tilläts igen.',
    'An outside party was resumed.',
  ),
  'outsideParty.keyRegistered': text(
    'Ulkopuolisen tahon avain rekisteröitiin.',
    'En utomstående instans nyckel registrerades.',
    'A key of an outside party was registered.',
  ),
  'outsideParty.keyConfirmed': text(
    'Ulkopuolisen tahon avain vahvistettiin.',
    'En utomstående instans nyckel bekräftades.',
    'A key of an outside party was confirmed.',
  ),
  'outsideParty.keyClosed': text(
    'Ulkopuolisen tahon avain suljettiin.',
    'En utomstående instans nyckel stängdes.',
    'A key of an outside party was closed.',
  ),
  'signingKeys.listed': text(
    'Allekirjoitusavaimet lueteltiin.',
    'Signeringsnycklar listades.',
    'Signing keys were listed.',
  ),
  'signingKey.registered': text(
    'Allekirjoitusavain rekisteröitiin.',
    'En signeringsnyckel registrerades.',
    'A signing key was registered.',
  ),
  'signingKey.confirmed': text(
    'Allekirjoitusavain vahvistettiin.',
    'En signeringsnyckel bekräftades.',
    'A signing key was confirmed.',
  ),
  'signingKey.retired': text(
    'Allekirjoitusavain poistettiin käytöstä.',
    'En signeringsnyckel togs ur bruk.',
    'A signing key was retired.',
  ),
  'signingKey.revoked': text(
    'Allekirjoitusavain peruutettiin.',
    'En signeringsnyckel återkallades.',
    'A signing key was revoked.',
  ),
  'customership.changesFollowed': text(
    'Virkailijan avoin sivu kysyi, onko sen tieto vanhentunut.',
    'En tjänstemans öppna sida frågade om dess uppgifter har blivit föråldrade.',
    'An open page of an officer asked whether what it shows is out of date.',
  ),
  'notification.counted': text(
    'Virkailijan sivu kysyi, montako ilmoitusta on lukematta.',
    'En tjänstemans sida frågade hur många meddelanden som är olästa.',
    'A page of an officer asked how many notices are unread.',
  ),
  'usageRight.listed': text(
    'Käyttöoikeudet lueteltiin.',
    'Användarrättigheter listades.',
    'User rights were listed.',
  ),
  'usageRight.read': text('Käyttöoikeus luettiin.', 'En användarrättighet lästes.', 'A user right was read.'),
  'usageRight.applied': text(
    'Käyttöoikeutta haettiin.',
    'En användarrättighet söktes.',
    'A user right was applied for.',
  ),
  'usageRight.changeApplied': text(
    'Käyttöoikeuden muutosta haettiin.',
    'En ändring av en användarrättighet söktes.',
    'A change of a user right was applied for.',
  ),
  'usageRight.decided': text(
    'Käyttöoikeudesta päätettiin.',
    'Det fattades beslut om en användarrättighet.',
    'A user right was decided on.',
  ),
  'usageRight.ended': text(
    'Käyttöoikeus päätettiin.',
    'En användarrättighet avslutades.',
    'A user right was ended.',
  ),
  'usageRight.statementsSearched': text(
    'Käyttöoikeuksien allekirjoitettuja otteita haettiin.',
    'Signerade utdrag om användarrättigheter söktes.',
    'Signed statements of user rights were searched.',
  ),
} as const
