import { noBody, readEndpoint } from '@tym/employment'
import { customershipId, entryId } from '@tym/kernel'
import { getKeys } from '@tym/key-vault'
import { touchedEntries } from '../correct-entry.ts'
import { entryHistory, readEntryHistory } from '../read-entry-history.ts'
import { exampleEntry, exampleFile } from '../removal/removal.ts'

/**
 * An entry that the caller's organisation stored in a file that has been transferred from it, with its
 * versions and the remarks on it. Nothing else of the file is opened, and without a remark neither is the
 * entry.
 */
export const readLeftEntryEndpoint = readEndpoint({
  id: 'readLeftEntry',
  method: 'GET',
  path: '/v1/customerships/{customership}/left-entries/{entry}',
  tag: 'Entries left behind',
  summary: {
    fi: 'Avaa siirretyssä asiakkuudessa oma kirjaus, jossa epäillään virhettä',
    sv: 'Öppna i en överförd kundrelation en egen anteckning som misstänks vara fel',
    en: 'Open, in a transferred customership, an own entry that is suspected to be wrong',
  },
  caller: ['person'],
  operation: 'leftEntry.answer',
  scope: 'leftEntry',
  params: { customership: customershipId, entry: entryId },
  query: {},
  body: noBody,
  output: entryHistory,
  audit: { event: 'leftEntry.read', ground: 'tym-13' },
  problems: ['not-found'],
  example: { params: { customership: exampleFile, entry: exampleEntry } },
  handler: async (tx, { caller, params, parts }) => {
    const keys = await getKeys(parts, params.customership)
    const { history, read } = await readEntryHistory(tx, keys, caller, params.entry)
    // Who made a remark is not said: it may be somebody who has the file now.
    const flags = history.flags.map((flag) => ({ ...flag, by: {} }))
    return { output: { ...history, flags }, touched: [touchedEntries(caller, read)] }
  },
})
