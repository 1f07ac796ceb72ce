import type { Deep } from '../deep.ts'
import type { own as fi } from '../fi/own.ts'

export const own: Deep<typeof fi> = {
  own: {
    title: 'Mina kundrelationer',
    emptyTitle: 'Du har ingen kundrelation i den här tjänsten',
    emptyText: 'Om en gemensam bedömning inleds för dig ser du ditt ärende här.',
    since: 'Inleddes {date}.',
    until: 'Upphörde {date}.',
    data: 'Mina uppgifter',
    dataNote: 'De här uppgifterna har myndigheterna antecknat om dig i tjänsten.',
    dataEmpty: 'Inget har antecknats om dig här',
    dataEmptyText: 'Uppgiften syns här när någon som betjänar dig antecknar den.',
    log: 'Vem har använt mina uppgifter',
    logNote: 'Varje läsning och ändring syns här. Likadana rader från samma dag har samlats.',
    logEmpty: 'Ingen har ännu använt dina uppgifter.',
    you: 'Du',
    platform: 'Systemet',
    someone: 'En anställd',
    times: 'Samma dag: {n}',
    purpose: 'Varför: {purpose}',
    ground: 'Grund: {ground}',
    categories: 'Vad: {categories}',
    refused: 'Begäran avvisades.',
    delayed: 'Den här raden visas senare, senast {date} ({ground}).',
  },
}
