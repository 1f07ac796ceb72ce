import type { Deep } from '../deep.ts'
import type { wayIn as fi } from '../fi/way-in.ts'

export const wayIn: Deep<typeof fi> = {
  signin: {
    intro:
      'Arbetskraftsmyndigheten, välfärdsområdet och FPA hjälper tillsammans när vägen till arbete kräver tjänster av flera myndigheter. Här finns den gemensamma planen och uppgifterna i den.',
    customer: 'Jag är kund',
    customerText:
      'Se hur ditt ärende framskrider, vilka uppgifter som finns om dig och vem som har använt dem.',
    customerAction: 'Identifiera dig',
    customerHint: 'Du identifierar dig med nätbankskoder, mobilcertifikat eller certifikatkort.',
    staff: 'Jag arbetar i tjänsten',
    staffText:
      'Du behöver ett organisationskort och en gällande åtkomsträtt. Din arbetsgivare ansöker om den.',
    staffAction: 'Logga in med organisationskort',
    failed: 'Identifieringen misslyckades. Försök igen eller välj ett annat sätt.',
    out: 'Du har loggat ut.',
    noright: 'Du har ingen gällande åtkomsträtt. Din arbetsgivare ansöker om den.',
    development:
      'Utvecklingsversion: personerna och uppgifterna är påhittade. Identifieringen visar en lista där du väljer en person.',
    starting: 'Tjänsten öppnas',
  },
  demo: {
    loading: 'Exempelkunder läggs fortfarande till: {written} av {total}. Du kan redan logga in.',
  },
  role: {
    onlyOne:
      'Du har endast den här rollen. Be den som administrerar åtkomsträttigheter hos din arbetsgivare om en ny åtkomsträtt.',
    ending: 'Din åtkomsträtt upphör {date}, om inte din arbetsgivare ansöker om förlängning.',
    none: 'Du har ingen roll i tjänsten',
    choose: 'I vilken roll arbetar du nu?',
    signedIn: 'Inloggad: {name}',
    note: 'Du ser bara det som hör till rollen du väljer. Du kan byta roll i menyn uppe till höger. Bytet tömmer skärmen.',
    until: 'gäller till {date}',
    missing:
      'Saknas en roll? Den som administrerar åtkomsträttigheter hos din arbetsgivare ansöker om åtkomsträtten.',
    change: 'Byt roll',
  },
  session: {
    signOut: 'Logga ut',
    person: 'Egna val',
    idleTitle: 'Är du kvar?',
    idle: 'Sessionen låses om {n} min.',
    idleNote: 'När sessionen låses försvinner kunduppgifterna från skärmen.',
    stay: 'Fortsätt arbeta',
    lockedTitle: 'Sessionen är låst',
    locked: 'Kunduppgifterna har tagits bort från skärmen. Logga in på nytt när du fortsätter.',
    lockedBack: 'När du loggar in på nytt kommer du tillbaka till samma sida.',
    again: 'Logga in på nytt',
  },
  meHere: {
    rightTitle: 'Din åtkomsträtt',
    role: 'Roll',
    duty: 'Uppgift',
    employer: 'Arbetsgivare',
    authority: 'Du arbetar för myndigheten',
    until: 'Gäller till och med',
    sessionsTitle: 'Dina sessioner',
    staffNote:
      'Om du inte känner igen en session, avsluta den och berätta om den för den som ansvarar för datasäkerheten i din organisation.',
    customerNote:
      'Om du inte känner igen en session, avsluta den. Berätta också om den för banken eller den andra tjänst som du identifierade dig med.',
    thisSession: 'Den här sessionen',
    times: 'Började {begun} · användes senast {used}',
    end: 'Avsluta sessionen',
    endOne: 'Avsluta sessionen: {device}, började {begun}',
    confirm: 'Sessionen ({device}) avslutas genast. Arbete som inte är klart i den kan bli osparat.',
    otherBrowser: 'Annan webbläsare',
    languageNote: 'Språket sparas i den här webbläsaren.',
  },
}
