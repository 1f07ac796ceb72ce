import { writeEndpoint } from '@tym/employment'
import { customershipId, entryId } from '@tym/kernel'
import { getKeys } from '@tym/key-vault'
import { correctEntry, correctionBody, correctionProblems, touchedEntry } from '../correct-entry.ts'
import { exampleEntry, exampleFile } from '../removal/removal.ts'

/**
 * Corrects such an entry, as `correctEntry` does: who stored a fact answers for it also when the file has
 * gone to others (13 §). The correction answers the remark and closes the entry again; identity code and
 * turvakielto are the matter of those whose file it is now, and are not opened here.
 */
export const correctLeftEntryEndpoint = writeEndpoint({
  id: 'correctLeftEntry',
  method: 'POST',
  path: '/v1/customerships/{customership}/left-entries/{entry}/corrections',
  tag: 'Entries left behind',
  summary: {
    fi: 'Oikaise siirretyssä asiakkuudessa oma kirjaus, jossa epäillään virhettä',
    sv: 'Rätta i en överförd kundrelation en egen anteckning som misstänks vara fel',
    en: 'Correct, in a transferred customership, an own entry that is suspected to be wrong',
  },
  caller: ['person'],
  operation: 'leftEntry.answer',
  scope: 'leftEntry',
  success: 201,
  ifMatch: true,
  params: { customership: customershipId, entry: entryId },
  query: {},
  body: correctionBody,
  audit: { event: 'leftEntry.corrected', ground: 'tym-13' },
  problems: [...correctionProblems],
  example: {
    params: { customership: exampleFile, entry: exampleEntry },
    body: { value: { limit: 'Ei toistuvia yli 10 kg:n nostoja.' }, reason: 'Raja kirjattiin väärin.' },
  },
  handler: async (tx, { caller, params, body, expectedVersion, parts }) => {
    const keys = await getKeys(parts, params.customership)
    const former = await correctEntry(tx, keys, caller, { id: params.entry, expectedVersion }, body)
    return { id: former.id, version: former.version + 1, touched: [touchedEntry(caller, former)] }
  },
})
