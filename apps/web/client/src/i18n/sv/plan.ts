import type { Deep } from '../deep.ts'
import type { plan as fi } from '../fi/plan.ts'

export const plan: Deep<typeof fi> = {
  planStage: {
    title: 'Planens skede',
    late: 'Någon annan hann ändra kundrelationen. Du ser nu var planen är.',
    final: 'Anteckningen kan inte tas tillbaka.',
    byLabour: 'Det gör arbetskraftsmyndigheten.',
    kela: 'FPA deltar i planen eftersom dess rehabilitering behövs (4 §). FPA:s tjänsteman ser och antecknar därefter mer.',
  },
  planFrom: {
    begin: 'Planen har inte påbörjats.',
    bringIntoForce:
      'Planen sätts i kraft när det innehåll som krävs har antecknats och parterna är med (4 och 5 §).',
    beginReview: 'Planen revideras tillsammans minst var tredje månad.',
    endReview: 'När revideringen är gjord antecknas planen som reviderad.',
  },
  planAct: {
    begin: 'Börja göra upp planen',
    bringIntoForce: 'Sätt planen i kraft',
    beginReview: 'Börja revidera planen',
    endReview: 'Anteckna som reviderad',
  },
  planMeans: {
    begin: 'Kunden får ett meddelande. Skedet syns för teamet och på tidslinjen.',
    bringIntoForce:
      'Sätt planen i kraft först när kunden och parterna har godkänt den. Den revideras senast tre månader efter ikraftträdandet. Kunden får ett meddelande.',
    beginReview: 'Kunden får ett meddelande. Skedet syns för teamet och på tidslinjen.',
    endReview: 'Nästa revidering görs senast tre månader efter denna. Kunden får ett meddelande.',
  },
  planDay: {
    begin: 'När arbetet med planen började',
    bringIntoForce: 'När planen trädde i kraft',
    beginReview: 'När revideringen började',
    endReview: 'När revideringen gjordes',
  },
  planDone: {
    begin: 'Arbetet med planen har börjat.',
    bringIntoForce: 'Planen är i kraft.',
    beginReview: 'Revideringen av planen har börjat.',
    endReview: 'Planen har reviderats.',
  },
}
