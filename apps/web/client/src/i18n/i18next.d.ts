import 'i18next'
import type { fi } from './fi/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof fi }
    returnNull: false
  }
}
