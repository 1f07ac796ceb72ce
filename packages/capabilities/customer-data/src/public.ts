export { type CurrentEntry, documentPlaceOf, fieldsIn, textOf } from './current-document.ts'
export { documentCiphertextPlace, valuePlace } from './places.ts'
