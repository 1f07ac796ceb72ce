import { text } from '../words/text.ts'
import { caseWork } from './case-work.ts'
import type { OperationDeclaration } from './operation.ts'

/** What is done when the customer moves, and afterwards with what a former party stored. */
export const transferOperations = {
  'customership.transfer': {
    title: text(
      'siirrä asiakkuus toiselle viranomaiselle tai alueelle',
      'överför kundrelationen till en annan myndighet eller ett annat område',
      'transfer the customership to another authority or area',
    ),
    reason: text(
      'Asiakkuus jatkuu, kun asiakas muuttaa: työvoimaviranomaisen vastuuvirkailija siirtää sen uuden kotikunnan viranomaisille (2 §).',
      'Kundrelationen fortsätter när kunden flyttar: arbetskraftsmyndighetens ansvariga tjänsteman överför den till myndigheterna för den nya hemkommunen (2 §).',
      'The customership goes on when the customer moves: the responsible officer of the labour authority transfers it to those of the new municipality (section 2).',
    ),
    roles: { employmentSpecialist: 'responsibleOfficer' },
  },
  'leftEntry.answer': {
    title: text(
      'avaa ja oikaise siirretyssä asiakkuudessa oma kirjaus, jossa epäillään virhettä',
      'öppna och rätta i en överförd kundrelation en egen anteckning som misstänks vara fel',
      "open and correct, in a transferred customership, the own organisation's entry that is suspected to be wrong",
    ),
    reason: text(
      'Tallentanut organisaatio vastaa kirjauksestaan siirron jälkeenkin, mutta näkee vain sen (13 §, GDPR 16 art.).',
      'Den organisation som lagrat uppgiften ansvarar för den även efter överföringen men ser endast den (13 §, GDPR art. 16).',
      'The organisation that stored an entry answers for it after the transfer too, and sees nothing else (section 13, GDPR 16).',
    ),
    roles: caseWork('ownOrganisation'),
  },
} as const satisfies Readonly<Record<string, OperationDeclaration>>
