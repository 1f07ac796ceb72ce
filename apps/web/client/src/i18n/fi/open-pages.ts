export const openPages = {
  foot: {
    label: 'Tietoa palvelusta',
    accessibility: 'Saavutettavuusseloste',
    privacy: 'Tietosuojaseloste',
    back: 'Etusivulle',
    unread: 'Yhteystietoja ei voitu hakea.',
  },
  access: {
    intro:
      'Seloste koskee palvelua Monialainen tuki, joka on työvoimaviranomaisten, hyvinvointialueiden, Kelan ja KEHA-keskuksen yhteinen. Palvelun saavutettavuudesta säädetään digitaalisten palvelujen tarjoamisesta annetussa laissa (306/2019).',
    state: 'Kuinka saavutettava palvelu on',
    stateText:
      'Palvelu täyttää lain vaatimukset (WCAG 2.1, tasot A ja AA) osittain. Sitä kehitetään WCAG 2.2:n tason AA mukaan.',
    lacks: 'Mikä ei ole saavutettavaa tai on vielä kokeilematta',
    lackReader:
      'Kukaan ruudunlukijan, suurennusohjelman tai puheohjauksen käyttäjä ei ole kokeillut palvelua. Emme siis tiedä, miten hyvin se toimii niillä.',
    lackKeyboard:
      'Pelkällä näppäimistöllä on kokeiltu alusta loppuun vain osa tehtävistä (WCAG 2.1.1 ja 2.4.3).',
    lackTexts:
      'Virkailijoiden kirjoittamista teksteistä ei ole selkeällä kielellä kirjoitettua versiota, ja ne ovat vain kirjoittajansa kielellä (WCAG 3.1.2).',
    tested: 'Miten tämä on arvioitu',
    testedText:
      'Palvelun tekijät ovat arvioinet sen itse. Ohjelma (axe) tarkistaa useimmat sivut ja valintaikkunat suomeksi, ruotsiksi ja englanniksi aina, kun palvelua muutetaan. Samalla tarkistetaan osa näppäimistön käytöstä, 400 prosentin suurennos, 320 kuvapisteen leveys ja suuri kontrasti. Ulkopuolinen asiantuntija ei ole arvioinut palvelua.',
    other: 'Jos et voi käyttää palvelua',
    otherText:
      'Saat samat tiedot ja palvelut paperilla tai käymällä viranomaisen luona. Siitä ei ole sinulle haittaa.',
    otherLink: 'Näin saat tietosi paperilla',
    feedback: 'Huomasitko puutteen?',
    feedbackText:
      'Kerro siitä sähköpostilla. Saat vastauksen 14 päivän kuluessa. Älä kirjoita viestiin henkilötunnusta tai muita tietoja itsestäsi.',
    supervision: 'Valvontaviranomainen',
    supervisionText:
      'Jos et ole tyytyväinen vastaukseen tai et saa sitä 14 päivässä, voit tehdä saavutettavuuskantelun Liikenne- ja viestintävirasto Traficomille. Sivulla kerrotaan, miten kantelu tehdään ja käsitellään.',
    supervisionLink: 'Saavutettavuusvaatimukset.fi',
    supervisionPhone: 'Traficomin vaihde 029 534 5000',
    made: 'Seloste on laadittu {date}.',
  },
  privacy: {
    intro:
      'Näin tietojasi käsitellään, kun työvoimaviranomainen, hyvinvointialue ja Kela auttavat sinua yhdessä. Käsittelystä säädetään työllistymisen monialaisesta edistämisestä annetussa laissa (381/2023) ja EU:n tietosuoja-asetuksessa.',
    who: 'Kuka vastaa tiedoista',
    whoOwn:
      'Tiedot ovat yhteisessä rekisterissä. Kukin työvoimaviranomainen, hyvinvointialue ja Kela vastaa tiedoista, jotka se on itse tallentanut: että ne ovat oikein, että saat nähdä ne ja että virheet oikaistaan (13 §).',
    whoAgency:
      'KEHA-keskus ylläpitää järjestelmää, vastaa sen tietoturvasta, myöntää käyttöoikeudet ja poistaa tiedot (12 ja 13 §).',
    why: 'Miksi tietoja käsitellään',
    whyText:
      'Jotta viranomaiset voivat arvioida palvelujen tarpeen kanssasi, tehdä yhteisen suunnitelman ja seurata sitä. Tietoja käytetään myös toiminnan valvontaan, kehittämiseen ja tilastoihin (11 §).',
    whyBasis:
      'Käsittely on viranomaisten lakisääteinen tehtävä, joten siihen ei pyydetä suostumusta. Palvelu ei tee sinua koskevia päätöksiä automaattisesti.',
    what: 'Mitä tietoja',
    whatText:
      'Laki sallii seitsemän luokan tietoja, ja niistäkin vain ne, jotka ovat välttämättömiä (11 §). Mitään ei tallenneta ennen kuin yhteinen arviointi on aloitettu (12 §).',
    whatFrom:
      'Tiedot tulevat sinulta, näiltä viranomaisilta ja suostumuksellasi tai lain nojalla myös muilta.',
    seen: 'Kuka näkee tiedot',
    seenText:
      'Tietosi näkee vain se, joka hoitaa asiaasi ja jolla on henkilökohtainen käyttöoikeus. Kukin näkee sen, mitä hänen tehtävänsä vaatii. Viranomaiset saavat toisiltaan välttämättömät tiedot ilman suostumustasi (15 §).',
    seenLog:
      'Jokainen katselu ja muutos kirjataan. Kun tunnistaudut, näet itse, kuka on käyttänyt tietojasi, milloin ja miksi.',
    seenOut:
      'Muille tietoja luovutetaan vain suostumuksellasi tai silloin, kun laki sen sallii. Suostumuksen voit peruuttaa milloin tahansa.',
    kept: 'Kuinka kauan tietoja säilytetään',
    keptText:
      'Tiedot poistetaan, kun asiakkuutesi päättymisestä on kulunut neljä vuotta, ellei niitä silloin tarvita lakisääteisen tehtävän tai vireillä olevan asian hoitamiseen (12 §).',
    rights: 'Oikeutesi',
    rightSee: 'Saat nähdä tietosi ja saada niistä jäljennöksen.',
    rightLog: 'Saat tietää, kuka on käyttänyt tietojasi ja miksi, ja voit kysyä siitä.',
    rightCorrect: 'Saat virheellisen tiedon oikaistuksi.',
    rightComplain: 'Voit saattaa asian tietosuojavaltuutetun käsiteltäväksi:',
    rightTime:
      'Vastaus on maksuton ja tulee kuukauden kuluessa. Jos pyyntö on monimutkainen, aikaa voidaan pidentää kahdella kuukaudella, ja siitä kerrotaan sinulle.',
    limits:
      'Tässä rekisterissä ei sovelleta oikeutta käsittelyn rajoittamiseen (12 §). Tietoja ei myöskään poisteta pyynnöstä eikä käsittelyä voi vastustaa, koska se on viranomaisten lakisääteinen tehtävä.',
    turn: 'Rekisterinpitäjät ja yhteystiedot',
    turnText:
      'Voit kääntyä minkä tahansa puoleen: pyyntösi siirtyy sille, jota se koskee. Älä lähetä henkilötunnusta tai terveystietoja sähköpostilla.',
    officer: 'Tietosuojavastaava',
    cookies: 'Mitä selaimeen jää',
    cookiesText:
      'Palvelu käyttää vain kirjautumiseen tarvittavia evästeitä. Selain muistaa lisäksi valitsemasi kielen. Kävijöitä ei seurata.',
    made: 'Seloste on laadittu {date}.',
  },
  paper: {
    forAnother: 'Asioin toisen puolesta',
    forAnotherText:
      'Toisen puolesta ei voi vielä kirjautua. Edunvalvoja tai valtuutettu hoitaa asiat paperilla.',
    forAnotherProof:
      'Ota mukaan asiakirja, jonka nojalla asioit: edunvalvontapäätös tai allekirjoitettu valtakirja. Ota myös oma henkilöllisyystodistuksesi.',
    forAnotherAsk:
      'Kirjoita, mitä pyydät: nähdä suunnitelman tai tiedot, saada virheen oikaistuksi tai tietää, kuka tietoja on käyttänyt. Allekirjoita pyyntö.',
    forAnotherBring:
      'Vie asiakirjat jollekin alla olevista viranomaisista tai lähetä jäljennökset sinne kirjeellä. Älä lähetä henkilötunnusta sähköpostilla.',
    forAnotherAnswer:
      'Virkailija tarkistaa, mitä valtuutuksesi koskee. Vastaus tulee paperilla kuukauden kuluessa.',
    forAnotherSafety: 'Jos edustettavalla on turvakielto, hänen yhteystietojaan ei anneta.',
    without: 'En voi tunnistautua. Miten saan tietoni?',
    withoutTitle: 'Jos et voi tunnistautua',
    withoutText:
      'Saat samat palvelut ja sinulla on samat oikeudet, vaikka et voi tunnistautua verkossa. Asiat hoituvat käymällä tai kirjeellä.',
    withoutVisit:
      'Käy jonkin alla olevan viranomaisen luona ja ota henkilöllisyystodistus mukaan. Saat nähdä suunnitelmasi ja tietosi ja saada niistä tulosteen.',
    withoutLetter:
      'Voit pyytää tiedot myös kirjeellä, jonka allekirjoitat. Vastaus tulee kuukauden kuluessa.',
    withoutCorrect: 'Virheestä voit kertoa käydessäsi tai kirjeellä. Samoin voit peruuttaa suostumuksen.',
    withoutLog: 'Voit myös pyytää luettelon siitä, kuka on käyttänyt tietojasi.',
    withoutForm: 'Virkailijasi kirjaa suunnitelman hyväksymisen, kun olet allekirjoittanut sen paperilla.',
    card: 'Kortti ei toimi tai oikeus on päättynyt',
    cardText: 'Palveluun pääsee organisaatiokortilla ja voimassa olevalla käyttöoikeudella.',
    cardBroken:
      'Jos kortti ei toimi tai sen varmenne on vanhentunut, ota yhteyttä siihen, joka antaa kortit työpaikallasi.',
    cardRight:
      'Jos käyttöoikeutesi on päättynyt tai rooli puuttuu, työnantajasi käyttöoikeuksien hallinnoija hakee oikeutta. KEHA-keskus päättää siitä.',
    cardDrafts: 'Luonnoksesi säilyvät 30 päivää. Ne avautuvat, kun oikeutesi on taas voimassa.',
    cardUrgent: 'Jos asia ei voi odottaa, pyydä kollegaa, joka on asiakkaan tiimissä, hoitamaan se.',
    where: 'Viranomaiset',
  },
} as const
