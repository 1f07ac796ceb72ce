import type { Deep } from '../deep.ts'
import type { frameStates as fi } from '../fi/frame-states.ts'

export const frameStates: Deep<typeof fi> = {
  bar: {
    noName: 'Namnet visas inte för dig',
    endProposed: 'Det har föreslagits att kundrelationen avslutas. Parternas svar väntas senast {date}.',
    ended:
      'Kundrelationen upphörde {date}. Nya uppgifter kan inte läggas till. Uppgifterna raderas {deletion}.',
  },
  connection: {
    lost: 'Ingen anslutning. Du kan fortsätta skriva, men stäng inte fliken.',
    back: 'Anslutningen är tillbaka.',
    waited: 'Du kan försöka på nytt nu. Texten finns kvar.',
  },
  discard: {
    failed: 'Tjänsten svarade inte, så utkastet kan finnas kvar. Det du har skrivit finns på den här sidan.',
    again: 'Förkasta på nytt',
  },
}
