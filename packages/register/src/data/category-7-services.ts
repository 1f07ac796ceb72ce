import { plainDate } from '@tym/kernel'
import { z } from 'zod'
import { text } from '../words/text.ts'
import { approvalModes, approvers, codeOf, needKinds, partyCodes, serviceStates } from './code-lists.ts'
import { type CategoryFields, entryField } from './field.ts'
import { customerOrOfficer, eachParty } from './recorders.ts'
import { dealingSources } from './sources.ts'
import { inOrder, longText, period, shortText, statementText } from './values.ts'

type AgreedServicesPart = Pick<CategoryFields<7>, '7.03' | '7.04' | '7.05' | '7.06' | '7.11'>

/** What the plan agrees on: services, who answers for them, their course, and the approvals. */
export const agreedServicesPart: AgreedServicesPart = {
  '7.03': entryField({
    identifier: 'agreedService',
    label: text('sovittu palvelu tai toimi', 'avtalad service eller åtgärd', 'agreed service or action'),
    help: text(
      'Palvelu, jonka oma organisaatiosi järjestää, ja mihin sillä pyritään.',
      'En tjänst som din egen organisation ordnar och vad den syftar till.',
      'A service that your own organisation arranges, and what it is for.',
    ),
    sensitivity: 'H',
    values: 'many',
    recorders: eachParty,
    sources: dealingSources,
    value: z.strictObject({ kind: codeOf(needKinds), service: shortText, aim: longText.optional() }),
  }),
  '7.04': entryField({
    identifier: 'responsibleParty',
    label: text('vastuutaho ja vastuuhenkilö', 'ansvarig instans och person', 'responsible party and person'),
    help: text(
      'Kuka omasta organisaatiostasi vastaa sovitusta palvelusta ja kehen asiakas ottaa yhteyttä.',
      'Vem i din egen organisation som ansvarar för den avtalade tjänsten och vem kunden kontaktar.',
      'Who in your own organisation answers for the agreed service and whom the customer contacts.',
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: eachParty,
    sources: dealingSources,
    voice: 'party',
    value: z.strictObject({ service: shortText, party: codeOf(partyCodes), person: shortText }),
  }),
  '7.05': entryField({
    identifier: 'serviceStatus',
    label: text('palvelun tila', 'tjänstens status', 'service status'),
    help: text(
      'Onko palvelu suunniteltu, meneillään, toteutunut vai keskeytynyt.',
      'Om tjänsten är planerad, pågår, har genomförts eller avbrutits.',
      'Whether the service is planned, ongoing, completed or interrupted.',
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: eachParty,
    sources: dealingSources,
    value: z.strictObject({ service: shortText, state: codeOf(serviceStates), on: plainDate }),
  }),
  '7.06': entryField({
    identifier: 'servicePeriod',
    label: text('alku, loppu ja määräaika', 'början, slut och frist', 'start, end and due day'),
    help: text(
      'Milloin palvelu alkaa ja päättyy ja mihin mennessä sen pitää olla tehty.',
      'När tjänsten börjar och slutar och när den senast ska vara utförd.',
      'When the service begins and ends and by when it must be done.',
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: eachParty,
    sources: dealingSources,
    value: z
      .strictObject({ service: shortText, ...period, dueOn: plainDate.optional() })
      .refine(inOrder, { path: ['to'] }),
  }),
  '7.11': entryField({
    identifier: 'approvals',
    label: text('hyväksynnät', 'godkännanden', 'approvals'),
    help: text(
      'Oman organisaatiosi hyväksyntä, tai asiakkaan muualla antama ja miten varmistit, että hän ymmärsi. Kukaan ei hyväksy toisen puolesta.',
      'Din egen organisations godkännande, eller det som kunden gett på annat sätt och hur du såg till att kunden förstod. Ingen godkänner för någon annan.',
      "Your own organisation's approval, or the customer's given elsewhere and how you made sure they understood. Nobody approves for another.",
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: customerOrOfficer,
    sources: dealingSources,
    voice: 'approver',
    value: z
      .strictObject({
        by: codeOf(approvers),
        mode: codeOf(approvalModes),
        on: plainDate,
        /**
         * How an officer who received the customer's approval made sure that the plan was understood
         * (385/2024 2 §).
         */
        understanding: statementText.optional(),
      })
      .refine(receivedWithCare, { path: ['understanding'] }),
  }),
}

/**
 * Whoever receives the customer's approval outside the online service says how they know that it was
 * understood. What others approve is not explained.
 */
function receivedWithCare(value: {
  readonly by: string
  readonly mode: string
  readonly understanding?: string | undefined
}): boolean {
  const received = value.by === 'customer' && value.mode !== 'online'
  return received === (value.understanding !== undefined)
}
