import type { Place } from '@tym/key-vault'
import type { DocumentPlace } from './current-document.ts'

/** Where each ciphertext of the register stands: one moved to another place does not open. */

export function valuePlace(at: { category: number; id: string; version: number }): Place {
  return { table: 'customer_data.entry', category: at.category, row: at.id, version: at.version }
}

export function correctionReasonPlace(at: { category: number; id: string; version: number }): Place {
  return { ...valuePlace(at), table: 'customer_data.entry.correction_reason' }
}

export function flagReasonPlace(at: { category: number; id: string; entryVersion: number }): Place {
  return { table: 'customer_data.entry_flag', category: at.category, row: at.id, version: at.entryVersion }
}

export function flagAnswerPlace(at: { category: number; id: string; entryVersion: number }): Place {
  return { ...flagReasonPlace(at), table: 'customer_data.entry_flag.answer' }
}

export function draftPlace(id: string): Place {
  return { table: 'customer_data.draft', category: 0, row: id, version: 1 }
}

export function liftReasonPlace(id: string): Place {
  return { table: 'customer_data.safety_lift', category: 1, row: id, version: 1 }
}

export function documentCiphertextPlace(
  { category, class: key, owner }: DocumentPlace,
  version: number,
): Place {
  return { table: 'customer_data.current_document', category, row: `${key}/${owner}`, version }
}
