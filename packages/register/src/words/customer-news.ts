import { z } from 'zod'
import { text } from './text.ts'

/**
 * What a customer is told of as it happens in their file; what has happened they read behind strong
 * identification (306/2019 6 §). The message is the same for all of it and says nothing of the matter, not
 * even that there is a customership: whoever sees the mailbox learns nothing.
 */
export const customerNews = z.enum([
  'started',
  'planDrafted',
  'planInForce',
  'reviewBegun',
  'endProposed',
  'ended',
  'transferred',
  'entryCorrected',
  'entryKept',
  'questionAnswered',
  'openedForReason',
])
export type CustomerNews = z.infer<typeof customerNews>

export const newsTitle = text(
  'Sinulle on uutta tietoa',
  'Det finns ny information till dig',
  'There is something new for you',
)

/** The whole message; `address` is where the customer signs in. */
export const newsBody = (address: string) =>
  text(
    `Sinulle on uutta tietoa asiointipalvelussa ${address}. Kirjaudu palveluun vahvasti tunnistautuen. Tietosuojasi vuoksi tässä viestissä ei kerrota, mitä asia koskee.`,
    `Det finns ny information till dig i e-tjänsten ${address}. Logga in i tjänsten med stark autentisering. För ditt dataskydds skull säger detta meddelande inte vad saken gäller.`,
    `There is something new for you in the online service ${address}. Sign in with strong identification. To protect your data this message does not say what it is about.`,
  )

/** How long a message that the service does not take is sent again, and how often. */
export const newsSteps = { againAfterMinutes: 30, days: 14 } as const
