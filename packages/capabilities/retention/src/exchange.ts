export { confirmLateRecall, getLateRecall, listLateRecalls } from './late-recalls.ts'
