import type { Deep } from '../deep.ts'
import type { openPages as fi } from '../fi/open-pages.ts'

export const openPages: Deep<typeof fi> = {
  foot: {
    label: 'Om tjänsten',
    accessibility: 'Tillgänglighetsutlåtande',
    privacy: 'Dataskyddsbeskrivning',
    back: 'Till första sidan',
    unread: 'Kontaktuppgifterna kunde inte hämtas.',
  },
  access: {
    intro:
      'Utlåtandet gäller tjänsten Sektorsövergripande stöd, som arbetskraftsmyndigheterna, välfärdsområdena, FPA och KEHA-centret har gemensamt. Om tjänstens tillgänglighet föreskrivs i lagen om tillhandahållande av digitala tjänster (306/2019).',
    state: 'Hur tillgänglig tjänsten är',
    stateText:
      'Tjänsten uppfyller lagens krav (WCAG 2.1, nivåerna A och AA) delvis. Den utvecklas enligt WCAG 2.2, nivå AA.',
    lacks: 'Vad som inte är tillgängligt eller ännu inte har prövats',
    lackReader:
      'Ingen som använder skärmläsare, förstoringsprogram eller röststyrning har prövat tjänsten. Vi vet alltså inte hur väl den fungerar med dem.',
    lackKeyboard:
      'Med enbart tangentbord har bara en del av ärendena prövats från början till slut (WCAG 2.1.1 och 2.4.3).',
    lackTexts:
      'Texter som tjänstemännen skriver finns inte på lättläst språk, och de finns bara på skribentens språk (WCAG 3.1.2).',
    tested: 'Hur detta har bedömts',
    testedText:
      'De som gör tjänsten har bedömt den själva. Ett program (axe) granskar de flesta sidorna och dialogrutorna på finska, svenska och engelska varje gång tjänsten ändras. Samtidigt granskas en del av användningen med tangentbord, förstoring till 400 procent, en bredd på 320 bildpunkter och hög kontrast. Ingen utomstående sakkunnig har bedömt tjänsten.',
    other: 'Om du inte kan använda tjänsten',
    otherText:
      'Du får samma uppgifter och tjänster på papper eller genom att besöka myndigheten. Det är inte till nackdel för dig.',
    otherLink: 'Så får du dina uppgifter på papper',
    feedback: 'Märkte du en brist?',
    feedbackText:
      'Berätta om den per e-post. Du får svar inom 14 dagar. Skriv inte din personbeteckning eller andra uppgifter om dig själv i meddelandet.',
    supervision: 'Tillsynsmyndighet',
    supervisionText:
      'Om du inte är nöjd med svaret eller inte får svar inom 14 dagar, kan du anföra tillgänglighetsklagan hos Transport- och kommunikationsverket Traficom. På webbplatsen berättas hur klagan görs och behandlas.',
    supervisionLink: 'Saavutettavuusvaatimukset.fi (på finska och svenska)',
    supervisionPhone: 'Traficoms växel 029 534 5000',
    made: 'Utlåtandet har gjorts upp {date}.',
  },
  privacy: {
    intro:
      'Så behandlas dina uppgifter när arbetskraftsmyndigheten, välfärdsområdet och FPA hjälper dig tillsammans. Om behandlingen föreskrivs i lagen om sektorsövergripande främjande av sysselsättningen (381/2023) och i EU:s dataskyddsförordning.',
    who: 'Vem som ansvarar för uppgifterna',
    whoOwn:
      'Uppgifterna finns i ett gemensamt register. Varje arbetskraftsmyndighet, varje välfärdsområde och FPA ansvarar för de uppgifter som de själva har sparat: att de är riktiga, att du får se dem och att fel rättas (13 §).',
    whoAgency:
      'KEHA-centret upprätthåller systemet, ansvarar för dess datasäkerhet, beviljar åtkomsträttigheter och raderar uppgifterna (12 och 13 §).',
    why: 'Varför uppgifterna behandlas',
    whyText:
      'För att myndigheterna ska kunna bedöma behovet av tjänster med dig, göra en gemensam plan och följa den. Uppgifterna används också för tillsyn, utveckling och statistik (11 §).',
    whyBasis:
      'Behandlingen är en lagstadgad uppgift för myndigheterna, och därför frågas inte efter ditt samtycke till den. Tjänsten fattar inga automatiska beslut om dig.',
    what: 'Vilka uppgifter',
    whatText:
      'Lagen tillåter uppgifter i sju kategorier, och av dem bara de som är nödvändiga (11 §). Inget sparas innan den gemensamma bedömningen har inletts (12 §).',
    whatFrom:
      'Uppgifterna kommer från dig, från dessa myndigheter och med ditt samtycke eller med stöd av lag också från andra.',
    seen: 'Vem som ser uppgifterna',
    seenText:
      'Dina uppgifter ses bara av den som sköter ditt ärende och har en personlig åtkomsträtt. Var och en ser det som uppdraget kräver. Myndigheterna får nödvändiga uppgifter av varandra utan ditt samtycke (15 §).',
    seenLog:
      'Varje läsning och ändring loggas. När du identifierar dig ser du själv vem som har använt dina uppgifter, när och varför.',
    seenOut:
      'Till andra lämnas uppgifter ut bara med ditt samtycke eller när lagen tillåter det. Du kan återkalla ett samtycke när som helst.',
    kept: 'Hur länge uppgifterna bevaras',
    keptText:
      'Uppgifterna raderas när fyra år har gått sedan din kundrelation upphörde, om de inte då behövs för skötseln av en lagstadgad uppgift eller ett anhängigt ärende (12 §).',
    rights: 'Dina rättigheter',
    rightSee: 'Du får se dina uppgifter och få en kopia av dem.',
    rightLog: 'Du får veta vem som har använt dina uppgifter och varför, och du kan fråga om det.',
    rightCorrect: 'Du får en felaktig uppgift rättad.',
    rightComplain: 'Du kan föra ärendet till dataombudsmannen för behandling:',
    rightTime:
      'Svaret är avgiftsfritt och kommer inom en månad. Är begäran komplicerad kan tiden förlängas med två månader, och då får du besked om det.',
    limits:
      'Rätten till begränsning av behandling tillämpas inte i detta register (12 §). Uppgifter raderas inte heller på begäran, och du kan inte invända mot behandlingen, eftersom den är en lagstadgad uppgift för myndigheterna.',
    turn: 'Personuppgiftsansvariga och kontaktuppgifter',
    turnText:
      'Du kan vända dig till vem som helst av dem: din begäran går till den som den gäller. Skicka inte personbeteckning eller hälsouppgifter per e-post.',
    officer: 'Dataskyddsombud',
    cookies: 'Vad som blir kvar i webbläsaren',
    cookiesText:
      'Tjänsten använder bara de kakor som inloggningen kräver. Webbläsaren minns också det språk du har valt. Besökare spåras inte.',
    made: 'Beskrivningen har gjorts upp {date}.',
  },
  paper: {
    forAnother: 'Jag sköter ärenden för någon annan',
    forAnotherText:
      'Det går ännu inte att logga in för någon annan. En intressebevakare eller en befullmäktigad sköter ärendena på papper.',
    forAnotherProof:
      'Ta med handlingen som ger dig rätt att sköta ärendena: beslutet om intressebevakning eller en undertecknad fullmakt. Ta också med din egen identitetshandling.',
    forAnotherAsk:
      'Skriv vad du begär: att få se planen eller uppgifterna, att få ett fel rättat eller att få veta vem som har använt uppgifterna. Underteckna begäran.',
    forAnotherBring:
      'Ta handlingarna till någon av myndigheterna nedan, eller skicka kopior dit per brev. Skicka inte personbeteckningar per e-post.',
    forAnotherAnswer:
      'Tjänstemannen kontrollerar vad din fullmakt gäller. Svaret kommer på papper inom en månad.',
    forAnotherSafety:
      'Om den du företräder har spärrmarkering lämnas hans eller hennes kontaktuppgifter inte ut.',
    without: 'Jag kan inte identifiera mig. Hur får jag mina uppgifter?',
    withoutTitle: 'Om du inte kan identifiera dig',
    withoutText:
      'Du får samma tjänster och har samma rättigheter även om du inte kan identifiera dig på nätet. Ärendena sköts vid ett besök eller per brev.',
    withoutVisit:
      'Besök någon av myndigheterna nedan och ta med en identitetshandling. Du får se din plan och dina uppgifter och få en utskrift av dem.',
    withoutLetter:
      'Du kan också begära uppgifterna i ett brev som du undertecknar. Svaret kommer inom en månad.',
    withoutCorrect:
      'Ett fel kan du berätta om vid ett besök eller i ett brev. På samma sätt kan du återkalla ett samtycke.',
    withoutLog: 'Du kan också begära en förteckning över vem som har använt dina uppgifter.',
    withoutForm: 'Din tjänsteman antecknar att planen är godkänd när du har undertecknat den på papper.',
    card: 'Kortet fungerar inte eller rätten har upphört',
    cardText: 'I tjänsten kommer man in med organisationskort och en gällande åtkomsträtt.',
    cardBroken:
      'Om kortet inte fungerar eller dess certifikat har gått ut, kontakta den som ger ut korten på din arbetsplats.',
    cardRight:
      'Om din åtkomsträtt har upphört eller en roll saknas, ansöker den som administrerar åtkomsträttigheter hos din arbetsgivare om rätten. KEHA-centret beslutar om den.',
    cardDrafts: 'Dina utkast bevaras i 30 dagar. De öppnas när din rätt gäller igen.',
    cardUrgent: 'Om ärendet inte kan vänta, be en kollega i kundens team sköta det.',
    where: 'Myndigheter',
  },
}
