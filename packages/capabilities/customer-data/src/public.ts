export { type CurrentEntry, documentPlaceOf, fieldsIn, textOf } from './current-document.ts'
export { documentCiphertextPlace, valuePlace } from './places.ts'
export { rebuildDocuments } from './rebuild-documents.ts'
